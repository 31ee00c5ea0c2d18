import type { CategorySeed } from '../product-seed.js';

export const homeAndTable: CategorySeed = {
  name: 'Maison et table',
  products: [
    {
      ...{ sku: 'MAI-001', name: 'Bol en grès émaillé, bleu de Loire', gross: 2200, vat: 2000, stock: 36, low: 8 },
      text: 'Tourné à Saint-Amand-en-Puisaye. Chaque bol a sa nuance ; tous passent au lave-vaisselle. Diamètre 14 cm.',
    },
    {
      ...{ sku: 'MAI-002', name: 'Assiette plate en grès', gross: 2600, vat: 2000, stock: 48, low: 12 },
      text: 'Bord légèrement relevé, émail mat couleur lin. Par quatre ou par douze, elle s’empile bien. Diamètre 26 cm.',
    },
    {
      ...{ sku: 'MAI-003', name: 'Torchon en lin lavé', gross: 1490, vat: 2000, stock: 60, low: 12 },
      text: 'Lin normand tissé dans les Vosges. Rêche au premier jour, irremplaçable au dixième lavage. 50 × 70 cm.',
    },
    {
      ...{ sku: 'MAI-004', name: 'Toile enduite « Tilleul », au mètre', gross: 1850, vat: 2000, stock: 40, low: 8 },
      ...{ unit: 'm', step: 0.1 },
      text: 'Coton enduit, largeur 160 cm, qui s’essuie d’un coup d’éponge. Coupée à la longueur voulue, par tranches de 10 cm.',
    },
    {
      ...{ sku: 'MAI-005', name: 'Bougie parfumée figuier', gross: 2900, vat: 2000, stock: 42, low: 8 },
      text: 'Cire de colza, mèche de coton, parfum de Grasse : la feuille plutôt que le fruit. Quarante heures de combustion.',
    },
    {
      ...{ sku: 'MAI-006', name: 'Savon de Marseille à l’huile d’olive', gross: 590, vat: 2000, stock: 100, low: 20 },
      text: 'Cube de 300 g cuit au chaudron, 72 % d’huile. Pour les mains, le linge et les taches qu’on croyait définitives.',
    },
    {
      ...{ sku: 'MAI-007', name: 'Brosse à vaisselle en hêtre', gross: 890, vat: 2000, stock: 55, low: 10 },
      text: 'Manche en hêtre du Jura, tête en fibres végétales que l’on remplace. Elle sèche tête en bas.',
    },
    {
      ...{ sku: 'MAI-008', name: 'Carafe en verre soufflé, 1 litre', gross: 3200, vat: 2000, stock: 20, low: 5 },
      text: 'Soufflée à la bouche, avec ses bulles. Un goulot large, pour la laver sans contorsions.',
    },
    {
      ...{ sku: 'MAI-009', name: 'Couteau d’office, manche en buis', gross: 2450, vat: 2000, stock: 28, low: 6 },
      text: 'Lame en acier carbone de Thiers, 9 cm. Essuyez-la aussitôt : elle noircit, et coupe toute une vie.',
    },
    {
      ...{ sku: 'MAI-010', name: 'Panier de marché en osier', gross: 4900, vat: 2000, stock: 15, low: 4 },
      text: 'Osier blanc de Villaines-les-Rochers, anses doublées de cuir. Quinze kilos de légumes ne lui font pas peur.',
    },
  ],
};
