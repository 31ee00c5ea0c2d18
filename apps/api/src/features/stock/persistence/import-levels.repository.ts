import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import type { Cause } from '../domain/stock-change.js';

/** A product whose available quantity is at or below its threshold after an import, and was above before. */
export interface CrossingRow {
  readonly product_id: number;
  readonly available: string;
}

/** In this order always: statistics know nothing of lines that were staged a moment ago. */
const wanted = `import_levels l STRAIGHT_JOIN import_rows r ON r.run_id = l.run_id AND r.line = l.line`;
const here = 's.product_id = r.product_id AND s.location_id = l.location_id';

/** Set by set: staged levels of an import against the levels. */
@Injectable()
export class ImportLevelsRepository {
  /** Levels below what orders hold, and quantities that are no multiple, become errors of the run; answers how many. */
  async check(tx: Tx, runId: number): Promise<number> {
    const add = (code: string, facts: string, condition: string): Promise<{ affected: number }> =>
      write(
        tx,
        `INSERT INTO import_errors (run_id, line, field, code, value, facts)
         SELECT r.run_id, r.line, o.name, ?, TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM l.quantity)), ${facts}
         FROM ${wanted} STRAIGHT_JOIN locations o ON o.id = l.location_id LEFT JOIN stock_levels s ON ${here}
         WHERE l.run_id = ? AND ${condition}`,
        [code, runId],
      );
    const reserved = await add(
      'reserved',
      "JSON_OBJECT('reserved', CAST(s.reserved AS DOUBLE), 'productId', r.product_id, 'locationId', l.location_id)",
      's.reserved > l.quantity',
    );
    const step = await add(
      'step',
      "JSON_OBJECT('step', CAST(r.step_after AS DOUBLE))",
      'MOD(l.quantity, r.step_after) <> 0',
    );
    return reserved.affected + step.affected;
  }

  /** The first lines that orders stand against, with their products. */
  async refused(tx: Tx, runId: number): Promise<{ id: number; facts: string }[]> {
    return await sql(
      tx,
      "SELECT id, facts FROM import_errors WHERE run_id = ? AND code = 'reserved' ORDER BY line, id LIMIT 50",
      [runId],
    );
  }

  async setFacts(tx: Tx, errorId: number, facts: string): Promise<void> {
    await write(tx, 'UPDATE import_errors SET facts = ? WHERE id = ?', [facts.slice(0, 400), errorId]);
  }

  /** How many levels get another value. */
  async count(tx: Tx, runId: number): Promise<number> {
    const [row] = await sql<{ levels: number }>(
      tx,
      `SELECT COUNT(*) AS levels FROM ${wanted} LEFT JOIN stock_levels s ON ${here}
       WHERE l.run_id = ? AND l.quantity <> COALESCE(s.on_hand, 0)`,
      [runId],
    );
    return row?.levels ?? 0;
  }

  /** Opens the levels that are missing and locks all those of the products, in every location. */
  async lock(tx: Tx, runId: number): Promise<void> {
    await sql(tx, 'SELECT id FROM locations ORDER BY id LOCK IN SHARE MODE');
    await write(
      tx,
      `INSERT IGNORE INTO stock_levels (product_id, location_id)
       SELECT r.product_id, l.location_id FROM ${wanted} WHERE l.run_id = ? AND r.product_id IS NOT NULL AND l.quantity > 0
       ORDER BY r.product_id, l.location_id`,
      [runId],
    );
    await sql(
      tx,
      `SELECT MAX(s.version) FROM import_rows r STRAIGHT_JOIN stock_levels s ON s.product_id = r.product_id
       WHERE r.run_id = ? FOR UPDATE`,
      [runId],
    );
  }

  /**
   * Products that were above their threshold and are not any more, by level or by threshold; new ones never were above.
   * Asked after the lock and before the levels are written.
   */
  async crossings(tx: Tx, runId: number, created: number): Promise<CrossingRow[]> {
    return await sql<CrossingRow>(
      tx,
      `SELECT product_id, after_import AS available FROM (
         SELECT r.product_id, r.threshold_before, r.threshold_after,
           COALESCE(SUM(s.on_hand - s.reserved), 0) AS before_import,
           COALESCE(SUM(COALESCE(l.quantity, s.on_hand) - s.reserved), 0) AS after_import
         FROM import_rows r LEFT JOIN stock_levels s ON s.product_id = r.product_id
         LEFT JOIN import_levels l ON l.run_id = r.run_id AND l.line = r.line AND l.location_id = s.location_id
         WHERE r.run_id = ? AND r.threshold_after IS NOT NULL AND r.outcome <> ?
         GROUP BY r.product_id, r.threshold_before, r.threshold_after) t
       WHERE after_import <= threshold_after AND (threshold_before IS NULL OR before_import > threshold_before)
       ORDER BY product_id`,
      [runId, created],
    );
  }

  /** The adjustments in the ledger, then the levels; answers how many. */
  async write(tx: Tx, runId: number, cause: Cause): Promise<number> {
    const { kind, reason, actor, now } = cause;
    const { affected } = await write(
      tx,
      `INSERT INTO stock_movements (product_id, location_id, kind, on_hand_delta, reserved_delta, on_hand_after,
         reserved_after, reason, actor_id, actor_name, created_at, corrects)
       SELECT s.product_id, s.location_id, ?, l.quantity - s.on_hand, 0, l.quantity, s.reserved, ?, ?, ?, ?, 1
       FROM ${wanted} STRAIGHT_JOIN stock_levels s ON ${here} WHERE l.run_id = ? AND l.quantity <> s.on_hand
       ORDER BY s.product_id, s.location_id`,
      [kind, reason ?? null, actor?.id ?? null, actor?.name ?? null, now, runId],
    );
    await write(
      tx,
      `UPDATE ${wanted} STRAIGHT_JOIN stock_levels s ON ${here}
       SET s.on_hand = l.quantity, s.version = s.version + 1, s.updated_at = ?
       WHERE l.run_id = ? AND l.quantity <> s.on_hand`,
      [now, runId],
    );
    return affected;
  }
}
