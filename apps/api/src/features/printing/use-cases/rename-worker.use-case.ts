import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { WorkerPresence } from './worker-presence.js';

/** Names a PC that prints (PR-7). */
@Injectable()
export class RenameWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly presence: WorkerPresence,
  ) {}

  /** Throws PRINTING.WORKER_NOT_FOUND, also for a revoked one. */
  async execute(id: number, name: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const worker = await this.workers.lock(tx, id);
      if (worker === null || worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_NOT_FOUND');
      await this.workers.rename(tx, id, name);
      await this.presence.tell(tx, [this.presence.workerChanged(id, worker.connectionId !== null)]);
    });
  }
}
