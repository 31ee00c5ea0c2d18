import { Injectable } from '@nestjs/common';
import { chunkBytes, DomainError, type ChunkRequest } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintLeasesRepository } from '../persistence/print-leases.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { requireWorker } from './require-worker.js';

/** A part of the document of a job that was handed to this worker; empty past the end. */
@Injectable()
export class SendChunk {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly leases: PrintLeasesRepository,
  ) {}

  /** Throws PRINTING.ATTEMPT_OUTDATED when the job is not (any more) this delivery's. */
  async execute(workerId: number, { uuid, attempt, index }: ChunkRequest): Promise<Uint8Array> {
    return await this.db.tx(async (tx) => {
      await requireWorker(this.workers, tx, workerId);
      const ask = { workerId, uuid, attempt, from: index * chunkBytes, length: chunkBytes };
      const bytes = await this.leases.chunk(tx, ask);
      if (bytes === null) throw new DomainError('PRINTING.ATTEMPT_OUTDATED');
      return bytes;
    });
  }
}
