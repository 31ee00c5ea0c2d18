import { clientMayChange, orderStatuses, orderTransitions, permissions, type OrderStatus } from '@picolo/contracts';

export type OrderTransition = (typeof orderTransitions)[number];

/** Where every order begins. */
export const firstStatus: OrderStatus = 'pending';

/** Throws, naming what is wrong, when the table of OR-3 contradicts itself; called at start. */
export const assertSound = (table: readonly OrderTransition[]): void => {
  const seen = new Set<string>();
  for (const { from, to, permission } of table) {
    const name = `${from} → ${to}`;
    if (from === to) throw new Error(`order transition ${name} leads nowhere`);
    if (seen.has(name)) throw new Error(`order transition ${name} stands twice`);
    if (!permissions.includes(permission)) throw new Error(`order transition ${name} takes no known permission`);
    seen.add(name);
  }
  const reached = new Set<OrderStatus>([firstStatus]);
  // Each pass reaches at least one more status, or there is none left to reach.
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const { from, to } of table) if (reached.has(from)) reached.add(to);
  }
  const lost = orderStatuses.filter((status) => !reached.has(status));
  if (lost.length > 0) throw new Error(`no order ever becomes ${lost.join(', ')}`);
};

/** The transition of the table, or undefined when it is none. */
export const transition = (from: OrderStatus, to: OrderStatus): OrderTransition | undefined =>
  orderTransitions.find((candidate) => candidate.from === from && candidate.to === to);

export const transitionsFrom = (from: OrderStatus): readonly OrderTransition[] =>
  orderTransitions.filter((candidate) => candidate.from === from);

/** A client cancels, while nobody has begun; everything else is for staff (OR-5). */
export const clientMay = (from: OrderStatus, to: OrderStatus): boolean => clientMayChange(from) && to === 'cancelled';
