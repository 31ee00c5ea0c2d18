/** Units that are words; symbols (m, kg, L) and the words a shop makes up stand as they are. */
const WORDS = new Set([
  ...[
    'pièce',
    'unité',
    'paire',
    'lot',
    'boîte',
    'sachet',
    'paquet',
    'bouteille',
    'carton',
    'bobine',
    'pelote',
    'feuille',
  ],
  ...[
    'mètre',
    'centimètre',
    'litre',
    'centilitre',
    'gramme',
    'kilogramme',
    'kilo',
    'heure',
    'minute',
    'jour',
    'personne',
  ],
]);
const IN_X = new Set(['rouleau', 'carreau', 'morceau', 'panneau']);

/** French counts in the plural from two on: 1,5 pièce, 2 pièces. */
const PLURAL_FROM = 20_000;

/** The unit of a product beside a quantity in ten-thousandths: `pièces` for 20000, `pièce` for 15000, `m` for any. */
export const unitWord = (unit: string, quantity: number): string => {
  if (Math.abs(quantity) < PLURAL_FROM) return unit;
  const word = unit.toLowerCase();
  if (WORDS.has(word)) return `${unit}s`;
  return IN_X.has(word) ? `${unit}x` : unit;
};
