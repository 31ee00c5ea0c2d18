import type { CategorySeed } from '../product-seed.js';

export const oilsAndCondiments: CategorySeed = {
  name: 'Huiles et condiments',
  products: [
    {
      ...{
        sku: 'HUI-001',
        name: 'Huile d’olive vierge extra, vallée des Baux',
        gross: 1990,
        vat: 550,
        stock: 54,
        low: 10,
      },
      text: 'Fruité noir d’olives maturées, pressées à froid au moulin. Pour finir un plat plutôt que pour le cuire. Bouteille de 50 cl.',
    },
    {
      ...{ sku: 'HUI-002', name: 'Huile de noix du Périgord', gross: 1450, vat: 550, stock: 32, low: 8 },
      text: 'Noix torréfiées puis pressées à la meule de pierre. Quelques gouttes suffisent à une salade d’endives. À garder au frais. Bouteille de 25 cl.',
    },
    {
      ...{ sku: 'HUI-003', name: 'Huile de colza grillé', gross: 780, vat: 550, stock: 38, low: 8 },
      text: 'Un goût de noisette et de maïs soufflé, pour les pommes de terre tièdes et les lentilles. Bouteille de 50 cl.',
    },
    {
      ...{ sku: 'VIN-001', name: 'Vinaigre de cidre fermier', gross: 590, vat: 550, stock: 47, low: 10 },
      text: 'Élevé un an en fût de chêne dans le pays d’Auge. Vif, jamais agressif. Bouteille de 50 cl.',
    },
    {
      ...{ sku: 'VIN-002', name: 'Vinaigre de Banyuls', gross: 1120, vat: 550, stock: 20, low: 5 },
      text: 'Issu d’un vin doux naturel, vieilli cinq ans sous le soleil. Noix, figue, une pointe de curry. Bouteille de 25 cl.',
    },
    {
      ...{ sku: 'CDM-001', name: 'Moutarde à l’ancienne', gross: 450, vat: 550, stock: 96, low: 18 },
      text: 'Graines de Bourgogne écrasées à la meule, vin blanc et sel. Elle pique juste ce qu’il faut. Pot de 200 g.',
    },
    {
      ...{ sku: 'CDM-002', name: 'Fleur de sel de Guérande', gross: 690, vat: 550, stock: 110, low: 20 },
      text: 'Cueillie à la surface des œillets par une paludière de Batz-sur-Mer. Sur une tomate, un chocolat, un œuf coque. Boîte de 125 g.',
    },
    {
      ...{ sku: 'CDM-003', name: 'Poivre noir de Kampot en grains', gross: 980, vat: 550, stock: 36, low: 8 },
      text: 'Grains entiers à moudre au dernier moment : menthe, agrumes, chaleur longue. Boîte de 60 g.',
    },
    {
      ...{ sku: 'CDM-004', name: 'Piment d’Espelette AOP', gross: 850, vat: 550, stock: 44, low: 10 },
      text: 'Séché en cordes puis moulu. Plus parfumé que brûlant : il remplace le poivre partout. Pot de 50 g.',
    },
    {
      ...{ sku: 'CDM-005', name: 'Cornichons au vinaigre de malt', gross: 560, vat: 550, stock: 58, low: 10 },
      text: 'Petits cornichons cueillis en France, brossés à la main, estragon et oignons grelots. Bocal de 330 g.',
    },
  ],
};
