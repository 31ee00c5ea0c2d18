import { Injectable } from '@nestjs/common';
import {
  dayOf,
  creditableOf,
  DomainError,
  type Credit,
  type Creditable,
  type InvoiceSnapshot,
  type OrderSnapshot,
} from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { assembleCreditNote } from '../domain/assemble-credit-note.js';
import { companyObstacles } from '../domain/obstacles.js';
import { BalancesRepository } from '../persistence/balances.repository.js';
import { InvoicesRepository, type IssuedInvoice } from '../persistence/invoices.repository.js';
import { IssueDocument } from './issue-document.js';

export interface CreditRequest {
  readonly order: OrderSnapshot;
  readonly originalId: number;
  /** What of the invoice to take back, given what is left of it. */
  readonly choose: (creditable: Creditable) => Credit;
  /** Printed for the client. */
  readonly reason: string | null;
  readonly at: Date;
  readonly seeded: boolean;
}

/**
 * Issues a credit note over a part of an invoice, or all of it. What is left to credit is read under the locks of the
 * series and of the invoice's balance: whatever comes at once, the credit notes together never exceed the invoice.
 */
@Injectable()
export class CreditInvoice {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly invoices: InvoicesRepository,
    private readonly balances: BalancesRepository,
    private readonly document: IssueDocument,
  ) {}

  /**
   * Null when nothing of it is left to credit. Throws INVOICES.NOT_CREDITABLE for a credit note,
   * INVOICES.DEPOSIT_DEDUCTED, INVOICES.CREDIT_TOO_HIGH, ORDERS.INVOICE_NOT_POSSIBLE.
   */
  async execute(tx: Tx, request: CreditRequest): Promise<IssuedInvoice | null> {
    const { order, originalId, at, seeded, reason } = request;
    const company = await this.settings.company(tx);
    if (company === null) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing: ['company.identity'] });
    const lock = await this.document.lock(tx, 'credit_note', at, company);
    await this.balances.lock(tx, originalId);
    const { original, credits } = await this.papers(tx, originalId);
    const credit = request.choose(creditableOf(original, credits));
    if (credit.lines.length === 0) return null;
    const missing = companyObstacles({ ...credit, buyer: order.buyer }, company, dayOf(at, company.timeZone));
    if (missing.length > 0) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing });
    return await this.document.write(tx, lock, {
      ...{ kind: 'credit_note', order, company, at, seeded, originalId },
      sequence: await this.invoices.nextSequence(tx, order.id, 'credit_note'),
      compose: (issue) => assembleCreditNote(original, credit, company, issue, reason),
    });
  }

  private async papers(
    tx: Tx,
    originalId: number,
  ): Promise<{ original: InvoiceSnapshot; credits: readonly InvoiceSnapshot[] }> {
    const [original, ...credits] = await this.invoices.withCredits(tx, originalId);
    if (original === undefined) throw new DomainError('INVOICES.NOT_FOUND');
    const { kind, number } = original;
    if (kind === 'credit_note') throw new DomainError('INVOICES.NOT_CREDITABLE', { number });
    const deducting = kind === 'deposit' ? await this.invoices.deductingDeposit(tx, originalId) : null;
    if (deducting !== null) throw new DomainError('INVOICES.DEPOSIT_DEDUCTED', { number: deducting });
    return { original, credits };
  }
}
