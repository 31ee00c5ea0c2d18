import { Injectable, Logger } from '@nestjs/common';
import { DomainError, type HelloAnswer, type WorkerHello } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { PrintLeasesRepository } from '../persistence/print-leases.repository.js';
import { PrintRecallsRepository } from '../persistence/print-recalls.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { WorkerPresence } from './worker-presence.js';

/** Milliseconds by which clocks may differ before a person should look. */
const tolerated = 30_000;

/** A worker came (back): it is online, and so are its printers as it sees them (PR-7). */
@Injectable()
export class GreetWorker {
  private readonly logger = new Logger('PrintWorkers');

  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly leases: PrintLeasesRepository,
    private readonly recalls: PrintRecallsRepository,
    private readonly presence: WorkerPresence,
    private readonly clock: Clock,
  ) {}

  /** Throws PRINTING.WORKER_REVOKED. */
  async execute(workerId: number, connectionId: string, hello: WorkerHello): Promise<HelloAnswer> {
    const offBy = Date.parse(hello.clock) - this.clock.now().getTime();
    if (Math.abs(offBy) > tolerated) this.logger.warn(`worker ${workerId}: its clock is off by ${offBy} ms`);
    return await this.db.tx(async (tx) => {
      const worker = await this.workers.lock(tx, workerId);
      if (worker === null || worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_REVOKED');
      await this.workers.greeted(tx, workerId, connectionId, hello.softwareVersion);
      await this.leases.renew(tx, workerId);
      const { printers, live } = await this.presence.report(tx, workerId, hello.printers);
      const defaults = await this.presence.ensureDefault(tx);
      await this.presence.tell(tx, [this.presence.workerChanged(workerId, true), ...live, ...defaults]);
      return {
        printers: printers.map(({ id, uri }) => ({ uri, printerId: id })),
        recalls: await this.recalls.ofWorker(tx, workerId),
        serverTime: this.clock.now().toISOString(),
        hearsStates: true,
      };
    });
  }
}
