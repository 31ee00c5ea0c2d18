import { Injectable } from '@nestjs/common';
import type { CountEntryMode, CountState as SessionState } from '@picolo/contracts';
import { decimalToQuantity, quantityToDecimal, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import type { Books, CountState } from '../domain/count-line.js';

export interface CountRow {
  readonly id: number;
  readonly name: string;
  readonly location_id: number;
  readonly state: SessionState;
  readonly version: number;
}

/** A product to count; quantities in integer ten-thousandths. */
export interface NewCountLine {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: string;
  readonly step: number;
}

export interface CountedLine extends CountState {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly step: number;
  readonly version: number;
}

interface RawLine {
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  readonly step: string;
  readonly counted: string | null;
  readonly expected: string | null;
  readonly ledger_id: number;
  readonly version: number;
}

interface Person {
  readonly id: number;
  readonly name: string;
}

/** An entry to write down. */
export interface NewEntry {
  readonly countId: number;
  readonly productId: number;
  readonly key: string;
  readonly mode: CountEntryMode;
  readonly quantity: number | undefined;
  readonly after: CountState;
  readonly actor: Person;
  readonly now: Date;
}

const quantity = (text: string | null): number | null => (text === null ? null : decimalToQuantity(text));
const decimal = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : quantityToDecimal(value);

const lineColumns = 'product_id, sku, name, step, counted, expected, ledger_id, version';
const toLine = (row: RawLine): CountedLine => ({
  ...{ productId: row.product_id, sku: row.sku, name: row.name, step: decimalToQuantity(row.step) },
  ...{ counted: quantity(row.counted), expected: quantity(row.expected), ledgerId: row.ledger_id },
  version: row.version,
});

@Injectable()
export class CountsRepository {
  async insert(tx: Tx, name: string, locationId: number, by: Person, now: Date): Promise<number> {
    const { insertId } = await write(
      tx,
      'INSERT INTO stock_counts (name, location_id, opened_by, opened_by_name, created_at) VALUES (?, ?, ?, ?, ?)',
      [name, locationId, by.id, by.name, now],
    );
    return insertId;
  }

  /** A product that is in the session already stays as it is. */
  async addLines(tx: Tx, countId: number, products: readonly NewCountLine[]): Promise<void> {
    if (products.length === 0) return;
    await write(
      tx,
      `INSERT IGNORE INTO stock_count_lines (count_id, product_id, sku, name, barcode, unit, step)
       VALUES ${products.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      products.flatMap(({ id, sku, name, barcode, unit, step }): SqlValue[] => [
        ...[countId, id, sku, name, barcode, unit],
        quantityToDecimal(step),
      ]),
    );
  }

  /** `share`: many enter at once, and nobody closes meanwhile. `update`: to close it, alone. */
  async lock(tx: Tx, id: number, how: 'share' | 'update'): Promise<CountRow | null> {
    const [row] = await sql<CountRow>(
      tx,
      `SELECT id, name, location_id, state, version FROM stock_counts WHERE id = ?
       ${how === 'share' ? 'LOCK IN SHARE MODE' : 'FOR UPDATE'}`,
      [id],
    );
    return row ?? null;
  }

  async lockLine(tx: Tx, countId: number, productId: number): Promise<CountedLine | null> {
    const [row] = await sql<RawLine>(
      tx,
      `SELECT ${lineColumns} FROM stock_count_lines WHERE count_id = ? AND product_id = ? FOR UPDATE`,
      [countId, productId],
    );
    return row === undefined ? null : toLine(row);
  }

  /** Whether this request was written down already. */
  async knows(tx: Tx, countId: number, key: string): Promise<boolean> {
    const text = 'SELECT 1 FROM stock_count_entries WHERE count_id = ? AND entry_key = ?';
    return (await sql(tx, text, [countId, key])).length > 0;
  }

  /** Level and ledger in one statement, so of one moment. */
  async books(tx: Tx, productId: number, locationId: number): Promise<Books> {
    const [row] = await sql<{ on_hand: string | null; ledger_id: number | null }>(
      tx,
      `SELECT (SELECT on_hand FROM stock_levels WHERE product_id = ? AND location_id = ?) AS on_hand,
         (SELECT id FROM stock_movements WHERE product_id = ? AND location_id = ? ORDER BY id DESC LIMIT 1) AS ledger_id`,
      [productId, locationId, productId, locationId],
    );
    return { onHand: quantity(row?.on_hand ?? null) ?? 0, ledgerId: row?.ledger_id ?? 0 };
  }

  async enter(tx: Tx, entry: NewEntry): Promise<void> {
    const { countId, productId, after, actor, now } = entry;
    const [counted, expected] = [decimal(after.counted), decimal(after.expected)];
    await write(
      tx,
      `UPDATE stock_count_lines SET counted = ?, expected = ?, ledger_id = ?, version = version + 1, entered_by = ?,
         entered_by_name = ?, entered_at = ? WHERE count_id = ? AND product_id = ?`,
      [counted, expected, after.ledgerId, actor.id, actor.name, now, countId, productId],
    );
    await write(
      tx,
      `INSERT INTO stock_count_entries (count_id, product_id, entry_key, mode, quantity, counted_after, expected, actor_id,
         actor_name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[countId, productId, entry.key, entry.mode],
        ...[decimal(entry.quantity), counted, expected, actor.id, actor.name, now],
      ],
    );
  }

  async countedLines(tx: Tx, countId: number): Promise<CountedLine[]> {
    const rows = await sql<RawLine>(
      tx,
      `SELECT ${lineColumns} FROM stock_count_lines WHERE count_id = ? AND counted IS NOT NULL ORDER BY product_id`,
      [countId],
    );
    return rows.map(toLine);
  }

  /** What other counts of the place set right after each line's entry, by product; complete once the levels are locked. */
  async correctedSince(tx: Tx, countId: number, locationId: number): Promise<ReadonlyMap<number, number>> {
    const rows = await sql<{ product_id: number; corrected: string }>(
      tx,
      `SELECT l.product_id, SUM(m.on_hand_delta) AS corrected
       FROM stock_count_lines l JOIN stock_movements m
         ON m.product_id = l.product_id AND m.id > l.ledger_id AND m.location_id = ? AND m.corrects = 1
       WHERE l.count_id = ? AND l.counted IS NOT NULL GROUP BY l.product_id`,
      [locationId, countId],
    );
    return new Map(rows.map((row) => [row.product_id, decimalToQuantity(row.corrected)]));
  }

  /** Writes down what the validation wrote into the ledger. */
  async applied(tx: Tx, countId: number, corrected: ReadonlyMap<number, number>): Promise<void> {
    await write(tx, 'UPDATE stock_count_lines SET applied = counted - expected WHERE count_id = ?', [countId]);
    for (const [productId, delta] of corrected) {
      await write(
        tx,
        `UPDATE stock_count_lines SET applied = applied - CAST(? AS DECIMAL(19,4)) WHERE count_id = ? AND product_id = ?`,
        [quantityToDecimal(delta), countId, productId],
      );
    }
  }

  async close(tx: Tx, id: number, state: SessionState, by: Person, now: Date): Promise<void> {
    await write(
      tx,
      `UPDATE stock_counts SET state = ?, version = version + 1, closed_by = ?, closed_by_name = ?, closed_at = ?
       WHERE id = ?`,
      [state, by.id, by.name, now, id],
    );
  }
}
