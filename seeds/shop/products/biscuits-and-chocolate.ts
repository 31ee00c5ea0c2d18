import type { CategorySeed } from '../product-seed.js';

export const biscuitsAndChocolate: CategorySeed = {
  name: 'Biscuits et chocolats',
  products: [
    {
      ...{ sku: 'BIS-001', name: 'Palets bretons pur beurre', gross: 520, vat: 550, stock: 88, low: 16 },
      text: 'Épais, sablés, 24 % de beurre frais. Une boîte en fer qui servira ensuite aux boutons. Boîte de 200 g.',
    },
    {
      ...{ sku: 'BIS-002', name: 'Petits-beurre nantais', gross: 390, vat: 550, stock: 120, low: 20 },
      text: 'La recette des goûters d’ici : farine de blé de Loire-Atlantique, beurre, lait. À tremper deux secondes, pas trois. Paquet de 250 g.',
    },
    {
      ...{ sku: 'BIS-003', name: 'Navettes à la fleur d’oranger', gross: 640, vat: 550, stock: 34, low: 8 },
      text: 'Croquantes dehors, tendres longtemps dedans. Façonnées une à une par une biscuiterie de Marseille. Sachet de 240 g.',
    },
    {
      ...{ sku: 'BIS-004', name: 'Sablés au sarrasin et au thym', gross: 580, vat: 550, stock: 40, low: 8 },
      text: 'Pour l’apéritif ou le fromage : sarrasin, thym citron, un soupçon de miel. Sachet de 150 g.',
    },
    {
      ...{ sku: 'BIS-005', name: 'Meringues aux amandes', gross: 480, vat: 550, stock: 28, low: 6 },
      text: 'Grosses meringues sèches, nappées d’amandes grillées. Elles cassent, c’est normal, et c’est meilleur ainsi. Sachet de 120 g.',
    },
    {
      ...{ sku: 'CHO-001', name: 'Tablette noir 72 %, Madagascar', gross: 650, vat: 550, stock: 95, low: 20 },
      text: 'Fèves de la vallée du Sambirano, torréfaction légère. Acidulé, fruits rouges, très long. Tablette de 80 g.',
    },
    {
      ...{ sku: 'CHO-002', name: 'Tablette lait 45 % et fleur de sel', gross: 620, vat: 2000, stock: 90, low: 20 },
      text: 'Un chocolat au lait qui a du caractère, avec des grains de sel qui craquent. Tablette de 80 g.',
    },
    {
      ...{ sku: 'CHO-003', name: 'Orangettes au chocolat noir', gross: 1250, vat: 2000, stock: 30, low: 8 },
      text: 'Écorces d’oranges confites en douze jours, trempées à la main dans un noir 64 %. Étui de 150 g.',
    },
    {
      ...{ sku: 'CHO-004', name: 'Pâte à tartiner noisette du Piémont', gross: 890, vat: 2000, stock: 70, low: 14 },
      text: '40 % de noisettes, du cacao, du sucre, et c’est tout. Remuez avant de servir : sans huile de palme, elle se sépare. Pot de 280 g.',
    },
    {
      ...{ sku: 'CHO-005', name: 'Caramels tendres au cidre', gross: 780, vat: 2000, stock: 52, low: 10 },
      text: 'Crème d’Isigny et cidre réduit. Ils fondent sans coller aux dents. Sachet de 150 g.',
    },
  ],
};
