import { Injectable } from '@nestjs/common';
import { DomainError, type ReprintInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { PrintJobsRepository, type PrintJob } from '../persistence/print-jobs.repository.js';
import { DuplicatePrintJob } from './duplicate-print-job.js';
import { PrintJobSteps } from './print-job-steps.js';

/** A person says what became of a job that nobody can prove (PR-3): it came out, or it shall be printed again. */
@Injectable()
export class DecidePrintJob {
  constructor(
    private readonly db: Db,
    private readonly jobs: PrintJobsRepository,
    private readonly steps: PrintJobSteps,
    private readonly duplicate: DuplicatePrintJob,
  ) {}

  /** The id of the job to look at: this one, or its new copy. Throws PRINTING.JOB_NOT_FOUND, PRINTING.NOT_DECIDABLE. */
  async execute(actor: Actor, id: number, decision: 'printed' | 'reprint', wishes: ReprintInput = {}): Promise<number> {
    return await this.db.tx(async (tx) => {
      const job = await this.undecided(tx, id, decision);
      if (decision === 'reprint') return await this.duplicate.execute(tx, actor, job, wishes);
      await this.steps.move(tx, job, 'printed', { mover: 'person', actor }, { proof: 'person' });
      return job.id;
    });
  }

  /** Printed again once at most; that it came out may be seen afterwards, too. */
  private async undecided(tx: Tx, id: number, decision: 'printed' | 'reprint'): Promise<PrintJob> {
    const job = await this.jobs.lock(tx, id);
    if (job === null) throw new DomainError('PRINTING.JOB_NOT_FOUND');
    const decided = job.status !== 'unconfirmed' || (decision === 'reprint' && (await this.jobs.hasReprint(tx, id)));
    if (decided) throw new DomainError('PRINTING.NOT_DECIDABLE', { status: job.status });
    return job;
  }
}
