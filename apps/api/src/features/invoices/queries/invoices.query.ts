import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type InvoiceListItem,
  type InvoiceListQuery,
  type InvoiceView,
  type Page,
} from '@picolo/contracts';
import { Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
import { presentInvoice, presentListItem, type InvoiceDetailRow, type InvoiceListRow } from '../invoices.presenter.js';

/** Whose invoices: everybody's, or those of one client (ownership is part of the query, ID-6). */
export type InvoiceScope = 'all' | { readonly clientId: number | null };

export interface InvoicePdf {
  readonly number: string;
  readonly pdf: Buffer;
  readonly sha256: string;
}

const LIST_COLUMNS = `i.id, i.number, i.kind, i.order_id, i.order_number, i.client_id, i.client_name, i.issue_date,
  i.due_date, i.net_cents, i.vat_cents, i.gross_cents, i.created_at, d.sha256, d.size`;
const FROM = 'FROM invoices i LEFT JOIN invoice_documents d ON d.invoice_id = i.id';

interface Where {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Without a client record nothing is theirs: ids begin at 1. */
const owned = (scope: InvoiceScope): [string, SqlValue][] =>
  scope === 'all' ? [] : [['i.client_id = ?', scope.clientId ?? 0]];

const all = (conditions: readonly [string, SqlValue][]): Where => ({
  text: conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`,
  values: conditions.map(([, value]) => value),
});

/** `%` and `_` are what they are, not wildcards. */
const startingWith = (text: string): string => `${text.replace(/[\\%_]/gu, '\\$&')}%`;

@Injectable()
export class InvoicesQuery {
  constructor(private readonly db: Db) {}

  /** Newest first. `q` is the beginning of a number or an order number, or a part of a name. */
  async page(query: InvoiceListQuery, scope: InvoiceScope): Promise<Page<InvoiceListItem>> {
    const limit = pageLimit(query.limit);
    const where = this.filters(query, scope);
    const rows = await this.db.rows<InvoiceListRow>(
      `SELECT ${LIST_COLUMNS} ${FROM} ${where.text} ORDER BY i.id DESC LIMIT ${String(limit + 1)}`,
      where.values,
    );
    return pageOf(rows, limit, ({ id }) => [id], presentListItem);
  }

  /** Throws INVOICES.NOT_FOUND, also for another client's. */
  async one(id: number, scope: InvoiceScope): Promise<InvoiceView> {
    const where = all([['i.id = ?', id], ...owned(scope)]);
    const [row] = await this.db.rows<InvoiceDetailRow>(
      `SELECT ${LIST_COLUMNS}, i.hash, i.canonical, i.original_id ${FROM} ${where.text}`,
      where.values,
    );
    if (row === undefined) throw new DomainError('INVOICES.NOT_FOUND');
    return presentInvoice(row);
  }

  /** Throws INVOICES.NOT_FOUND, or INVOICES.NOT_READY while the document is being made. */
  async pdf(id: number, scope: InvoiceScope): Promise<InvoicePdf> {
    const where = all([['i.id = ?', id], ...owned(scope)]);
    const [row] = await this.db.rows<{ number: string; pdf: Buffer | null; sha256: string | null }>(
      `SELECT i.number, d.pdf, d.sha256 ${FROM} ${where.text}`,
      where.values,
    );
    if (row === undefined) throw new DomainError('INVOICES.NOT_FOUND');
    if (row.pdf === null || row.sha256 === null) throw new DomainError('INVOICES.NOT_READY', { number: row.number });
    return { number: row.number, pdf: row.pdf, sha256: row.sha256 };
  }

  private filters({ cursor, kind, orderId, clientId, q }: InvoiceListQuery, scope: InvoiceScope): Where {
    const conditions = owned(scope);
    const before = readIdCursor(cursor);
    if (before !== null) conditions.push(['i.id < ?', before]);
    if (kind !== undefined) conditions.push(['i.kind = ?', kind]);
    if (orderId !== undefined) conditions.push(['i.order_id = ?', orderId]);
    if (clientId !== undefined) conditions.push(['i.client_id = ?', clientId]);
    const where = all(conditions);
    if (q === undefined || q.trim() === '') return where;
    const prefix = startingWith(q.trim());
    const search = '(i.number LIKE ? OR i.order_number LIKE ? OR i.client_name LIKE ?)';
    return {
      text: where.text === '' ? `WHERE ${search}` : `${where.text} AND ${search}`,
      values: [...where.values, prefix, prefix, `%${prefix}`],
    };
  }
}
