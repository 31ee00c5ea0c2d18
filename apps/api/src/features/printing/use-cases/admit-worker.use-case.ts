import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, workerProtocol } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What a worker's handshake claims; nothing of it is believed yet. */
export interface Handshake {
  readonly workerId: unknown;
  readonly key: unknown;
  readonly protocol: unknown;
}

/** Checks who connects to the print workers' namespace. */
@Injectable()
export class AdmitWorker {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
  ) {}

  /** The worker's id. Throws AUTH.REQUIRED, AUTH.FORBIDDEN (another protocol), PRINTING.WORKER_REVOKED. */
  async execute({ workerId, key, protocol }: Handshake): Promise<number> {
    if (typeof workerId !== 'number' || !Number.isSafeInteger(workerId) || typeof key !== 'string') {
      throw new DomainError('AUTH.REQUIRED');
    }
    const worker = await this.db.tx((tx) => this.workers.find(tx, workerId));
    const isKey = worker !== null && timingSafeEqual(Buffer.from(worker.keyHash), Buffer.from(hashOfKey(key)));
    if (!isKey) throw new DomainError('AUTH.REQUIRED');
    if (worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_REVOKED');
    if (protocol !== workerProtocol) throw new DomainError('AUTH.FORBIDDEN', { protocol: workerProtocol });
    return worker.id;
  }
}
