import type { InvoiceObstacle, OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';

/**
 * What orders asks before an order becomes `processed` (IN-1); implemented by the feature that invoices them, which may
 * use orders while orders may not use it. Inject it by this class.
 */
export abstract class InvoicePrecondition {
  /** What an invoice of this order would lack today; empty when it can be made. Reads in the caller's transaction. */
  abstract missing(tx: Tx, order: Pick<OrderSnapshot, 'buyer' | 'lines'>): Promise<readonly InvoiceObstacle[]>;
}
