import { Injectable } from '@nestjs/common';
import type { OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import type { IssuedInvoice } from '../persistence/invoices.repository.js';
import { IssueInvoice } from './issue-invoice.use-case.js';

/** The credit note of a cancelled order, for the whole of its invoice (OR-3). */
@Injectable()
export class IssueCreditNote {
  constructor(private readonly issue: IssueInvoice) {}

  /**
   * Null when the order never was processed: it has no invoice, and will have none. An order cancelled before its
   * invoice was made gets that one first: the numbers then tell what happened.
   */
  async execute(tx: Tx, order: OrderSnapshot, at: Date, seeded = false): Promise<IssuedInvoice | null> {
    if (order.processedAt === null) return null;
    const original = await this.issue.execute(tx, { kind: 'invoice', order, at, original: null, seeded });
    return await this.issue.execute(tx, { kind: 'credit_note', order, at, original, seeded });
  }
}
