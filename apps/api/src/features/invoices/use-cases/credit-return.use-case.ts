import { Injectable } from '@nestjs/common';
import { creditOfReturn } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { OrdersFacade } from '../../orders/index.js';
import type { IssuedInvoice } from '../persistence/invoices.repository.js';
import { CreditInvoice } from './credit-invoice.js';
import { IssueInvoice } from './issue-invoice.use-case.js';

export interface ReturnToCredit {
  readonly orderId: number;
  readonly returnIds: readonly number[];
  readonly seeded: boolean;
}

/** The credit note of goods that came back (OR-4): as much of each line as earlier credit notes left. */
@Injectable()
export class CreditReturn {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly issue: IssueInvoice,
    private readonly credit: CreditInvoice,
    private readonly clock: Clock,
  ) {}

  /** Null when staff had credited all of it by hand before. */
  async execute(tx: Tx, { orderId, returnIds, seeded }: ReturnToCredit): Promise<IssuedInvoice | null> {
    const order = await this.orders.snapshot(tx, orderId);
    const at = this.clock.now();
    // Whatever the order of deliveries, the invoice is there first.
    const { id: originalId } = await this.issue.execute(tx, { order, at, seeded });
    const returned = await this.orders.returnsForCredit(tx, returnIds);
    const reasons = new Set(returned.flatMap(({ reason }) => (reason === null ? [] : [reason])));
    return await this.credit.execute(tx, {
      ...{ order, originalId, at, seeded },
      choose: (left) => creditOfReturn(left, byLine(returned)),
      reason: reasons.size === 0 ? null : [...reasons].join(' ; '),
    });
  }
}

/** The same line may come back partly to the stock and partly to the bin: on the credit note it is one. */
function byLine(
  returned: readonly { readonly position: number; readonly quantity: number }[],
): { readonly line: number; readonly quantity: number }[] {
  const sums = new Map<number, number>();
  for (const { position, quantity } of returned) sums.set(position, (sums.get(position) ?? 0) + quantity);
  return [...sums].sort(([a], [b]) => a - b).map(([line, quantity]) => ({ line, quantity }));
}
