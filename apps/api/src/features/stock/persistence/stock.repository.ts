import { Injectable } from '@nestjs/common';
import { decimalToQuantity, quantityToDecimal, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import type { Cause, Level, LocatedChange, LocatedLevel } from '../domain/stock-change.js';

/** One line to write into the ledger. */
export interface Entry {
  readonly change: LocatedChange;
  readonly after: Level;
}

/** Where an order's reservation lies. */
export interface Held {
  readonly productId: number;
  readonly locationId: number;
  readonly quantity: number;
}

interface RawLevel {
  readonly product_id: number;
  readonly location_id: number;
  readonly on_hand: string;
  readonly reserved: string;
  readonly version: number;
  readonly sales_id: number | null;
}

const list = (items: readonly unknown[], mark = '?'): string => items.map(() => mark).join(', ');

/** So many rows per statement: far below the 65,535 values that a prepared statement takes. */
const chunkSize = 1_000;

/** Up to so many products are told apart by CASE; more are joined. */
const few = 20;

/** Pieces of a long list, in order. */
const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) =>
    items.slice(index * chunkSize, (index + 1) * chunkSize),
  );

const ledgerColumns = `product_id, location_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, reason,
  actor_id, actor_name, order_id, transfer_id, count_id, corrects, created_at`;
const ledgerRow = `(${list([...Array(15).keys()])})`;

/** The only code that touches levels and ledger. */
@Injectable()
export class StockRepository {
  /** The location that orders take from. */
  async salesLocation(tx: Tx): Promise<number> {
    const [row] = await sql<{ id: number }>(tx, 'SELECT id FROM locations WHERE sells = 1');
    if (row === undefined) throw new Error('no location sells');
    return row.id;
  }

  /**
   * The levels of these products in all locations, locked in ascending order until the transaction ends, and the location
   * that sells (null when nothing was found to come with it).
   */
  async lock(
    tx: Tx,
    productIds: readonly number[],
  ): Promise<{ readonly levels: LocatedLevel[]; readonly sales: number | null }> {
    const found: RawLevel[] = [];
    for (const ids of chunks([...new Set(productIds)].sort((a, b) => a - b))) {
      const rows = await sql<RawLevel>(
        tx,
        `SELECT product_id, location_id, on_hand, reserved, version,
           (SELECT id FROM locations WHERE sells = 1) AS sales_id
         FROM stock_levels WHERE product_id IN (${list(ids)}) ORDER BY product_id, location_id FOR UPDATE`,
        ids,
      );
      found.push(...rows);
    }
    const levels = found.map((row) => ({
      ...{ productId: row.product_id, locationId: row.location_id, version: row.version },
      ...{ onHand: decimalToQuantity(row.on_hand), reserved: decimalToQuantity(row.reserved) },
    }));
    return { levels, sales: found[0]?.sales_id ?? null };
  }

  /** Rows at zero for products that never lay there; those that exist stay as they are. */
  async open(tx: Tx, places: readonly { productId: number; locationId: number }[]): Promise<void> {
    for (const some of chunks(places)) {
      await write(
        tx,
        `INSERT IGNORE INTO stock_levels (product_id, location_id) VALUES ${list(some, '(?, ?)')}`,
        some.flatMap(({ productId, locationId }) => [productId, locationId]),
      );
    }
  }

  /** Applies each change only where the level stays within its bounds; answers how many fitted. */
  async update(tx: Tx, changes: readonly LocatedChange[], now: Date): Promise<number> {
    const [first] = changes;
    if (first === undefined) return 0;
    const onePlace = changes.every(({ locationId }) => locationId === first.locationId);
    if (onePlace && changes.length <= few) return await this.updateFew(tx, first.locationId, changes, now);
    let fitted = 0;
    for (const some of chunks(changes)) {
      const { affected } = await write(
        tx,
        `UPDATE stock_levels s JOIN (${some.map(deltaRow).join(' UNION ALL ')}) d
           ON s.product_id = d.product_id AND s.location_id = d.location_id
         SET s.on_hand = s.on_hand + d.on_hand, s.reserved = s.reserved + d.reserved, s.version = s.version + 1,
           s.updated_at = ?
         WHERE s.reserved + d.reserved BETWEEN 0 AND s.on_hand + d.on_hand`,
        [...some.flatMap(deltaValues), now],
      );
      fitted += affected;
    }
    return fitted;
  }

  /** An order's few products in one place: four times as fast as joining them as a table. */
  private async updateFew(tx: Tx, locationId: number, changes: readonly LocatedChange[], now: Date): Promise<number> {
    const ids = changes.map(({ productId }) => productId);
    const onHand = addend(changes.map((change) => [change.productId, change.onHandDelta]));
    const reserved = addend(changes.map((change) => [change.productId, change.reservedDelta]));
    const { affected } = await write(
      tx,
      `UPDATE stock_levels
       SET on_hand = on_hand + ${onHand.text}, reserved = reserved + ${reserved.text}, version = version + 1, updated_at = ?
       WHERE location_id = ? AND product_id IN (${list(ids)})
         AND reserved + ${reserved.text} BETWEEN 0 AND on_hand + ${onHand.text}`,
      [...onHand.values, ...reserved.values, now, locationId, ...ids, ...reserved.values, ...onHand.values],
    );
    return affected;
  }

  /** Writes the ledger; answers the id of its first new line. */
  async record(tx: Tx, entries: readonly Entry[], cause: Cause): Promise<number> {
    const { kind, reason, actor, orderId, transferId, countId, corrects = kind === 'count', now } = cause;
    const links: SqlValue[] = [reason ?? null, actor?.id ?? null, actor?.name ?? null];
    links.push(orderId ?? null, transferId ?? null, countId ?? null, corrects, now);
    let first = 0;
    for (const some of chunks(entries)) {
      const values = some.flatMap(({ change, after }): SqlValue[] => [
        ...[change.productId, change.locationId, kind],
        ...[change.onHandDelta, change.reservedDelta, after.onHand, after.reserved].map(quantityToDecimal),
        ...links,
      ]);
      const text = `INSERT INTO stock_movements (${ledgerColumns}) VALUES ${list(some, ledgerRow)}`;
      const { insertId } = await write(tx, text, values);
      if (first === 0) first = insertId;
    }
    return first;
  }

  /** Orders that still hold a reservation of the product in this place, oldest first. */
  async reservingOrders(tx: Tx, productId: number, locationId: number): Promise<number[]> {
    const rows = await sql<{ order_id: number }>(
      tx,
      `SELECT order_id FROM stock_movements WHERE product_id = ? AND location_id = ? AND order_id IS NOT NULL
       GROUP BY order_id HAVING SUM(reserved_delta) > 0 ORDER BY order_id LIMIT 50`,
      [productId, locationId],
    );
    return rows.map(({ order_id }) => order_id);
  }

  /** What the order holds and where: the location that sells may be another one by now. */
  async heldBy(tx: Tx, orderId: number): Promise<Held[]> {
    const rows = await sql<{ product_id: number; location_id: number; held: string }>(
      tx,
      `SELECT product_id, location_id, SUM(reserved_delta) AS held FROM stock_movements WHERE order_id = ?
       GROUP BY product_id, location_id HAVING held > 0 ORDER BY product_id, location_id`,
      [orderId],
    );
    return rows.map((row) => ({
      ...{ productId: row.product_id, locationId: row.location_id },
      quantity: decimalToQuantity(row.held),
    }));
  }
}

const amount = 'CAST(? AS DECIMAL(19,4))';

/** What to add to a column of each product: one amount when it is the same for all, else told apart by CASE. */
const addend = (
  deltas: readonly (readonly [productId: number, delta: number])[],
): { readonly text: string; readonly values: readonly SqlValue[] } => {
  const first = deltas[0]?.[1] ?? 0;
  if (deltas.every(([, delta]) => delta === first)) return { text: amount, values: [quantityToDecimal(first)] };
  return {
    text: `CASE product_id ${deltas.map(() => `WHEN ? THEN ${amount}`).join(' ')} END`,
    values: deltas.flatMap(([productId, delta]) => [productId, quantityToDecimal(delta)]),
  };
};

const deltaRow = (_: unknown, index: number): string =>
  index === 0
    ? `SELECT ? AS product_id, ? AS location_id, CAST(? AS DECIMAL(19,4)) AS on_hand, CAST(? AS DECIMAL(19,4)) AS reserved`
    : 'SELECT ?, ?, CAST(? AS DECIMAL(19,4)), CAST(? AS DECIMAL(19,4))';

const deltaValues = ({ productId, locationId, onHandDelta, reservedDelta }: LocatedChange): SqlValue[] => [
  productId,
  locationId,
  quantityToDecimal(onHandDelta),
  quantityToDecimal(reservedDelta),
];
