import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type BatchListItem,
  type BatchView,
  type ListQuery,
  type Locale,
  type Page,
  type WaitingOrder,
  type WaitingQuery,
} from '@picolo/contracts';
import { Db, pageLimit, pageOf, parseJson, readCursor, readIdCursor, type SqlValue } from '@picolo/server/db';
import { ClientsFacade } from '../../clients/index.js';
import { presentBatch, presentBatchFailure, presentWaiting } from '../batches.presenter.js';
import { BatchesRepository } from '../persistence/batches.repository.js';
import {
  waitingConditions,
  type OrderToInvoice,
  type StoredFailure,
} from '../persistence/orders-to-invoice.repository.js';

@Injectable()
export class BatchesQuery {
  constructor(
    private readonly db: Db,
    private readonly batches: BatchesRepository,
    private readonly clients: ClientsFacade,
  ) {}

  /** Processed orders without their invoice, the oldest first. */
  async waiting(query: WaitingQuery, locale: Locale): Promise<Page<WaitingOrder>> {
    const limit = pageLimit(query.limit);
    const conditions = [...waitingConditions(query), ...afterCursor(query.cursor)];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`;
    const rows = await this.db.rows<OrderToInvoice>(
      `SELECT o.order_id AS orderId, o.client_id AS clientId, o.gross_cents AS grossCents,
         o.processed_on AS processedOn, o.reason, o.failure
       FROM orders_to_invoice o ${where} ORDER BY o.processed_on, o.order_id LIMIT ${String(limit + 1)}`,
      conditions.flatMap(([, ...values]): SqlValue[] => values),
    );
    const names = await this.clients.names([...new Set(rows.map(({ clientId }) => clientId))]);
    return pageOf(
      rows,
      limit,
      ({ processedOn, orderId }) => [processedOn, orderId],
      (row) => presentWaiting({ ...row, failure: failureIn(row.failure) }, names.get(row.clientId) ?? '', locale),
    );
  }

  async page(query: Omit<ListQuery, 'q'>): Promise<Page<BatchListItem>> {
    const limit = pageLimit(query.limit);
    const rows = await this.batches.page(this.db, readIdCursor(query.cursor), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], presentBatch);
  }

  /** Throws INVOICES.BATCH_NOT_FOUND. */
  async one(id: number, locale: Locale): Promise<BatchView> {
    const batch = await this.db.tx((tx) => this.batches.read(tx, id));
    if (batch === null) throw new DomainError('INVOICES.BATCH_NOT_FOUND');
    const failures = await this.batches.failures(this.db, id);
    return { ...presentBatch(batch), failures: failures.map((failure) => presentBatchFailure(failure, locale)) };
  }
}

/** JSON columns come as text or parsed. */
const failureIn = (column: unknown): StoredFailure | null =>
  column === null ? null : (parseJson(column) as StoredFailure);

const afterCursor = (cursor: string | undefined): [text: string, ...values: SqlValue[]][] => {
  if (cursor === undefined) return [];
  const [day, id] = readCursor(cursor, 2);
  return [['(o.processed_on > ? OR (o.processed_on = ? AND o.order_id > ?))', day ?? '', day ?? '', id ?? 0]];
};
