import { Injectable } from '@nestjs/common';
import {
  dayOf,
  depositRates,
  DomainError,
  type DepositInput,
  type DepositShare,
  type OrderSnapshot,
  type RateTotal,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { defaultZone } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { assembleDeposit } from '../domain/assemble-invoice.js';
import { depositAfterCredits } from '../domain/deposits.js';
import { obstaclesTo } from '../domain/obstacles.js';
import { InvoicesRepository, type IssuedInvoice } from '../persistence/invoices.repository.js';
import { IssueDocument } from './issue-document.js';

export interface DepositRequest {
  readonly order: OrderSnapshot;
  readonly share: DepositShare;
  readonly at: Date;
  readonly seeded: boolean;
  /** Null: the seeds. */
  readonly actor: Actor | null;
}

/** Invoices a deposit on an order that is not invoiced yet: type 386, in the series of the invoices (IN-5). */
@Injectable()
export class IssueDeposit {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly invoices: InvoicesRepository,
    private readonly document: IssueDocument,
    private readonly audit: AuditFacade,
  ) {}

  /**
   * Throws INVOICES.DEPOSIT_INTRA_COMMUNITY, INVOICES.DEPOSIT_TOO_LATE, INVOICES.DEPOSIT_TOO_HIGH with what is left, INVOICES.DEPOSIT_TOO_LOW,
   * ORDERS.INVOICE_NOT_POSSIBLE with what is missing.
   */
  async execute(tx: Tx, { order, share, at, seeded, actor }: DepositRequest): Promise<IssuedInvoice> {
    if (order.buyer.vatRegime === 'intra-community') throw new DomainError('INVOICES.DEPOSIT_INTRA_COMMUNITY');
    const company = await this.settings.company(tx);
    const missing = obstaclesTo(order, company, dayOf(at, company?.timeZone ?? defaultZone));
    if (company === null || missing.length > 0) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing });
    const lock = await this.document.lock(tx, 'deposit', at, company);
    const { status } = order;
    const invoiced = await this.invoices.ofOrder(tx, order.id, 'invoice');
    if (invoiced !== null || (status !== 'pending' && status !== 'processing')) {
      throw new DomainError('INVOICES.DEPOSIT_TOO_LATE', { status });
    }
    const rates = await this.rates(tx, order, share);
    const issued = await this.document.write(tx, lock, {
      ...{ kind: 'deposit', order, company, at, seeded, originalId: null },
      sequence: await this.invoices.nextSequence(tx, order.id, 'deposit'),
      compose: (issue) => assembleDeposit(order, company, issue, rates),
    });
    if (actor !== null) await this.record(tx, actor, order, issued, rates);
    return issued;
  }

  private async rates(tx: Tx, order: OrderSnapshot, share: DepositShare): Promise<RateTotal[]> {
    const earlier = await this.invoices.depositsOf(tx, order.id);
    const left = earlier.map(({ snapshot, credits }) => depositAfterCredits(snapshot, credits));
    return depositRates(order.lines, left, share);
  }

  private async record(
    tx: Tx,
    actor: Actor,
    order: OrderSnapshot,
    { id, number }: IssuedInvoice,
    rates: readonly RateTotal[],
  ): Promise<void> {
    const gross = rates.reduce((sum, { base, vat }) => sum + base + vat, 0);
    await this.audit.record(tx, actor, {
      ...{ action: 'invoice.issued', subject: `invoice:${id}`, subjectName: number },
      after: { kind: 'deposit', order: order.number, grossCents: gross },
    });
  }
}

/** Exactly one of the two ways. Throws REQUEST.INVALID. */
export function shareOf({ percent, grossCents }: DepositInput): DepositShare {
  if (percent !== undefined && grossCents === undefined) return { percent };
  if (grossCents !== undefined && percent === undefined) return { grossCents };
  throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'percent', rule: 'oneOf', message: 'oneOf' }] });
}
