import { Injectable } from '@nestjs/common';
import { DomainError, type JobReport, type PrintStatus } from '@picolo/contracts';
import { Db, type Tx } from '@picolo/server/db';
import { heldStatuses, statusAfterReport } from '../domain/print-job-states.js';
import { leaseSeconds } from '../persistence/print-leases.repository.js';
import { PrintJobsRepository, type PrintJob } from '../persistence/print-jobs.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { GiveBackJob } from './give-back-job.js';
import { PrintJobSteps } from './print-job-steps.js';
import { requireWorker } from './require-worker.js';

/** What the worker says became of a job. Repeated until acknowledged, so each report is applied once, in its order. */
@Injectable()
export class ReportJob {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly jobs: PrintJobsRepository,
    private readonly steps: PrintJobSteps,
    private readonly back: GiveBackJob,
  ) {}

  /** The job's status now. Throws PRINTING.JOB_NOT_FOUND, PRINTING.ATTEMPT_OUTDATED. */
  async execute(workerId: number, report: JobReport): Promise<PrintStatus> {
    return await this.db.tx(async (tx) => {
      await requireWorker(this.workers, tx, workerId);
      const job = await this.jobs.lockByUuid(tx, report.uuid);
      if (job === null || job.workerId !== workerId) throw new DomainError('PRINTING.JOB_NOT_FOUND');
      if (job.attempt !== report.attempt || !isHeard(job, report)) throw new DomainError('PRINTING.ATTEMPT_OUTDATED');
      return report.seq <= job.lastSeq ? job.status : await this.apply(tx, job, report);
    });
  }

  private async apply(tx: Tx, job: PrintJob, report: JobReport): Promise<PrintStatus> {
    if (report.status === 'returned') return await this.back.execute(tx, job, report.seq);
    const status = statusAfterReport(job.status, report.status);
    if (status === job.status) {
      await this.jobs.heard(tx, job.id, report.seq);
      return status;
    }
    const held = (heldStatuses as readonly PrintStatus[]).includes(status);
    await this.steps.move(
      tx,
      job,
      status,
      { mover: 'worker' },
      {
        reason: report.reason,
        proof: report.proof,
        lastSeq: report.seq,
        leaseSeconds: held ? leaseSeconds : null,
        ...(job.printerId === null ? { printerId: job.leasePrinterId, isRouted: 1 } : {}),
      },
    );
    return status;
  }
}

/**
 * A job that is still queued was not accepted, as far as we know: it is delivered again, and all is reported again after
 * that. Not once paper came out, or may have: then it is not delivered again.
 */
const isHeard = (job: PrintJob, { status }: JobReport): boolean =>
  job.status !== 'queued' || (status !== 'returned' && statusAfterReport(job.status, status) === status);
