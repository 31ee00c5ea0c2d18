import type { CategorySeed } from '../product-seed.js';

export const plantsAndFlowers: CategorySeed = {
  name: 'Plantes et bouquets',
  products: [
    {
      ...{ sku: 'PLA-001', name: 'Bouquet du marché', gross: 2400, vat: 1000, stock: 30, low: 5 },
      text: 'Composé chaque matin avec ce que les horticulteurs de la région coupent ce jour-là. Une quinzaine de tiges, un feuillage.',
    },
    {
      ...{ sku: 'PLA-002', name: 'Bouquet de fleurs séchées', gross: 2900, vat: 1000, stock: 24, low: 5 },
      text: 'Lagurus, statices, immortelles et blé. Des tons sable et rose, loin du soleil il tient deux ans.',
    },
    {
      ...{ sku: 'PLA-003', name: 'Basilic en pot de terre', gross: 690, vat: 1000, stock: 40, low: 10 },
      text: 'Basilic à grandes feuilles, dans un pot de 12 cm. Au chaud, à la lumière, un peu d’eau par le dessous tous les deux jours.',
    },
    {
      ...{ sku: 'PLA-004', name: 'Olivier, tronc de 40 cm', gross: 3950, vat: 1000, stock: 12, low: 3 },
      text: 'Jeune olivier de Provence, rempoté et acclimaté chez nous. Plein sud, et dedans par forte gelée. Pot de 22 cm.',
    },
    {
      ...{ sku: 'PLA-005', name: 'Monstera deliciosa', gross: 2690, vat: 1000, stock: 16, low: 4 },
      text: 'Feuilles découpées, croissance facile, lumière douce. Essuyez ses feuilles, elle vous le rendra. Pot de 17 cm.',
    },
    {
      ...{ sku: 'PLA-006', name: 'Lavande vraie', gross: 890, vat: 1000, stock: 36, low: 8 },
      text: 'Pour un balcon sec ou une bordure. Elle se taille après la floraison, jamais dans le vieux bois. Pot de 14 cm.',
    },
    {
      ...{ sku: 'PLA-007', name: 'Trio de plantes grasses', gross: 1690, vat: 1000, stock: 22, low: 5 },
      text: 'Echeveria, crassula et haworthia dans leur coupe. Un arrosage toutes les trois semaines, et de la patience.',
    },
    {
      ...{ sku: 'PLA-008', name: 'Amaryllis à forcer', gross: 1290, vat: 1000, stock: 18, low: 4 },
      text: 'Un gros bulbe, son pot et son terreau. Planté aujourd’hui, il fleurit dans sept à huit semaines.',
    },
    {
      ...{ sku: 'PLA-009', name: 'Couronne de houx et d’eucalyptus', gross: 3400, vat: 1000, stock: 14, low: 3 },
      text: 'Faite main sur un cercle d’osier de 30 cm. À suspendre dehors, elle sèche joliment jusqu’en février.',
    },
    {
      ...{ sku: 'PLA-010', name: 'Menthe marocaine', gross: 590, vat: 1000, stock: 45, low: 10 },
      text: 'La menthe du thé, vivace et généreuse. Donnez-lui un pot à elle seule, elle prend toute la place. Pot de 13 cm.',
    },
  ],
};
