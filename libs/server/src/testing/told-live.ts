import type { LiveMessage } from '@picolo/contracts';
import { parseJson } from '../db/columns.js';
import type { Reader } from '../db/db.js';

/** What screens were told until now, oldest first: all of it, or only what bears one of these names. */
export const toldLive = async (db: Reader, ...events: readonly string[]): Promise<LiveMessage[]> => {
  const rows = await db.rows<{ payload: unknown }>("SELECT payload FROM outbox WHERE consumer = 'live' ORDER BY id");
  return rows
    .flatMap(({ payload }) => parseJson(payload) as LiveMessage | LiveMessage[])
    .filter(({ event }) => events.length === 0 || events.includes(event));
};
