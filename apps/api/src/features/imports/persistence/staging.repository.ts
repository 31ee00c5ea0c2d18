import { Injectable } from '@nestjs/common';
import { Db, quantityToDecimal, write, type SqlValue, type Tx } from '@picolo/server/db';
import type { LineError, LineErrorCode } from '../domain/line-error.js';
import type { StagedLine } from '../domain/read-line.js';

export interface ErrorRow {
  readonly id: number;
  readonly line: number;
  readonly field: string | null;
  readonly code: LineErrorCode;
  readonly value: string | null;
  readonly facts: string | null;
}

type Addressed = StagedLine & { readonly slug: string | null; readonly skuSlug: string | null };

const decimal = (value: number | null): string | null => (value === null ? null : quantityToDecimal(value));
const marks = (count: number, width: number): string =>
  Array.from({ length: count }, () => `(${Array.from({ length: width }, () => '?').join(', ')})`).join(', ');

/** Lines and errors of runs on their way in. */
@Injectable()
export class StagingRepository {
  constructor(private readonly db: Db) {}

  async add(tx: Tx, runId: number, lines: readonly Addressed[]): Promise<void> {
    if (lines.length === 0) return;
    const values = lines.flatMap((line): SqlValue[] => [
      ...[runId, line.line, line.sku, line.name, line.description, line.category, line.unitPrice, line.vatRate],
      ...[line.unit, decimal(line.step), line.barcode, line.active, decimal(line.lowStockThreshold)],
      ...[line.slug, line.skuSlug],
    ]);
    await write(
      tx,
      `INSERT INTO import_rows (run_id, line, sku, name, description, category, unit_price, vat_rate, unit, step, barcode,
         active, threshold, slug, sku_slug) VALUES ${marks(lines.length, 15)}`,
      values,
    );
    const levels = lines.flatMap(({ line, levels: all }) =>
      all.map(({ locationId, quantity }): SqlValue[] => [runId, line, locationId, quantityToDecimal(quantity)]),
    );
    if (levels.length === 0) return;
    await write(
      tx,
      `INSERT INTO import_levels (run_id, line, location_id, quantity) VALUES ${marks(levels.length, 4)}`,
      levels.flat(),
    );
  }

  async addErrors(tx: Tx, runId: number, errors: readonly LineError[]): Promise<void> {
    if (errors.length === 0) return;
    await write(
      tx,
      `INSERT INTO import_errors (run_id, line, field, code, value, facts) VALUES ${marks(errors.length, 6)}`,
      errors.flatMap(({ line, field, code, value, facts }): SqlValue[] => [
        ...[runId, line, field, code, value],
        Object.keys(facts).length === 0 ? null : JSON.stringify(facts).slice(0, 400),
      ]),
    );
  }

  /** A SKU that stands twice is an error in each line but the first; answers how many. */
  async checkTwins(tx: Tx, runId: number): Promise<number> {
    const { affected } = await write(
      tx,
      `INSERT INTO import_errors (run_id, line, field, code, value, facts)
       SELECT r.run_id, r.line, 'sku', 'duplicate', r.sku, JSON_OBJECT('first', d.first_line)
       FROM import_rows r JOIN (SELECT sku, MIN(line) AS first_line FROM import_rows WHERE run_id = ?
         GROUP BY sku HAVING COUNT(*) > 1) d ON d.sku = r.sku
       WHERE r.run_id = ? AND r.line > d.first_line`,
      [runId, runId],
    );
    return affected;
  }

  async clear(tx: Tx, runId: number): Promise<void> {
    await this.clearLines(tx, runId);
    await write(tx, 'DELETE FROM import_errors WHERE run_id = ?', [runId]);
  }

  async clearLines(tx: Tx, runId: number): Promise<void> {
    await write(tx, 'DELETE FROM import_levels WHERE run_id = ?', [runId]);
    await write(tx, 'DELETE FROM import_rows WHERE run_id = ?', [runId]);
  }

  /** After `[line, id]`, in the order of the file. */
  async errors(runId: number, after: readonly [number, number], limit: number): Promise<ErrorRow[]> {
    return await this.db.rows<ErrorRow>(
      `SELECT id, line, field, code, value, facts FROM import_errors
       WHERE run_id = ? AND (line > ? OR (line = ? AND id > ?)) ORDER BY line, id LIMIT ${String(limit)}`,
      [runId, after[0], after[0], after[1]],
    );
  }
}
