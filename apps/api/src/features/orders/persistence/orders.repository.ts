import { Injectable } from '@nestjs/common';
import type { OrderBuyer, OrderStatus, ReturnForCredit } from '@picolo/contracts';
import { Db, decimalToQuantity, quantityToDecimal, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import { blankToNull } from '../domain/words.js';
import type { FrozenLine, Order, OrderHead, OrderLine, OrderStep } from '../domain/order.js';
import type { LineReturn } from '../domain/returns.js';
import {
  buyerOf,
  headOf,
  lineColumns,
  lineOf,
  orderColumns,
  stepColumns,
  stepOf,
  wordsOf,
  type LineRow,
  type OrderRow,
  type StepRow,
} from './order-rows.js';

/** The order row to insert, before it has an id. */
export interface NewOrder extends Omit<OrderHead, 'id'> {
  readonly placedBy: number;
  readonly key: string | null;
  readonly bodyHash: string;
  readonly buyer: OrderBuyer;
  readonly note: string | null;
  readonly internalNote: string | null;
  readonly purchaseOrder: string | null;
}

/** An order with its lines, without what happened to it. */
export type StoredOrder = Omit<Order, 'steps' | 'returns' | 'requests'>;

const group = (count: number): string => `(${Array.from({ length: count }, () => '?').join(', ')})`;

@Injectable()
export class OrdersRepository {
  constructor(private readonly db: Db) {}

  /** First write of a placement: a twin with the same key waits here, then fails on uq_orders_idempotency. */
  async insert(tx: Tx, order: NewOrder): Promise<number> {
    const values: SqlValue[] = [
      ...[order.clientId, order.placedBy, order.key, order.bodyHash, order.status, order.origin, order.version],
      order.clientName,
      ...[order.lineCount, order.netCents, order.vatCents, order.grossCents, JSON.stringify(order.buyer)],
      ...[order.note, order.internalNote, order.purchaseOrder, order.createdAt, order.updatedAt],
    ];
    const { insertId } = await write(
      tx,
      `INSERT INTO orders (client_id, placed_by, idempotency_key, body_hash, status, origin, version, client_name, line_count,
         net_cents, vat_cents, gross_cents, buyer, note, internal_note, purchase_order, created_at, updated_at)
       VALUES ${group(values.length)}`,
      values,
    );
    return insertId;
  }

  /** Answers the lines with their ids, which follow each other within one statement. */
  async insertLines(tx: Tx, orderId: number, lines: readonly FrozenLine[]): Promise<OrderLine[]> {
    const values = lines.flatMap((line, index): SqlValue[] => [
      ...[orderId, index + 1, line.productId, line.sku, line.name, line.unit, quantityToDecimal(line.quantity)],
      ...[line.unitPrice, line.vatRate, line.netCents],
    ]);
    const { insertId } = await write(
      tx,
      `INSERT INTO order_lines (order_id, position, product_id, sku, name, unit, quantity, unit_price, vat_rate, net_cents)
       VALUES ${lines.map(() => group(10)).join(', ')}`,
      values,
    );
    return lines.map((line, index) => ({ ...line, id: insertId + index, returnedQuantity: 0 }));
  }

  async insertStep(tx: Tx, orderId: number, step: OrderStep): Promise<void> {
    await write(
      tx,
      `INSERT INTO order_steps (order_id, kind, from_status, to_status, actor_id, actor_name, note, details, created_at)
       VALUES ${group(9)}`,
      [
        ...[orderId, step.kind, step.from, step.to, step.actorId, step.actorName, step.note],
        ...[step.details === null ? null : JSON.stringify(step.details), step.at],
      ],
    );
  }

  /** Who already used this key, and for what. */
  async placedWith(userId: number, key: string): Promise<{ id: number; bodyHash: string } | null> {
    const rows = await this.db.rows<{ id: number; body_hash: string }>(
      'SELECT id, body_hash FROM orders WHERE placed_by = ? AND idempotency_key = ?',
      [userId, key],
    );
    const [row] = rows;
    return row === undefined ? null : { id: row.id, bodyHash: row.body_hash };
  }

  /** The order with its lines, locked until the transaction ends; with `owners` only when it is of one of these records (ID-6). */
  async lock(tx: Tx, id: number, owners?: readonly number[]): Promise<StoredOrder | null> {
    return await this.stored(tx, id, 'FOR UPDATE', owners);
  }

  async read(tx: Tx, id: number): Promise<(StoredOrder & Pick<Order, 'steps'>) | null> {
    const order = await this.stored(tx, id, '');
    if (order === null) return null;
    const steps = await sql<StepRow>(tx, `SELECT ${stepColumns} FROM order_steps WHERE order_id = ? ORDER BY id`, [id]);
    return { ...order, steps: steps.map(stepOf) };
  }

  /** True when the order still was in that state and version. */
  async move(tx: Tx, order: OrderHead, to: OrderStatus, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE orders SET status = ?, change_requested = ?, version = version + 1, updated_at = ?
       WHERE id = ? AND status = ? AND version = ?`,
      [to, order.changeRequested && to !== 'cancelled' ? 1 : 0, now, order.id, order.status, order.version],
    );
    return affected === 1;
  }

  /** Everything of the order but its state; true when it still was in that state and version. */
  async rewrite(tx: Tx, order: OrderHead, to: Omit<StoredOrder, 'lines'>, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE orders SET line_count = ?, net_cents = ?, vat_cents = ?, gross_cents = ?, buyer = ?, note = ?,
         internal_note = ?, purchase_order = ?, change_requested = ?, version = version + 1, updated_at = ?
       WHERE id = ? AND status = ? AND version = ?`,
      [
        ...[to.lineCount, to.netCents, to.vatCents, to.grossCents, JSON.stringify(to.buyer), to.note, to.internalNote],
        ...[to.purchaseOrder, to.changeRequested ? 1 : 0, now, order.id, order.status, order.version],
      ],
    );
    return affected === 1;
  }

  async deleteLines(tx: Tx, orderId: number): Promise<void> {
    await write(tx, 'DELETE FROM order_lines WHERE order_id = ?', [orderId]);
  }

  /** True when that much of the line was still out. */
  async takeBack(tx: Tx, lineId: number, quantity: number): Promise<boolean> {
    const amount = quantityToDecimal(quantity);
    const { affected } = await write(
      tx,
      `UPDATE order_lines SET returned_quantity = returned_quantity + CAST(? AS DECIMAL(19,4))
       WHERE id = ? AND returned_quantity + CAST(? AS DECIMAL(19,4)) <= quantity`,
      [amount, lineId, amount],
    );
    return affected === 1;
  }

  /** Answers their ids, in the order given. */
  async insertReturns(
    tx: Tx,
    returns: readonly LineReturn[],
    by: { readonly id: number; readonly name: string; readonly now: Date },
  ): Promise<number[]> {
    const { insertId } = await write(
      tx,
      `INSERT INTO order_returns (order_line_id, quantity, disposition, reason, actor_id, actor_name, created_at)
       VALUES ${returns.map(() => group(7)).join(', ')}`,
      returns.flatMap((line): SqlValue[] => [
        ...[line.lineId, quantityToDecimal(line.quantity), line.disposition, blankToNull(line.reason)],
        ...[by.id, by.name, by.now],
      ]),
    );
    return returns.map((_, index) => insertId + index);
  }

  /** By id, for credit notes. */
  async returns(tx: Tx, ids: readonly number[]): Promise<ReturnForCredit[]> {
    if (ids.length === 0) return [];
    const rows = await sql<Omit<ReturnForCredit, 'quantity'> & { readonly quantity: string }>(
      tx,
      `SELECT r.id, l.order_id AS orderId, l.id AS lineId, l.position, r.quantity, r.disposition, r.reason
       FROM order_returns r JOIN order_lines l ON l.id = r.order_line_id
       WHERE r.id IN ${group(ids.length)} ORDER BY r.id`,
      ids,
    );
    return rows.map((row) => ({ ...row, quantity: decimalToQuantity(row.quantity) }));
  }

  private async stored(
    tx: Tx,
    id: number,
    lock: '' | 'FOR UPDATE',
    owners?: readonly number[],
  ): Promise<StoredOrder | null> {
    const own = owners === undefined ? '' : `AND client_id IN (${owners.map(() => '?').join(', ')})`;
    const [row] = await sql<OrderRow>(tx, `SELECT ${orderColumns} FROM orders WHERE id = ? ${own} ${lock}`, [
      id,
      ...(owners ?? []),
    ]);
    if (row === undefined) return null;
    const lines = await sql<LineRow>(
      tx,
      `SELECT ${lineColumns} FROM order_lines WHERE order_id = ? ORDER BY position`,
      [id],
    );
    return { ...headOf(row), ...wordsOf(row), buyer: buyerOf(row), lines: lines.map(lineOf) };
  }
}
