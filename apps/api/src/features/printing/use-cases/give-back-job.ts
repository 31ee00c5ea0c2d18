import { Injectable } from '@nestjs/common';
import type { PrintStatus } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { mayMove } from '../domain/print-job-states.js';
import { PrintJobsRepository, type PrintJob } from '../persistence/print-jobs.repository.js';
import { PrintersRepository } from '../persistence/printers.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import { TellWorker } from './tell-worker.js';

/**
 * A worker gives back what it had acknowledged and not begun: nothing came out there, and nothing will. Only now may
 * another printer have it (PR-5).
 */
@Injectable()
export class GiveBackJob {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly printers: PrintersRepository,
    private readonly steps: PrintJobSteps,
    private readonly teller: TellWorker,
  ) {}

  /** `job` is locked. Its status after that; one that somebody decided about meanwhile stays as it is. */
  async execute(tx: Tx, job: PrintJob, seq: number): Promise<PrintStatus> {
    if (!mayMove(job.status, 'queued', 'worker')) {
      await this.jobs.heard(tx, job.id, seq);
      return job.status;
    }
    if (job.cancelAskedAt !== null) return await this.end(tx, job, seq, 'taken-back');
    if (await this.jobs.hasReprint(tx, job.id)) return await this.end(tx, job, seq, 'reprinted-instead');
    // Reports are counted by delivery: those of the next one begin at one again.
    const nobodys = { workerId: null, lastSeq: 0, leaseSeconds: null } as const;
    const printerId = job.isRouted === 1 || (await this.isGone(tx, job)) ? null : job.printerId;
    await this.steps.move(tx, job, 'queued', { mover: 'worker' }, { ...nobodys, printerId, reason: 'given-back' });
    await this.teller.onceCommitted(tx, job.id);
    return 'queued';
  }

  /** The printer that it names was removed meanwhile. */
  private async isGone(tx: Tx, { printerId }: PrintJob): Promise<boolean> {
    return printerId !== null && !(await this.printers.stays(tx, printerId));
  }

  private async end(tx: Tx, job: PrintJob, lastSeq: number, reason: string): Promise<PrintStatus> {
    await this.steps.move(tx, job, 'cancelled', { mover: 'worker' }, { reason, lastSeq, leaseSeconds: null });
    return 'cancelled';
  }
}
