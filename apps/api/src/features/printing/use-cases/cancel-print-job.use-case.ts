import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { mayMove } from '../domain/print-job-states.js';
import { PrintJobsRepository } from '../persistence/print-jobs.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import { TellWorker } from './tell-worker.js';

/**
 * Takes back what no worker has acknowledged: nothing was printed and nothing will be. What one has acknowledged and not
 * told the beginning of is asked back; the worker knows whether it is too late.
 */
@Injectable()
export class CancelPrintJob {
  constructor(
    private readonly db: Db,
    private readonly jobs: PrintJobsRepository,
    private readonly steps: PrintJobSteps,
    private readonly teller: TellWorker,
  ) {}

  /** Throws PRINTING.JOB_NOT_FOUND, PRINTING.NOT_CANCELLABLE. */
  async execute(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const job = await this.jobs.lock(tx, id);
      if (job === null) throw new DomainError('PRINTING.JOB_NOT_FOUND');
      if (job.status === 'sent') {
        if (job.cancelAskedAt === null) await this.steps.askBack(tx, job, actor);
        if (job.workerId !== null) this.teller.recallOnceCommitted(tx, job.workerId);
        return;
      }
      if (!mayMove(job.status, 'cancelled', 'person')) {
        throw new DomainError('PRINTING.NOT_CANCELLABLE', { status: job.status });
      }
      await this.steps.move(tx, job, 'cancelled', { mover: 'person', actor }, { leaseSeconds: null });
    });
  }
}
