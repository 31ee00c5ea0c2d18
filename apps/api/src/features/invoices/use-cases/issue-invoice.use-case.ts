import { Injectable } from '@nestjs/common';
import {
  dayOf,
  computeTotals,
  creditOf,
  DomainError,
  type InvoiceDeposit,
  type OrderSnapshot,
} from '@picolo/contracts';
import { defaultZone } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { assembleInvoice } from '../domain/assemble-invoice.js';
import { deductible, depositAfterCredits } from '../domain/deposits.js';
import { obstaclesTo } from '../domain/obstacles.js';
import { InvoicesRepository, type IssuedInvoice } from '../persistence/invoices.repository.js';
import { OrdersToInvoiceRepository } from '../persistence/orders-to-invoice.repository.js';
import { CreditInvoice } from './credit-invoice.js';
import { IssueDocument } from './issue-document.js';

export interface IssueRequest {
  readonly order: OrderSnapshot;
  readonly at: Date;
  /** Demo data: neither printed nor mailed by itself. */
  readonly seeded: boolean;
}

/** Issues the invoice of an order, once (IN-1), with what its deposits leave to pay. */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly invoices: InvoicesRepository,
    private readonly document: IssueDocument,
    private readonly credit: CreditInvoice,
    private readonly waiting: OrdersToInvoiceRepository,
  ) {}

  /** The issued document, old or new. Throws ORDERS.INVOICE_NOT_POSSIBLE with what is missing. */
  async execute(tx: Tx, request: IssueRequest): Promise<IssuedInvoice> {
    const { order, at, seeded } = request;
    const company = await this.settings.company(tx);
    const missing = obstaclesTo(order, company, dayOf(at, company?.timeZone ?? defaultZone));
    if (company === null || missing.length > 0) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing });
    const lock = await this.document.lock(tx, 'invoice', at, company);
    const existing = await this.invoices.ofOrder(tx, order.id, 'invoice');
    if (existing !== null) return existing;
    const deposits = await this.deposits(tx, request);
    await this.waiting.withdraw(tx, order.id);
    return await this.document.write(tx, lock, {
      ...{ kind: 'invoice', order, company, at, seeded, originalId: null, sequence: 1 },
      compose: (issue) => assembleInvoice(order, company, issue, deposits),
    });
  }

  /**
   * The deposits to deduct. Where they exceed what the order has become since, they are credited instead: the credit notes
   * then pay the invoice, and what is over goes back to the client.
   */
  private async deposits(tx: Tx, { order, at, seeded }: IssueRequest): Promise<readonly InvoiceDeposit[]> {
    const issued = await this.invoices.depositsOf(tx, order.id);
    const deposits = issued.map(({ snapshot, credits }) => depositAfterCredits(snapshot, credits));
    if (deductible(computeTotals(order.lines).rates, deposits)) return deposits.filter(({ gross }) => gross > 0);
    for (const { id: originalId } of issued) {
      await this.credit.execute(tx, {
        ...{ order, originalId, at, seeded, reason: null },
        choose: (left) => creditOf(left, { rest: true }),
      });
    }
    return [];
  }
}
