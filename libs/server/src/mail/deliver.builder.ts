import type { INestApplicationContext } from '@nestjs/common';
import type { Consumer } from '@picolo/contracts';
import { parseJson } from '../db/columns.js';
import { Db } from '../db/db.js';
import type { ConsumerHandler, Delivery } from '../outbox/index.js';

interface Row {
  readonly rowId: number;
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly version: number;
  readonly payload: unknown;
}

/** For tests without Redis: hands the open outbox rows of one consumer to its handler, in order. Answers how many. */
export const deliver = async <C extends Consumer>(
  app: INestApplicationContext,
  consumer: C,
  handler: abstract new (...args: never[]) => ConsumerHandler<C>,
): Promise<number> => {
  const rows = await app.get(Db).rows<Row>(
    `SELECT id AS rowId, event_id AS eventId, type, subject, version, payload FROM outbox
     WHERE consumer = ? AND state IN (0, 1) ORDER BY id`,
    [consumer],
  );
  const instance = app.get<ConsumerHandler<C>>(handler, { strict: false });
  for (const row of rows) await instance.handle({ ...row, payload: parseJson(row.payload) } as Delivery<C>);
  return rows.length;
};
