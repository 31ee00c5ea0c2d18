import type { CategorySeed } from '../product-seed.js';

export const teaAndCoffee: CategorySeed = {
  name: 'Thés et cafés',
  products: [
    {
      ...{ sku: 'THE-001', name: 'Thé vert sencha « Première cueillette »', gross: 1290, vat: 550, stock: 60, low: 12 },
      text: 'Un sencha récolté en avril sur les hauteurs de Shizuoka. Infusion courte, à 70 °C : notes d’herbe coupée et de petit pois, finale douce. Boîte de 100 g.',
    },
    {
      ...{ sku: 'THE-002', name: 'Thé noir Darjeeling de printemps', gross: 1490, vat: 550, stock: 45, low: 10 },
      text: 'Feuilles entières d’un seul jardin, cueillies en mars. Tasse claire, muscatée, qui supporte mal le lait et très bien la lecture. Boîte de 100 g.',
    },
    {
      ...{ sku: 'THE-003', name: 'Earl Grey à la bergamote de Calabre', gross: 990, vat: 550, stock: 80, low: 15 },
      text: 'Un thé noir rond, parfumé à l’huile essentielle de bergamote et rien d’autre. Celui que nos habitués rachètent sans regarder l’étiquette. Boîte de 100 g.',
    },
    {
      ...{ sku: 'THE-004', name: 'Rooibos vanille et amande', gross: 850, vat: 550, stock: 50, low: 10 },
      text: 'Sans théine, pour le soir. Rooibos d’Afrique du Sud, éclats de vanille Bourbon, amandes effilées. Se boit aussi glacé. Sachet de 100 g.',
    },
    {
      ...{
        sku: 'THE-005',
        name: 'Tisane du jardin : verveine, menthe, tilleul',
        gross: 690,
        vat: 550,
        stock: 70,
        low: 15,
      },
      text: 'Trois plantes séchées à l’ombre par une productrice du vignoble nantais. Une poignée, de l’eau frémissante, dix minutes. Sachet de 50 g.',
    },
    {
      ...{ sku: 'THE-006', name: 'Thé fumé lapsang souchong', gross: 1150, vat: 550, stock: 25, low: 8 },
      text: 'Séché au feu de bois de pin. Étonnant avec un fromage de brebis, parfait dans une marinade. Boîte de 100 g.',
    },
    {
      ...{ sku: 'CAF-001', name: 'Café en grains « Maison », le kilo', gross: 2650, vat: 550, stock: 40, low: 6 },
      ...{ unit: 'kg', step: 0.1 },
      text: 'Notre mélange du comptoir : Brésil et Éthiopie, torréfaction moyenne faite chaque semaine à Nantes. Vendu au poids, à partir de 100 g.',
    },
    {
      ...{ sku: 'CAF-002', name: 'Café moulu Honduras, paquet de 250 g', gross: 790, vat: 550, stock: 90, low: 20 },
      text: 'Mouture filtre, récolte de coopérative. Corps léger, notes de cacao et de pomme cuite. À ouvrir et à boire dans le mois.',
    },
    {
      ...{ sku: 'CAF-003', name: 'Décaféiné à l’eau, Mexique, 250 g', gross: 880, vat: 550, stock: 35, low: 8 },
      text: 'Décaféiné sans solvant, par passage à l’eau de source. On ne voit pas la différence, le sommeil si. Mouture expresso.',
    },
    {
      ...{ sku: 'CAF-004', name: 'Chicorée du Nord torréfiée', gross: 490, vat: 550, stock: 30, low: 8 },
      text: 'Racines de chicorée torréfiées et moulues à Orchies. Seule ou avec un café au lait du matin. Sachet de 250 g.',
    },
  ],
};
