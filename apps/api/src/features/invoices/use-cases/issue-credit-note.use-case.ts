import { Injectable } from '@nestjs/common';
import { creditOf, type OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { InvoicesRepository, type IssuedInvoice } from '../persistence/invoices.repository.js';
import { OrdersToInvoiceRepository } from '../persistence/orders-to-invoice.repository.js';
import { CreditInvoice } from './credit-invoice.js';
import { IssueInvoice } from './issue-invoice.use-case.js';

/** The credit notes of a cancelled order: for all that is left of its invoice, or of its deposits (OR-3). */
@Injectable()
export class IssueCreditNote {
  constructor(
    private readonly issue: IssueInvoice,
    private readonly invoices: InvoicesRepository,
    private readonly credit: CreditInvoice,
    private readonly waiting: OrdersToInvoiceRepository,
  ) {}

  /**
   * The last one it issued. Null when there is nothing to correct: the order never was processed and has no deposit, or
   * was credited already. An order cancelled before its invoice was made gets that one first: the numbers then tell what
   * happened. One that still waits for a batch is withdrawn instead.
   */
  async execute(tx: Tx, order: OrderSnapshot, at: Date, seeded = false): Promise<IssuedInvoice | null> {
    const withdrawn = await this.waiting.withdraw(tx, order.id);
    const invoice =
      order.processedAt === null || withdrawn ? null : await this.issue.execute(tx, { order, at, seeded });
    const deposits = await this.invoices.depositsOf(tx, order.id);
    const originals = invoice === null ? deposits.map(({ id }) => id) : [invoice.id];
    let last: IssuedInvoice | null = null;
    for (const originalId of originals) {
      const choose: Parameters<CreditInvoice['execute']>[1]['choose'] = (left) => creditOf(left, { rest: true });
      last = (await this.credit.execute(tx, { order, originalId, choose, reason: null, at, seeded })) ?? last;
    }
    return last;
  }
}
