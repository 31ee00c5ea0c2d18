import type { Reader } from '../db/db.js';

/** InnoDB answers from a copy, and renews it only when nobody has asked for 100 ms: without a break it tells the past. */
const BREAK_MS = 150;

/**
 * Resolves when a transaction, or as many as `waiting` says, waits for rows of the table that another one holds: the moment
 * in which a test of a race lets go of them. Stops asking, and rejects, when `over` settles before: nobody waited.
 */
export const waitedFor = async (db: Reader, table: string, over: Promise<unknown>, waiting = 1): Promise<void> => {
  const act = { settled: false };
  const settle = (): void => {
    act.settled = true;
  };
  over.then(settle, settle);
  while (!act.settled) {
    await new Promise((resolve) => setTimeout(resolve, BREAK_MS));
    const waits = await db.rows(
      `SELECT DISTINCT w.requesting_trx_id FROM information_schema.innodb_lock_waits w
         JOIN information_schema.innodb_locks l ON l.lock_id = w.requested_lock_id
       WHERE l.lock_table = CONCAT('\`', DATABASE(), '\`.\`', ?, '\`')`,
      [table],
    );
    if (waits.length >= waiting) return;
  }
  throw new Error(`nobody waited for ${table}`);
};
