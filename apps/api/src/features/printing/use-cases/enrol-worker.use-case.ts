import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type EnrolInput, type EnrolledView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { hashOfKey } from './admit-worker.use-case.js';
import { hashOfCode } from './invite-worker.use-case.js';
import { WorkerPresence } from './worker-presence.js';

const keyBytes = 32;

/** Turns a one-time code into a worker with a key of its own (PR-7). A code works once, however many try at once. */
@Injectable()
export class EnrolWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly presence: WorkerPresence,
    private readonly clock: Clock,
  ) {}

  /** Throws PRINTING.CODE_INVALID. */
  async execute({ code, name }: EnrolInput): Promise<EnrolledView> {
    const key = randomBytes(keyBytes).toString('base64url');
    const at = this.clock.now();
    return await this.db.tx(async (tx) => {
      const invitation = await this.workers.spend(tx, hashOfCode(code), at);
      if (invitation === null) throw new DomainError('PRINTING.CODE_INVALID');
      const workerId = await this.workers.insert(tx, invitation.name ?? name, hashOfKey(key), at);
      await this.presence.tell(tx, [this.presence.workerChanged(workerId, false)]);
      return { workerId, key };
    });
  }
}
