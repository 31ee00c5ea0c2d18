import { Injectable } from '@nestjs/common';
import type { OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import type { IssuedInvoice } from './persistence/invoices.repository.js';
import { IssueCreditNote } from './use-cases/issue-credit-note.use-case.js';
import { IssueInvoice } from './use-cases/issue-invoice.use-case.js';

/** Invoices for other features. */
@Injectable()
export class InvoicesFacade {
  constructor(
    private readonly issue: IssueInvoice,
    private readonly credit: IssueCreditNote,
  ) {}

  /** For the seeds: invoices of demo orders, dated back and never printed by themselves. Issue them in the order of time. */
  async issueSeeded(tx: Tx, order: OrderSnapshot, at: Date): Promise<IssuedInvoice> {
    return await this.issue.execute(tx, { order, at, seeded: true });
  }

  /** Null when the order was cancelled before it was processed. */
  async creditSeeded(tx: Tx, order: OrderSnapshot, at: Date): Promise<IssuedInvoice | null> {
    return await this.credit.execute(tx, order, at, true);
  }
}
