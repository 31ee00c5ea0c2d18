import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { PrintLeasesRepository } from '../persistence/print-leases.repository.js';

/** Which worker a queued job waits for. */
@Injectable()
export class FindWorkerForJob {
  constructor(private readonly leases: PrintLeasesRepository) {}

  /** Null when it is not queued any more, or there is no printer for it. */
  async execute(tx: Tx, jobId: number): Promise<number | null> {
    return await this.leases.workerFor(tx, jobId);
  }
}
