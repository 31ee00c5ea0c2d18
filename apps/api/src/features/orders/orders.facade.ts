import type { OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';

/** Orders, for the features that may use them. */
export abstract class OrdersFacade {
  /** What the order froze, read in the caller's transaction. Throws ORDERS.NOT_FOUND. */
  abstract snapshot(tx: Tx, orderId: number): Promise<OrderSnapshot>;
}
