import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type InvoiceListItem,
  type InvoiceListQuery,
  type InvoiceMailView,
  type InvoiceView,
  type Page,
  type RelatedInvoice,
} from '@picolo/contracts';
import { MailsReader } from '@picolo/server/mail';
import { Db, pageLimit, pageOf } from '@picolo/server/db';
import {
  presentInvoice,
  presentListItem,
  type InvoiceDetailRow,
  type InvoiceListRow,
  type PaymentOfInvoiceRow,
} from '../invoices.presenter.js';
import { CompanyDay } from '../use-cases/company-day.js';
import { allOf, inScope, listFilter, ownedBy, type InvoiceScope } from './invoice-filter.js';
import { InvoiceMatching } from './invoice-matching.js';

export interface InvoicePdf {
  readonly number: string;
  readonly pdf: Buffer;
  readonly sha256: string;
}

const LIST_COLUMNS = `i.id, i.number, i.kind, i.order_id, i.order_number, i.client_id, i.client_name, i.issue_date,
  i.due_date, i.net_cents, i.vat_cents, i.gross_cents, i.created_at, b.prepaid_cents, b.credited_cents, b.applied_cents,
  b.paid_cents, b.balance_cents, b.version, d.sha256, d.size`;
const TABLES = 'invoices i JOIN invoice_balances b ON b.invoice_id = i.id';
const DOCUMENT = 'LEFT JOIN invoice_documents d ON d.invoice_id = i.id';

@Injectable()
export class InvoicesQuery {
  constructor(
    private readonly db: Db,
    private readonly day: CompanyDay,
    private readonly letters: MailsReader,
    private readonly matching: InvoiceMatching,
  ) {}

  /**
   * Newest first; narrowed to what is due, by due date. `q` is the beginning of a number, an order's number, or words of
   * the client's name.
   */
  async page(query: InvoiceListQuery, scope: InvoiceScope): Promise<Page<InvoiceListItem>> {
    const limit = pageLimit(query.limit);
    const today = await this.db.tx((tx) => this.day.today(tx));
    const { from, conditions, order, key } = listFilter(query, scope, today);
    const found =
      query.q === undefined || query.q.trim() === ''
        ? conditions
        : [inScope('i.id', await this.matching.ids(query, { from, conditions, order }, limit + 1))];
    const { text, values } = allOf(found);
    const rows = await this.db.rows<InvoiceListRow>(
      `SELECT ${LIST_COLUMNS} FROM ${found === conditions ? from : TABLES} ${DOCUMENT} ${text} ${order} LIMIT ${String(limit + 1)}`,
      values,
    );
    return pageOf(rows, limit, key, (row) => presentListItem(row, today));
  }

  /** Throws INVOICES.NOT_FOUND, also for another client's. */
  async one(id: number, scope: InvoiceScope): Promise<InvoiceView> {
    const where = allOf([['i.id = ?', id], ...ownedBy(scope)]);
    const [row] = await this.db.rows<InvoiceDetailRow>(
      `SELECT ${LIST_COLUMNS}, i.hash, i.canonical, i.original_id FROM ${TABLES} ${DOCUMENT} ${where.text}`,
      where.values,
    );
    if (row === undefined) throw new DomainError('INVOICES.NOT_FOUND');
    const side = scope === 'all' ? 'staff' : 'client';
    const [payments, creditNotes, deposits, mails, today] = await Promise.all([
      this.payments(id),
      this.creditNotes(id),
      this.deposits(row),
      side === 'staff' ? this.mails(id) : [],
      this.db.tx((tx) => this.day.today(tx)),
    ]);
    return presentInvoice(row, { payments, creditNotes, deposits, mails, today, side });
  }

  /** Throws INVOICES.NOT_FOUND, or INVOICES.NOT_READY while the document is being made. */
  async pdf(id: number, scope: InvoiceScope): Promise<InvoicePdf> {
    const where = allOf([['i.id = ?', id], ...ownedBy(scope)]);
    const [row] = await this.db.rows<{ number: string; pdf: Buffer | null; sha256: string | null }>(
      `SELECT i.number, d.pdf, d.sha256 FROM invoices i LEFT JOIN invoice_documents d ON d.invoice_id = i.id ${where.text}`,
      where.values,
    );
    if (row === undefined) throw new DomainError('INVOICES.NOT_FOUND');
    if (row.pdf === null || row.sha256 === null) throw new DomainError('INVOICES.NOT_READY', { number: row.number });
    return { number: row.number, pdf: row.pdf, sha256: row.sha256 };
  }

  private async mails(id: number): Promise<InvoiceMailView[]> {
    const letters = await this.letters.about(`invoice:${String(id)}`);
    return letters.map(({ id: mailId, recipient, state, createdAt, sentAt }) => ({
      ...{ id: mailId, recipient, state },
      createdAt: createdAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    }));
  }

  private async payments(invoiceId: number): Promise<PaymentOfInvoiceRow[]> {
    return await this.db.rows<PaymentOfInvoiceRow>(
      `SELECT id, amount_cents, method, paid_on, reference, cancels_id, actor_name, created_at
       FROM payments WHERE invoice_id = ? ORDER BY id`,
      [invoiceId],
    );
  }

  /** Of an invoice that deducts some. */
  private async deposits({
    kind,
    order_id: orderId,
    prepaid_cents: prepaid,
  }: InvoiceDetailRow): Promise<RelatedInvoice[]> {
    if (kind !== 'invoice' || prepaid === 0) return [];
    return await this.db.rows<RelatedInvoice>(
      `SELECT id, number, issue_date AS issueDate, gross_cents AS grossCents
       FROM invoices WHERE order_id = ? AND kind = 'deposit' ORDER BY id`,
      [orderId],
    );
  }

  private async creditNotes(invoiceId: number): Promise<(RelatedInvoice & { readonly canonical: string })[]> {
    return await this.db.rows<RelatedInvoice & { readonly canonical: string }>(
      `SELECT id, number, issue_date AS issueDate, gross_cents AS grossCents, canonical
       FROM invoices WHERE original_id = ? ORDER BY id`,
      [invoiceId],
    );
  }
}
