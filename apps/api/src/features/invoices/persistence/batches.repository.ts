import { Injectable } from '@nestjs/common';
import type { BatchInput, BatchState } from '@picolo/contracts';
import { parseJson, sql, write, type Reader, type SqlValue, type Tx } from '@picolo/server/db';
import { waitingConditions, type StoredFailure } from './orders-to-invoice.repository.js';

export interface Batch {
  readonly id: number;
  readonly state: BatchState;
  readonly total: number;
  readonly issued: number;
  readonly failed: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly version: number;
}

export interface NewBatch {
  readonly by: { readonly id: number; readonly name: string };
  readonly key: string | null;
  readonly bodyHash: string;
  readonly now: Date;
}

const COLUMNS = `id, state, total, issued_count AS issued, failed_count AS failed, created_by_name AS createdBy,
  created_at AS createdAt, finished_at AS finishedAt, version`;

@Injectable()
export class BatchesRepository {
  async insert(tx: Tx, { by, key, bodyHash, now }: NewBatch): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO invoice_batches (state, created_by, created_by_name, idempotency_key, body_hash, created_at)
       VALUES ('running', ?, ?, ?, ?, ?)`,
      [by.id, by.name, key, bodyHash, now],
    );
    return insertId;
  }

  async ofKey(tx: Tx, userId: number, key: string): Promise<{ readonly id: number; readonly bodyHash: string } | null> {
    const rows = await sql<{ id: number; bodyHash: string }>(
      tx,
      'SELECT id, body_hash AS bodyHash FROM invoice_batches WHERE created_by = ? AND idempotency_key = ?',
      [userId, key],
    );
    return rows[0] ?? null;
  }

  /** Takes up what waits and is in no other batch under way; answers how many orders that are. */
  async fill(tx: Tx, id: number, { orderIds, all }: BatchInput): Promise<number> {
    const chosen = orderIds === undefined ? [] : [[`o.order_id IN (${marks(orderIds)})`, ...orderIds] as const];
    const conditions = [...chosen, ...waitingConditions(all ?? {})];
    const where = conditions.map(([text]) => ` AND ${text}`).join('');
    const values = conditions.flatMap(([, ...rest]): SqlValue[] => rest);
    // Two who start at once: the second waits here, and then sees what the first took.
    await sql(
      tx,
      `SELECT o.order_id FROM orders_to_invoice o WHERE TRUE${where} ORDER BY o.order_id FOR UPDATE`,
      values,
    );
    const { affected } = await write(
      tx,
      `INSERT INTO invoice_batch_orders (batch_id, order_id, state)
       SELECT ?, o.order_id, 'waiting' FROM orders_to_invoice o
       WHERE NOT EXISTS (SELECT 1 FROM invoice_batch_orders b WHERE b.order_id = o.order_id AND b.state = 'waiting')${where}
       ORDER BY o.order_id`,
      [id, ...values],
    );
    await write(tx, 'UPDATE invoice_batches SET total = ? WHERE id = ?', [affected, id]);
    return affected;
  }

  /** The next orders of a batch, oldest first. */
  async waiting(reader: Reader, id: number, limit: number): Promise<readonly number[]> {
    const rows = await reader.rows<{ orderId: number }>(
      `SELECT order_id AS orderId FROM invoice_batch_orders WHERE batch_id = ? AND state = 'waiting'
       ORDER BY order_id LIMIT ${String(limit)}`,
      [id],
    );
    return rows.map(({ orderId }) => orderId);
  }

  /** Locks an order of the batch; false when it was worked off meanwhile. */
  async take(tx: Tx, id: number, orderId: number): Promise<boolean> {
    const rows = await sql<{ state: string }>(
      tx,
      'SELECT state FROM invoice_batch_orders WHERE batch_id = ? AND order_id = ? FOR UPDATE',
      [id, orderId],
    );
    return rows[0]?.state === 'waiting';
  }

  async issued(tx: Tx, id: number, orderId: number, invoiceId: number): Promise<void> {
    await write(
      tx,
      "UPDATE invoice_batch_orders SET state = 'issued', invoice_id = ? WHERE batch_id = ? AND order_id = ?",
      [invoiceId, id, orderId],
    );
    await write(tx, 'UPDATE invoice_batches SET issued_count = issued_count + 1, version = version + 1 WHERE id = ?', [
      id,
    ]);
  }

  async failed(tx: Tx, id: number, orderId: number, failure: StoredFailure): Promise<void> {
    await write(
      tx,
      "UPDATE invoice_batch_orders SET state = 'failed', failure = ? WHERE batch_id = ? AND order_id = ?",
      [JSON.stringify(failure), id, orderId],
    );
    await write(tx, 'UPDATE invoice_batches SET failed_count = failed_count + 1, version = version + 1 WHERE id = ?', [
      id,
    ]);
  }

  async finish(tx: Tx, id: number, now: Date): Promise<void> {
    await write(
      tx,
      "UPDATE invoice_batches SET state = 'done', finished_at = ?, version = version + 1 WHERE id = ? AND state = 'running'",
      [now, id],
    );
  }

  async read(tx: Tx, id: number): Promise<Batch | null> {
    return (await sql<Batch>(tx, `SELECT ${COLUMNS} FROM invoice_batches WHERE id = ?`, [id]))[0] ?? null;
  }

  /** Newest first. */
  async page(reader: Reader, before: number | null, limit: number): Promise<readonly Batch[]> {
    return await reader.rows<Batch>(
      `SELECT ${COLUMNS} FROM invoice_batches ${before === null ? '' : 'WHERE id < ?'}
       ORDER BY id DESC LIMIT ${String(limit)}`,
      before === null ? [] : [before],
    );
  }

  /** The first 100 by order. */
  async failures(
    reader: Reader,
    id: number,
  ): Promise<readonly { readonly orderId: number; readonly failure: StoredFailure }[]> {
    const rows = await reader.rows<{ orderId: number; failure: unknown }>(
      `SELECT order_id AS orderId, failure FROM invoice_batch_orders WHERE batch_id = ? AND state = 'failed'
       ORDER BY order_id LIMIT 100`,
      [id],
    );
    return rows.map(({ orderId, failure }) => ({ orderId, failure: parseJson(failure) as StoredFailure }));
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
