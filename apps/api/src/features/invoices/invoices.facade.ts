import { Injectable } from '@nestjs/common';
import {
  creditOfReturn,
  type Credit,
  type Creditable,
  type InvoiceSnapshot,
  type OrderSnapshot,
  type PaymentInput,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { InvoicesRepository, type IssuedInvoice } from './persistence/invoices.repository.js';
import { CreditInvoice } from './use-cases/credit-invoice.js';
import { IssueCreditNote } from './use-cases/issue-credit-note.use-case.js';
import { IssueDeposit } from './use-cases/issue-deposit.use-case.js';
import { IssueInvoice } from './use-cases/issue-invoice.use-case.js';
import { RecordPayment } from './use-cases/record-payment.use-case.js';

/** Invoices for other features. */
@Injectable()
export class InvoicesFacade {
  constructor(
    private readonly issue: IssueInvoice,
    private readonly credit: IssueCreditNote,
    private readonly crediting: CreditInvoice,
    private readonly deposit: IssueDeposit,
    private readonly payment: RecordPayment,
    private readonly invoices: InvoicesRepository,
  ) {}

  /** What an invoice froze, and its document once it is made; null when there is no such invoice. */
  async document(
    tx: Tx,
    id: number,
  ): Promise<{ readonly number: string; readonly snapshot: InvoiceSnapshot; readonly pdf: Buffer | null } | null> {
    const found = await this.invoices.withDocument(tx, id);
    if (found === null) return null;
    return { number: found.number, snapshot: JSON.parse(found.canonical) as InvoiceSnapshot, pdf: found.pdf };
  }

  /** Nothing is due any more, and money came in for it. */
  async isPaid(tx: Tx, id: number): Promise<boolean> {
    return await this.invoices.isPaid(tx, id);
  }

  /** For the seeds: invoices of demo orders, dated back and never printed by themselves. Issue them in the order of time. */
  async issueSeeded(tx: Tx, order: OrderSnapshot, at: Date): Promise<IssuedInvoice> {
    return await this.issue.execute(tx, { order, at, seeded: true });
  }

  /** For the seeds: a credit note over some lines of an order's invoice; quantities in ten-thousandths. */
  async creditLinesSeeded(
    tx: Tx,
    order: OrderSnapshot,
    lines: readonly { readonly line: number; readonly quantity: number }[],
    at: Date,
    reason: string,
  ): Promise<IssuedInvoice | null> {
    const { id: originalId } = await this.issue.execute(tx, { order, at, seeded: true });
    const choose = (left: Creditable): Credit => creditOfReturn(left, lines);
    return await this.crediting.execute(tx, { order, originalId, choose, reason, at, seeded: true });
  }

  /** For the seeds; `percent` in hundredths of a percent. The one it has, when it has one. */
  async depositSeeded(tx: Tx, order: OrderSnapshot, percent: number, at: Date): Promise<IssuedInvoice> {
    const [existing] = await this.invoices.depositsOf(tx, order.id);
    if (existing !== undefined) return { ...existing.snapshot, id: existing.id };
    return await this.deposit.execute(tx, { order, share: { percent }, at, seeded: true, actor: null });
  }

  /** For the seeds. The same key records once. */
  async pay(actor: Actor, invoiceId: number, input: PaymentInput, key: string): Promise<void> {
    const { amountCents, method, paidOn, reference } = input;
    await this.payment.execute(actor, { invoiceId, amountCents, method, paidOn, reference }, key);
  }

  /** Null when the order was cancelled before it was processed. */
  async creditSeeded(tx: Tx, order: OrderSnapshot, at: Date): Promise<IssuedInvoice | null> {
    return await this.credit.execute(tx, order, at, true);
  }
}
