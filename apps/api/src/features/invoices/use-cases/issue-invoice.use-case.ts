import { Injectable } from '@nestjs/common';
import { DomainError, dayOf, type InvoiceKind, type OrderSnapshot } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { assembleInvoice } from '../domain/assemble-invoice.js';
import { obstaclesTo } from '../domain/obstacles.js';
import { InvoicesRepository, type IssuedInvoice } from '../persistence/invoices.repository.js';
import { IssueDocument } from './issue-document.js';

export interface IssueRequest {
  readonly kind: InvoiceKind;
  readonly order: OrderSnapshot;
  readonly at: Date;
  /** What a credit note corrects. */
  readonly original: IssuedInvoice | null;
  /** Demo data: never printed by itself. */
  readonly seeded: boolean;
}

/** Issues the invoice or credit note of an order, once (IN-1). */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly invoices: InvoicesRepository,
    private readonly document: IssueDocument,
  ) {}

  /** The issued document, old or new. Throws ORDERS.INVOICE_NOT_POSSIBLE with what is missing. */
  async execute(tx: Tx, { kind, order, at, original, seeded }: IssueRequest): Promise<IssuedInvoice> {
    const company = await this.settings.company(tx);
    const missing = obstaclesTo(order, company, dayOf(at, company?.timeZone ?? 'UTC'));
    if (company === null || missing.length > 0) throw new DomainError('ORDERS.INVOICE_NOT_POSSIBLE', { missing });
    const lock = await this.document.lock(tx, kind, at, company);
    const existing = await this.invoices.ofOrder(tx, order.id, kind);
    if (existing !== null) return existing;
    const reference = original === null ? null : { number: original.number, issueDate: original.issueDate };
    return await this.document.write(tx, lock, {
      ...{ kind, order, company, at, seeded, originalId: original?.id ?? null, sequence: 1 },
      compose: (issue) => assembleInvoice(order, company, { ...issue, kind, original: reference }),
    });
  }
}
