import { Injectable } from '@nestjs/common';
import { DomainError, type ReprintInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { isReprintable } from '../domain/print-job-states.js';
import { PrintJobsRepository } from '../persistence/print-jobs.repository.js';
import { DuplicatePrintJob } from './duplicate-print-job.js';

/** Prints a job that is over once more, as a new job marked DUPLICATA (PR-3). */
@Injectable()
export class ReprintJob {
  constructor(
    private readonly db: Db,
    private readonly jobs: PrintJobsRepository,
    private readonly duplicate: DuplicatePrintJob,
  ) {}

  /** The id of the new job. Throws PRINTING.JOB_NOT_FOUND, PRINTING.NOT_REPRINTABLE, and what `DuplicatePrintJob` throws. */
  async execute(actor: Actor, id: number, wishes: ReprintInput = {}): Promise<number> {
    return await this.db.tx(async (tx) => {
      const job = await this.jobs.lock(tx, id);
      if (job === null) throw new DomainError('PRINTING.JOB_NOT_FOUND');
      if (!isReprintable(job.status)) throw new DomainError('PRINTING.NOT_REPRINTABLE', { status: job.status });
      return await this.duplicate.execute(tx, actor, job, wishes);
    });
  }
}
