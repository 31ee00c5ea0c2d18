import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { sql, write, type Tx } from '../db/tx.js';
import type { Delivery } from './consumes.decorator.js';
import { outboxState } from './outbox-row.entity.js';

/** The consumer's side of the outbox: an effect and the closing of its row commit together, so it happens once. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  /** Runs `effect` in a transaction unless this delivery was handled before; answers whether it ran. */
  async once(delivery: Pick<Delivery, 'rowId'>, effect: (tx: Tx) => Promise<void>): Promise<boolean> {
    return await this.db.tx(async (tx) => {
      const rows = await sql<{ state: number }>(tx, 'SELECT state FROM outbox WHERE id = ? FOR UPDATE', [
        delivery.rowId,
      ]);
      if (rows[0] === undefined || rows[0].state === outboxState.done) return false;
      await effect(tx);
      await write(
        tx,
        'UPDATE outbox SET state = 2, done_at = CURRENT_TIMESTAMP(3), done_by = ?, error = NULL WHERE id = ?',
        [this.config.processName, delivery.rowId],
      );
      return true;
    });
  }
}
