import { Injectable } from '@nestjs/common';
import { DomainError, type BeatAnswer, type ReportedPrinter } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintLeasesRepository } from '../persistence/print-leases.repository.js';
import { PrintRecallsRepository } from '../persistence/print-recalls.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { WorkerPresence } from './worker-presence.js';

/** The worker is alive: what it holds stays its own, and its printers are as it says. */
@Injectable()
export class HearBeat {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly leases: PrintLeasesRepository,
    private readonly recalls: PrintRecallsRepository,
    private readonly presence: WorkerPresence,
  ) {}

  /** Whether something waits for one of its printers, and what is wanted back. Throws PRINTING.WORKER_REVOKED. */
  async execute(workerId: number, connectionId: string, printers: readonly ReportedPrinter[]): Promise<BeatAnswer> {
    return await this.db.tx(async (tx) => {
      const worker = await this.workers.lock(tx, workerId);
      if (worker === null || worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_REVOKED');
      await this.workers.seen(tx, workerId, connectionId);
      await this.leases.renew(tx, workerId);
      const { live, hasNew } = await this.presence.report(tx, workerId, printers);
      const defaults = hasNew ? await this.presence.ensureDefault(tx) : [];
      const waiting = await this.leases.isWaiting(tx, workerId);
      const recalls = await this.recalls.ofWorker(tx, workerId);
      const back = worker.connectionId === null ? [this.presence.workerChanged(workerId, true)] : [];
      await this.presence.tell(tx, [...back, ...live, ...defaults]);
      return { waiting, recalls };
    });
  }
}
