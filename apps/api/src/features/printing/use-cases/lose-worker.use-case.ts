import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { WorkerPresence } from './worker-presence.js';

/** A worker's connection ended, or it is silent: it and its printers are offline. Jobs keep their lease. */
@Injectable()
export class LoseWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly presence: WorkerPresence,
  ) {}

  /** Does nothing when the worker is connected anew. */
  async execute(workerId: number, connectionId: string): Promise<void> {
    await this.db.tx(async (tx) => {
      if (!(await this.workers.left(tx, workerId, connectionId))) return;
      const live = await this.presence.allOffline(tx, workerId);
      await this.presence.tell(tx, [this.presence.workerChanged(workerId, false), ...live]);
    });
  }

  /** The same for all whose process died without a word. `afterMs`: how long a worker may be silent. */
  async sweep(afterMs: number): Promise<void> {
    for (const { id, connectionId } of await this.db.tx((tx) => this.workers.silent(tx, afterMs))) {
      await this.execute(id, connectionId);
    }
  }
}
