import { DomainError } from '@picolo/contracts';
import type { OrderLine } from './order.js';

/** What comes back of a line; quantity in integer ten-thousandths. */
export interface LineReturn {
  readonly lineId: number;
  readonly quantity: number;
  readonly disposition: 'restock' | 'scrap';
  readonly reason?: string | undefined;
}

/** What the client still has of a line, in integer ten-thousandths. */
export const stillOut = (line: Pick<OrderLine, 'quantity' | 'returnedQuantity'>): number =>
  line.quantity - line.returnedQuantity;

/** How much of each line comes back, the same line named twice added up. Throws REQUEST.INVALID on another order's line. */
export const sumByLine = (
  lines: readonly OrderLine[],
  returns: readonly LineReturn[],
): ReadonlyMap<OrderLine, number> => {
  const sums = new Map<OrderLine, number>();
  for (const [index, { lineId, quantity }] of returns.entries()) {
    const line = lines.find(({ id }) => id === lineId);
    if (line === undefined) {
      const field = { field: `lines.${String(index)}.lineId`, rule: 'isIn', message: 'lineId' };
      throw new DomainError('REQUEST.INVALID', { fields: [field] });
    }
    sums.set(line, (sums.get(line) ?? 0) + quantity);
  }
  return sums;
};
