import type { Permission } from '../core/permissions.js';

export const orderStatuses = [
  'pending',
  'processing',
  'processed',
  'shipped',
  'delivered',
  'cancelled',
  'returned',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The transition table of OR-3: from → to, with the permission it takes. `returned` is reached when all lines are. */
export const orderTransitions: readonly {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly permission: Permission;
}[] = [
  { from: 'pending', to: 'processing', permission: 'orders.process' },
  { from: 'processing', to: 'processed', permission: 'orders.process' },
  { from: 'processed', to: 'shipped', permission: 'orders.ship' },
  { from: 'shipped', to: 'delivered', permission: 'orders.ship' },
  { from: 'pending', to: 'cancelled', permission: 'orders.cancel' },
  { from: 'processing', to: 'cancelled', permission: 'orders.cancel' },
  { from: 'processed', to: 'cancelled', permission: 'orders.cancel' },
  { from: 'shipped', to: 'returned', permission: 'orders.return' },
  { from: 'delivered', to: 'returned', permission: 'orders.return' },
];

/** While the client may change it or cancel it by themselves (OR-5). */
export const clientMayChange = (status: OrderStatus): boolean => status === 'pending';

/** While a client may ask staff for a change: begun, and not yet with the client (OR-5). */
export const clientMayAsk = (status: OrderStatus): boolean =>
  status === 'processing' || status === 'processed' || status === 'shipped';

/** While the lines a client wished for can still become the order's: no invoice was made of it. */
export const linesMayChange = (status: OrderStatus): boolean => status === 'pending' || status === 'processing';
