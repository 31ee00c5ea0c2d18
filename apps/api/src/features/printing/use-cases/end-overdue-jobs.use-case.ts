import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { PrintJobsRepository } from '../persistence/print-jobs.repository.js';
import { PrintLeasesRepository } from '../persistence/print-leases.repository.js';
import { PrintJobSteps } from './print-job-steps.js';

/** Jobs handled at one look; the rest follows at the next. */
const batch = 200;

/** What falls due by itself: jobs that waited too long, and jobs whose worker is silent. */
@Injectable()
export class EndOverdueJobs {
  constructor(
    private readonly db: Db,
    private readonly jobs: PrintJobsRepository,
    private readonly leases: PrintLeasesRepository,
    private readonly steps: PrintJobSteps,
  ) {}

  /** PR-6: queued past its time → `expired`. */
  async expire(): Promise<void> {
    for (const { id } of await this.db.tx((tx) => this.leases.overdue(tx, batch))) {
      await this.db.tx(async (tx) => {
        const job = await this.jobs.lock(tx, id);
        if (job?.status !== 'queued') return;
        await this.steps.move(
          tx,
          job,
          'expired',
          { mover: 'server' },
          { reason: 'not-printed-in-time', leaseSeconds: null },
        );
      });
    }
  }

  /** PR-3: acknowledged and not heard of any more → `unconfirmed`; a late confirmation is still accepted. */
  async doubt(): Promise<void> {
    for (const { id } of await this.db.tx((tx) => this.leases.silent(tx, batch))) {
      await this.db.tx(async (tx) => {
        const job = await this.jobs.lock(tx, id);
        const reason = await this.leases.doubtOf(tx, id);
        if (job === null || reason === null) return;
        await this.steps.move(tx, job, 'unconfirmed', { mover: 'server' }, { reason, leaseSeconds: null });
      });
    }
  }
}
