import { Injectable } from '@nestjs/common';
import type { ImportColumn } from '@picolo/contracts';
import { Db, sql, write, type SqlValue, type Tx } from '@picolo/server/db';
import { productColumns, productTables, type ProductRow } from './product-rows.js';

interface Target {
  readonly column: string;
  /** The value that a product gets from its staged line, `r` staged, `p` product, `c` category. */
  readonly value: string;
  /** Compared letter by letter, case and accents included. */
  readonly text?: true;
}

/** An empty cell clears what may be empty, and leaves what may not as it is. */
const targets: Readonly<Record<Exclude<ImportColumn, 'sku'>, Target>> = {
  name: { column: 'name', value: 'COALESCE(r.name, p.name)', text: true },
  description: { column: 'description', value: "COALESCE(r.description, '')", text: true },
  category: { column: 'category_id', value: 'c.id' },
  unitPrice: { column: 'unit_price', value: 'COALESCE(r.unit_price, p.unit_price)' },
  vatRate: { column: 'vat_rate', value: 'COALESCE(r.vat_rate, p.vat_rate)' },
  unit: { column: 'unit', value: 'COALESCE(r.unit, p.unit)', text: true },
  step: { column: 'step', value: 'COALESCE(r.step, p.step)' },
  barcode: { column: 'barcode', value: 'r.barcode', text: true },
  active: { column: 'active', value: 'COALESCE(r.active, p.active)' },
  lowStockThreshold: { column: 'low_stock_threshold', value: 'r.threshold' },
};

const targetsOf = (columns: readonly ImportColumn[]): Target[] =>
  columns.flatMap((column) => (column === 'sku' ? [] : [targets[column]]));

const binary = (value: string): string => `CAST(${value} AS BINARY)`;

const differs = ({ column, value, text }: Target): string => {
  const [now, then] = [`p.${column}`, value];
  if (text === true) return `NOT (${binary(now)} <=> ${binary(then)})`;
  const isOther = `NOT (${now} <=> ${then})`;
  return column === 'category_id' ? `(${isOther} OR (r.category IS NOT NULL AND c.id IS NULL))` : isOther;
};

/** `import_rows.outcome`. */
export const outcomes = { unknown: 0, created: 1, changed: 2, unchanged: 3 } as const;

const staged = `import_rows r LEFT JOIN products p ON p.id = r.product_id LEFT JOIN categories c ON c.name = r.category`;

/** Set by set: staged lines of an import against the products. */
@Injectable()
export class ImportProductsRepository {
  constructor(private readonly db: Db) {}

  async after(afterId: number, limit: number): Promise<ProductRow[]> {
    return await this.db.rows<ProductRow>(
      `SELECT ${productColumns} FROM ${productTables()} WHERE p.id > ? AND p.archived_at IS NULL
       ORDER BY p.id LIMIT ${String(limit)}`,
      [afterId],
    );
  }

  /** Holds every product that the lines name, until the transaction ends. */
  async hold(tx: Tx, runId: number): Promise<void> {
    await sql(
      tx,
      'SELECT MAX(p.id) FROM import_rows r STRAIGHT_JOIN products p ON p.sku = r.sku WHERE r.run_id = ? FOR UPDATE',
      [runId],
    );
  }

  /** Finds each line's product, and says what would happen to it. */
  async judge(tx: Tx, runId: number, columns: readonly ImportColumn[]): Promise<void> {
    const threshold = columns.includes('lowStockThreshold') ? 'r.threshold' : 'p.low_stock_threshold';
    await write(
      tx,
      `UPDATE import_rows r LEFT JOIN products p ON p.sku = r.sku
       SET r.product_id = p.id, r.step_after = COALESCE(r.step, p.step, 1),
         r.threshold_before = p.low_stock_threshold, r.threshold_after = ${threshold}
       WHERE r.run_id = ?`,
      [runId],
    );
    const changed = targetsOf(columns).map(differs);
    await write(
      tx,
      `UPDATE ${staged} SET r.outcome = CASE WHEN p.id IS NULL THEN ${String(outcomes.created)}
         WHEN ${changed.length === 0 ? 'FALSE' : changed.join(' OR ')} THEN ${String(outcomes.changed)}
         ELSE ${String(outcomes.unchanged)} END
       WHERE r.run_id = ?`,
      [runId],
    );
  }

  /** Writes what the products do not allow into the errors of the run; answers how many. */
  async check(tx: Tx, runId: number): Promise<number> {
    const add = (field: string, code: string, condition: string): Promise<{ affected: number }> =>
      write(
        tx,
        `INSERT INTO import_errors (run_id, line, field, code, value)
         SELECT r.run_id, r.line, ?, ?, ${field === 'sku' ? 'r.sku' : 'NULL'}
         FROM import_rows r LEFT JOIN products p ON p.id = r.product_id WHERE r.run_id = ? AND ${condition}`,
        [field, code, runId],
      );
    const found = [
      await add('sku', 'archived', 'p.archived_at IS NOT NULL'),
      await add('name', 'required', 'p.id IS NULL AND r.name IS NULL'),
      await add('unitPrice', 'required', 'p.id IS NULL AND r.unit_price IS NULL'),
      await add('vatRate', 'required', 'p.id IS NULL AND r.vat_rate IS NULL'),
    ];
    return found.reduce((sum, { affected }) => sum + affected, 0);
  }

  async newCategories(tx: Tx, runId: number): Promise<string[]> {
    const rows = await sql<{ category: string }>(
      tx,
      `SELECT DISTINCT r.category FROM import_rows r LEFT JOIN categories c ON c.name = r.category
       WHERE r.run_id = ? AND r.category IS NOT NULL AND c.id IS NULL ORDER BY r.category`,
      [runId],
    );
    return rows.map(({ category }) => category);
  }

  /** How many lines would create, change, leave alone. */
  async counts(tx: Tx, runId: number): Promise<ReadonlyMap<number, number>> {
    const rows = await sql<{ outcome: number; lines: number }>(
      tx,
      'SELECT outcome, COUNT(*) AS `lines` FROM import_rows WHERE run_id = ? GROUP BY outcome',
      [runId],
    );
    return new Map(rows.map(({ outcome, lines }) => [outcome, lines]));
  }

  async priceChanges(tx: Tx, runId: number, limit: number): Promise<{ sku: string; before: number; after: number }[]> {
    return await sql(
      tx,
      `SELECT p.sku, p.unit_price AS \`before\`, r.unit_price AS \`after\` FROM import_rows r
       STRAIGHT_JOIN products p ON p.id = r.product_id
       WHERE r.run_id = ? AND r.outcome = ${String(outcomes.changed)} AND r.unit_price <> p.unit_price
       ORDER BY r.line LIMIT ${String(limit)}`,
      [runId],
    );
  }

  /** Applies the lines; answers how many products changed. */
  async change(tx: Tx, runId: number, columns: readonly ImportColumn[], now: Date): Promise<number> {
    const sets = targetsOf(columns).map(({ column, value }) => `p.${column} = ${value}, `);
    const { affected } = await write(
      tx,
      `UPDATE ${staged} SET ${sets.join('')}p.version = p.version + 1, p.updated_at = ?
       WHERE r.run_id = ? AND r.outcome = ${String(outcomes.changed)} AND p.id IS NOT NULL`,
      [now, runId],
    );
    return affected;
  }

  /** Gives the new products their addresses: by name, else by name and SKU, else by SKU alone. */
  async nameNew(tx: Tx, runId: number): Promise<void> {
    const steps = [
      "IF(r.slug IS NULL OR r.sku_slug IS NULL, NULL, CONCAT(r.slug, '-', r.sku_slug))",
      "CONCAT('p-', LEFT(LOWER(HEX(LOWER(r.sku))), 180))",
    ];
    for (const next of steps) {
      await write(
        tx,
        `UPDATE import_rows r LEFT JOIN products p ON p.slug = r.slug
         LEFT JOIN (SELECT slug, MIN(line) AS first_line FROM import_rows
           WHERE run_id = ? AND product_id IS NULL AND slug IS NOT NULL GROUP BY slug) d ON d.slug = r.slug
         SET r.slug = ${next}
         WHERE r.run_id = ? AND r.product_id IS NULL AND (r.slug IS NULL OR p.id IS NOT NULL OR r.line > d.first_line)`,
        [runId, runId],
      );
    }
  }

  /** Answers how many products are new. */
  async create(tx: Tx, runId: number, now: Date): Promise<number> {
    const values: SqlValue[] = [now, now, runId];
    const { affected } = await write(
      tx,
      `INSERT INTO products (sku, slug, name, description, category_id, unit_price, vat_rate, unit, step, barcode, active,
         low_stock_threshold, created_at, updated_at)
       SELECT r.sku, r.slug, r.name, COALESCE(r.description, ''), c.id, r.unit_price, r.vat_rate, COALESCE(r.unit, 'pièce'),
         COALESCE(r.step, 1), r.barcode, COALESCE(r.active, 1), r.threshold, ?, ?
       FROM import_rows r LEFT JOIN categories c ON c.name = r.category
       WHERE r.run_id = ? AND r.product_id IS NULL ORDER BY r.line`,
      values,
    );
    await write(
      tx,
      'UPDATE import_rows r STRAIGHT_JOIN products p ON p.sku = r.sku SET r.product_id = p.id WHERE r.run_id = ? AND r.product_id IS NULL',
      [runId],
    );
    return affected;
  }

  /** The columns in which lines differ from their products, as conditions over `r`, `p` and `c`. */
  differences(columns: readonly ImportColumn[]): readonly (readonly [column: ImportColumn, condition: string])[] {
    return columns.flatMap((column) => (column === 'sku' ? [] : [[column, differs(targets[column])] as const]));
  }
}
