import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, workerProtocol } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { WorkerPresence } from './worker-presence.js';

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What a worker's handshake claims; nothing of it is believed yet. */
export interface Handshake {
  readonly workerId: unknown;
  readonly key: unknown;
  readonly protocol: unknown;
  /** True: it takes orders about its printers. */
  readonly manages?: unknown;
}

const highestProtocol = 65_535;

/** Checks who connects to the print workers' namespace. */
@Injectable()
export class AdmitWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly presence: WorkerPresence,
  ) {}

  /**
   * The worker's id. Throws AUTH.REQUIRED, AUTH.FORBIDDEN (a protocol that is none), PRINTING.WORKER_REVOKED,
   * PRINTING.WORKER_OUTDATED and PRINTING.SERVER_OUTDATED (it speaks an older, a newer protocol).
   */
  async execute({ workerId, key, protocol, manages }: Handshake): Promise<number> {
    if (typeof workerId !== 'number' || !Number.isSafeInteger(workerId) || typeof key !== 'string') {
      throw new DomainError('AUTH.REQUIRED');
    }
    const worker = await this.db.tx((tx) => this.workers.find(tx, workerId));
    const isKey = worker !== null && timingSafeEqual(Buffer.from(worker.keyHash), Buffer.from(hashOfKey(key)));
    if (!isKey) throw new DomainError('AUTH.REQUIRED');
    if (worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_REVOKED');
    if (!isProtocol(protocol)) throw new DomainError('AUTH.FORBIDDEN', { protocol: workerProtocol });
    const orders = manages === true ? 1 : 0;
    if (worker.protocol !== protocol || worker.manages !== orders) await this.note(worker.id, protocol, orders);
    if (protocol < workerProtocol) throw new DomainError('PRINTING.WORKER_OUTDATED', { protocol: workerProtocol });
    if (protocol > workerProtocol) throw new DomainError('PRINTING.SERVER_OUTDATED', { protocol: workerProtocol });
    return worker.id;
  }

  /** Screens show who has to be updated; nobody else would learn of a worker that is not let in (PR-8). */
  private async note(workerId: number, protocol: number, manages: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const worker = await this.workers.lock(tx, workerId);
      if (worker === null || (worker.protocol === protocol && worker.manages === manages)) return;
      await this.workers.speaks(tx, workerId, protocol, manages);
      await this.presence.tell(tx, [this.presence.workerChanged(workerId, worker.connectionId !== null)]);
    });
  }
}

const isProtocol = (told: unknown): told is number =>
  typeof told === 'number' && Number.isInteger(told) && told >= 0 && told <= highestProtocol;
