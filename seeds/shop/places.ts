/** The places besides the shop itself. */
export const reserve = 'Réserve';
export const workshop = 'Atelier';

/** What came into a place besides the shop: days ago, SKU, quantity. */
export const deliveries: readonly {
  readonly days: number;
  readonly place: string;
  readonly sku: string;
  readonly quantity: number;
  readonly reason: string;
}[] = [
  { days: 40, place: reserve, sku: 'THE-001', quantity: 48, reason: 'Palette de thés, BL 2207' },
  { days: 40, place: reserve, sku: 'THE-003', quantity: 36, reason: 'Palette de thés, BL 2207' },
  { days: 40, place: reserve, sku: 'CAF-002', quantity: 60, reason: 'Palette de cafés, BL 2208' },
  { days: 33, place: reserve, sku: 'BIS-002', quantity: 72, reason: 'Biscuiterie, BL 905' },
  { days: 33, place: reserve, sku: 'CON-001', quantity: 40, reason: 'Conserverie, BL 412' },
  { days: 33, place: reserve, sku: 'CON-002', quantity: 40, reason: 'Conserverie, BL 412' },
  { days: 21, place: reserve, sku: 'MAI-003', quantity: 30, reason: 'Torchons d’avance pour les fêtes' },
  { days: 21, place: reserve, sku: 'MAI-006', quantity: 80, reason: 'Savons d’avance pour les fêtes' },
  { days: 18, place: workshop, sku: 'MAI-004', quantity: 25, reason: 'Rouleau à découper' },
  { days: 18, place: workshop, sku: 'MAI-005', quantity: 12, reason: 'Bougies à étiqueter' },
];

/** From one place to another; `null` is the shop. */
export const transfers: readonly {
  readonly days: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string;
  readonly lines: readonly (readonly [sku: string, quantity: number])[];
}[] = [
  {
    ...{ days: 12, from: reserve, to: null, reason: 'Réassort du rayon thés et cafés' },
    lines: [
      ['THE-001', 12],
      ['THE-003', 12],
      ['CAF-002', 20],
    ],
  },
  { days: 6, from: reserve, to: null, reason: 'Samedi de marché', lines: [['BIS-002', 24]] },
  { days: 5, from: workshop, to: null, reason: 'Bougies étiquetées', lines: [['MAI-005', 6]] },
  { days: 2, from: null, to: workshop, reason: 'Coffrets de fin d’année', lines: [['MAI-003', 8]] },
];

/** Counting sessions; `found` tells what was counted otherwise than the books say. */
export const counts: readonly {
  readonly days: number;
  readonly name: string;
  readonly place: string | null;
  readonly category?: string;
  readonly found: Readonly<Record<string, number>>;
  /** The others are counted as the books say; undefined: all of them. */
  readonly counted?: number;
  readonly validated: boolean;
}[] = [
  {
    days: 7,
    name: 'Inventaire de la réserve',
    place: reserve,
    found: { 'BIS-002': -2, 'CON-001': 1 },
    validated: true,
  },
  {
    ...{ days: 0, name: 'Inventaire maison et table', place: null, category: 'Maison et table' },
    ...{ found: { 'MAI-007': -1, 'MAI-009': -1 }, counted: 6, validated: false },
  },
];
