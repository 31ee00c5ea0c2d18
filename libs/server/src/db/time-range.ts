import type { Reader } from './db.js';

/** Transactions are shorter than this: ids and times of a ledger may be out of step by so much, not more. */
const slackMs = 60_000;

/** From a moment on, and before another; either may be missing. */
export interface TimeRange {
  readonly start?: Date;
  readonly end?: Date;
}

/**
 * Ids between which all rows of a time lie, exclusive; null: no bound. Every index ends with the id, so beside the exact
 * condition it bounds what is read (PE-5). For tables whose ids climb with `created_at`, which has an index.
 */
export async function idsAround(
  reader: Reader,
  table: string,
  { start, end }: TimeRange,
): Promise<{ readonly above: number | null; readonly below: number | null }> {
  const at = async (sign: '<' | '>=', moment: Date, direction: 'ASC' | 'DESC'): Promise<number | null> => {
    const rows = await reader.rows<{ id: number }>(
      `SELECT id FROM ${table} WHERE created_at ${sign} ? ORDER BY created_at ${direction}, id ${direction} LIMIT 1`,
      [moment],
    );
    return rows[0]?.id ?? null;
  };
  return {
    above: start === undefined ? null : await at('<', new Date(start.getTime() - slackMs), 'DESC'),
    below: end === undefined ? null : await at('>=', new Date(end.getTime() + slackMs), 'ASC'),
  };
}
