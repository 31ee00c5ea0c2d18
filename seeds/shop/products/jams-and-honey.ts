import type { CategorySeed } from '../product-seed.js';

export const jamsAndHoney: CategorySeed = {
  name: 'Confitures et miels',
  products: [
    {
      ...{ sku: 'CON-001', name: 'Confiture d’abricots du Roussillon', gross: 620, vat: 550, stock: 72, low: 12 },
      text: 'Abricots rouges cuits au chaudron par petites quantités, 62 g de fruits pour 100 g. Quelques amandons pour l’amertume. Pot de 350 g.',
    },
    {
      ...{ sku: 'CON-002', name: 'Confiture de fraises gariguettes', gross: 690, vat: 550, stock: 66, low: 12 },
      text: 'Des gariguettes de Plougastel laissées entières, du sucre de canne, un trait de citron. Elle tient sur la tartine sans couler. Pot de 350 g.',
    },
    {
      ...{ sku: 'CON-003', name: 'Gelée de coings', gross: 580, vat: 550, stock: 40, low: 8 },
      text: 'Une gelée ambrée, limpide, faite à l’automne. Sur du pain, ou avec un vieux comté. Pot de 230 g.',
    },
    {
      ...{ sku: 'CON-004', name: 'Marmelade d’oranges amères', gross: 650, vat: 550, stock: 48, low: 10 },
      text: 'Oranges de Séville coupées à la main, écorces fondantes, juste assez d’amertume pour réveiller un dimanche. Pot de 350 g.',
    },
    {
      ...{ sku: 'CON-005', name: 'Crème de marrons d’Ardèche', gross: 540, vat: 550, stock: 85, low: 15 },
      text: 'Châtaignes d’Ardèche AOP, vanille, peu de sucre. À la cuillère, dans un yaourt, ou pour un mont-blanc. Pot de 350 g.',
    },
    {
      ...{ sku: 'CON-006', name: 'Caramel au beurre salé', gross: 720, vat: 550, stock: 64, low: 12 },
      text: 'Beurre de baratte et sel de Guérande. Il se tartine à température ambiante et se coule, tiède, sur une crêpe. Pot de 250 g.',
    },
    {
      ...{ sku: 'MIE-001', name: 'Miel de bruyère des Landes', gross: 1180, vat: 550, stock: 30, low: 6 },
      text: 'Un miel puissant, presque gélatineux, au goût de réglisse. Récolte de septembre, mise en pot par l’apiculteur. Pot de 500 g.',
    },
    {
      ...{ sku: 'MIE-002', name: 'Miel toutes fleurs du bocage', gross: 890, vat: 550, stock: 75, low: 15 },
      text: 'Ruches sédentaires à vingt kilomètres de la boutique. Doux, crémeux, pour toute la famille. Pot de 500 g.',
    },
    {
      ...{ sku: 'MIE-003', name: 'Miel d’acacia', gross: 1090, vat: 550, stock: 42, low: 8 },
      text: 'Clair et toujours liquide, au goût très fin de fleur. Celui qui sucre le thé sans le couvrir. Pot de 500 g.',
    },
    {
      ...{ sku: 'MIE-004', name: 'Pain d’épices au miel de sarrasin', gross: 950, vat: 550, stock: 26, low: 6 },
      text: 'Cuit lentement, 50 % de miel, quatre épices et un peu d’anis. Il se garde trois semaines, s’il en reste. Pièce de 400 g.',
    },
  ],
};
