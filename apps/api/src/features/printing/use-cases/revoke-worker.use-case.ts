import { Injectable } from '@nestjs/common';
import { DomainError, roomOfWorker, workerNamespace } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Live } from '@picolo/server/realtime';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { RoutingNews } from './routing-news.js';
import { WorkerPresence } from './worker-presence.js';

/**
 * Ends a worker's key and its connections, on all processes (PR-7). What it acknowledged becomes `unconfirmed` when its
 * lease is over; a printer that others see is theirs, and the default printer passes to the next one.
 */
@Injectable()
export class RevokeWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly presence: WorkerPresence,
    private readonly news: RoutingNews,
    private readonly clock: Clock,
    private readonly live: Live,
  ) {}

  /** Throws PRINTING.WORKER_NOT_FOUND. A worker that was revoked before stays so. */
  async execute(id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      await this.workers.lockAll(tx);
      const worker = await this.workers.lock(tx, id);
      if (worker === null) throw new DomainError('PRINTING.WORKER_NOT_FOUND');
      if (worker.revokedAt !== null) return;
      await this.workers.revoke(tx, id, this.clock.now());
      const left = await this.presence.leave(tx, id);
      await this.news.leaveWorker(tx, id);
      const heirs = await this.presence.ensureDefault(tx);
      await this.presence.tell(tx, [this.presence.workerChanged(id, false), ...left, ...heirs]);
    });
    this.live.emitIn(workerNamespace, roomOfWorker(id), 'worker:revoked');
    this.live.disconnect(roomOfWorker(id), workerNamespace);
  }
}
