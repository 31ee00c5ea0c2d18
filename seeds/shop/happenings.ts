import type { MovementInput, OrderStatus } from '@picolo/contracts';
import type { OrderSeed } from './orders.js';

/** One step of an order's life: how many days after it was placed, and at what time of day (UTC). */
export interface Happening {
  readonly to: OrderStatus | 'some-returned';
  readonly after: number;
  readonly hours: number;
}

const worked: readonly Happening[] = [
  { to: 'processing', after: 0, hours: 15 },
  { to: 'processed', after: 1, hours: 8 },
  { to: 'shipped', after: 1, hours: 14 },
  { to: 'delivered', after: 4, hours: 10 },
];

const until = (status: OrderStatus): readonly Happening[] =>
  worked.slice(0, worked.findIndex(({ to }) => to === status) + 1);

/** What happens to an order until the state it is seeded in. */
export const happeningsOf = ({ until: end }: OrderSeed): readonly Happening[] => {
  switch (end) {
    case 'cancelled':
      return [{ to: 'cancelled', after: 0, hours: 16 }];
    case 'cancelled-late':
      return [...until('processed'), { to: 'cancelled', after: 2, hours: 9 }];
    case 'returned':
      return [...worked, { to: 'returned', after: 9, hours: 11 }];
    case 'returned-partly':
      return [...worked, { to: 'some-returned', after: 8, hours: 9 }];
    default:
      return until(end);
  }
};

/** What happens to the stock besides orders: days ago, and the movement. */
export const movements: readonly (Pick<MovementInput, 'kind' | 'quantity' | 'reason'> & {
  readonly days: number;
  readonly sku: string;
})[] = [
  { days: 26, sku: 'CAF-002', kind: 'receipt', quantity: 60, reason: 'Réassort du torréfacteur, BL 3312' },
  { days: 24, sku: 'MIE-002', kind: 'receipt', quantity: 24, reason: 'Récolte d’automne, BL 118' },
  { days: 13, sku: 'MAI-002', kind: 'receipt', quantity: 12, reason: 'Réassort de la poterie, BL 77' },
  { days: 9, sku: 'BIS-005', kind: 'adjustment', quantity: -3, reason: 'Sachets écrasés à la livraison' },
  { days: 3, sku: 'PLA-004', kind: 'count', quantity: 2, reason: 'Inventaire : pots gelés dans la cour' },
  { days: 3, sku: 'VIN-002', kind: 'count', quantity: 4, reason: 'Inventaire du rayon vinaigres' },
  { days: 2, sku: 'MAI-010', kind: 'count', quantity: 3, reason: 'Inventaire : vendus au marché' },
  { days: 1, sku: 'PLA-009', kind: 'count', quantity: 0, reason: 'Dernières couronnes vendues au comptoir' },
];
