import { Injectable } from '@nestjs/common';
import { decimalToQuantity, quantityToDecimal, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import type { Cause, Level, StockChange } from '../domain/stock-change.js';

export interface LevelRow extends Level {
  readonly productId: number;
  readonly locationId: number;
}

/** One line to write into the ledger. */
export interface Entry {
  readonly change: StockChange;
  readonly after: Level;
}

interface RawLevel {
  readonly product_id: number;
  readonly location_id: number;
  readonly on_hand: string;
  readonly reserved: string;
  readonly version: number;
}

const list = (items: readonly unknown[], mark = '?'): string => items.map(() => mark).join(', ');
const decimal = 'CAST(? AS DECIMAL(19,4))';

@Injectable()
export class StockRepository {
  private selling: number | undefined;

  /** The location that orders take from. It never changes while the process runs. */
  async sellingLocation(tx: Tx): Promise<number> {
    if (this.selling !== undefined) return this.selling;
    const [row] = await sql<{ id: number }>(tx, 'SELECT id FROM locations WHERE sells = 1 ORDER BY id LIMIT 1');
    if (row === undefined) throw new Error('no location sells');
    this.selling = row.id;
    return row.id;
  }

  /** The levels of these products in all locations, locked in ascending order until the transaction ends. */
  async lock(tx: Tx, productIds: readonly number[]): Promise<LevelRow[]> {
    const rows = await sql<RawLevel>(
      tx,
      `SELECT product_id, location_id, on_hand, reserved, version FROM stock_levels
       WHERE product_id IN (${list(productIds)}) ORDER BY product_id, location_id FOR UPDATE`,
      productIds,
    );
    return rows.map((row) => ({
      productId: row.product_id,
      locationId: row.location_id,
      onHand: decimalToQuantity(row.on_hand),
      reserved: decimalToQuantity(row.reserved),
      version: row.version,
    }));
  }

  /** Rows at zero for products that never moved; those that exist stay as they are. */
  async open(tx: Tx, locationId: number, productIds: readonly number[]): Promise<void> {
    await write(
      tx,
      `INSERT IGNORE INTO stock_levels (product_id, location_id) VALUES ${list(productIds, '(?, ?)')}`,
      productIds.flatMap((id) => [id, locationId]),
    );
  }

  /** Applies all changes in one statement, each only where the level stays within its bounds; answers how many fitted. */
  async update(tx: Tx, locationId: number, changes: readonly StockChange[], now: Date): Promise<number> {
    const ids = changes.map(({ productId }) => productId);
    const cases = `CASE product_id ${changes.map(() => `WHEN ? THEN ${decimal}`).join(' ')} END`;
    const onHand = changes.flatMap((change) => [change.productId, quantityToDecimal(change.onHandDelta)]);
    const reserved = changes.flatMap((change) => [change.productId, quantityToDecimal(change.reservedDelta)]);
    const { affected } = await write(
      tx,
      `UPDATE stock_levels
       SET on_hand = on_hand + ${cases}, reserved = reserved + ${cases}, version = version + 1, updated_at = ?
       WHERE location_id = ? AND product_id IN (${list(ids)}) AND reserved + ${cases} BETWEEN 0 AND on_hand + ${cases}`,
      [...onHand, ...reserved, now, locationId, ...ids, ...reserved, ...onHand],
    );
    return affected;
  }

  /** Writes the ledger; answers the id of its first new line (the others follow). */
  async record(tx: Tx, locationId: number, entries: readonly Entry[], cause: Cause): Promise<number> {
    const { kind, reason, actor, orderId, now } = cause;
    const values = entries.flatMap(({ change, after }): SqlValue[] => [
      ...[change.productId, locationId, kind],
      ...[change.onHandDelta, change.reservedDelta, after.onHand, after.reserved].map(quantityToDecimal),
      ...[reason ?? null, actor?.id ?? null, actor?.name ?? null, orderId ?? null, now],
    ]);
    const { insertId } = await write(
      tx,
      `INSERT INTO stock_movements (product_id, location_id, kind, on_hand_delta, reserved_delta, on_hand_after,
         reserved_after, reason, actor_id, actor_name, order_id, created_at)
       VALUES ${list(entries, `(${list([...Array(12).keys()])})`)}`,
      values,
    );
    return insertId;
  }

  /** Orders that still hold a reservation of the product, oldest first. */
  async reservingOrders(tx: Tx, productId: number): Promise<number[]> {
    const rows = await sql<{ order_id: number }>(
      tx,
      `SELECT order_id FROM stock_movements WHERE product_id = ? AND order_id IS NOT NULL
       GROUP BY order_id HAVING SUM(reserved_delta) > 0 ORDER BY order_id LIMIT 50`,
      [productId],
    );
    return rows.map(({ order_id }) => order_id);
  }
}
