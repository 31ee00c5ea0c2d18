import { DomainError } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import type { HeldProduct } from '../../catalogue/index.js';
import {
  NotEnoughStock,
  type OrderCause,
  type StockFacade,
  type StockLine,
  type StockOutcome,
} from '../../stock/index.js';

interface Named extends StockLine {
  readonly name: string;
}

/** Reserves; what is not there is refused with its name and how much there is (OR-2). `held`: as the stock takes it. */
export const reserveOrRefuse = async (
  stock: StockFacade,
  tx: Tx,
  lines: readonly Named[],
  cause: OrderCause,
  held?: ReadonlyMap<number, HeldProduct>,
): Promise<StockOutcome> => await refused(lines, () => stock.reserve(tx, lines, cause, held));

/** The same for an order that changes: lets go of `released`, takes `reserved`. */
export const exchangeOrRefuse = async (
  stock: StockFacade,
  tx: Tx,
  lines: { readonly released: readonly StockLine[]; readonly reserved: readonly Named[] },
  cause: OrderCause,
): Promise<StockOutcome> => await refused(lines.reserved, () => stock.exchange(tx, lines, cause));

const refused = async (lines: readonly Named[], work: () => Promise<StockOutcome>): Promise<StockOutcome> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotEnoughStock)) throw error;
    const { productId, available } = error;
    const name = lines.find((line) => line.productId === productId)?.name ?? '';
    throw new DomainError('ORDERS.NOT_ENOUGH_STOCK', { productId, name, available });
  }
};
