import { Injectable } from '@nestjs/common';
import { DomainError, type AcceptAnswer, type JobAcceptance, type PrintStatus } from '@picolo/contracts';
import { Db, type Tx } from '@picolo/server/db';
import { leaseSeconds } from '../persistence/print-leases.repository.js';
import { PrintJobsRepository, type PrintJob } from '../persistence/print-jobs.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { PrintersRepository } from '../persistence/printers.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import { requireWorker } from './require-worker.js';
import { TellWorker } from './tell-worker.js';

const yes = { accepted: true } as const;
const no = (because: 'cancelled' | 'returned' | 'expired'): AcceptAnswer => ({ accepted: false, because });

type CalledOff = 'cancelled' | 'expired';
const isCalledOff = (status: PrintStatus): status is CalledOff => status === 'cancelled' || status === 'expired';

/**
 * The worker has the document and its journal on the disk: the job is its own now, `sent` (PR-2). Asked again with the
 * same attempt it answers the same: the first answer may have been lost. Nothing was printed when a worker asks this,
 * unless it says so: then nothing that was decided meanwhile counts, its reports tell the end.
 */
@Injectable()
export class AcceptJob {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly jobs: PrintJobsRepository,
    private readonly printers: PrintersRepository,
    private readonly steps: PrintJobSteps,
    private readonly teller: TellWorker,
  ) {}

  /** Throws PRINTING.JOB_NOT_FOUND for a job that was not handed to this worker last. */
  async execute(workerId: number, { uuid, attempt, state }: JobAcceptance): Promise<AcceptAnswer> {
    return await this.db.tx(async (tx) => {
      await requireWorker(this.workers, tx, workerId);
      const job = await this.jobs.lockByUuid(tx, uuid);
      if (job === null || job.workerId !== workerId) throw new DomainError('PRINTING.JOB_NOT_FOUND');
      if (job.attempt === attempt) return await this.decide(tx, job, state !== undefined);
      return no(isCalledOff(job.status) ? job.status : 'returned');
    });
  }

  private async decide(tx: Tx, job: PrintJob, mayBeOut: boolean): Promise<AcceptAnswer> {
    // Called off before we heard that it may have come out.
    if (isCalledOff(job.status)) return mayBeOut ? await this.take(tx, job, true) : no(job.status);
    switch (job.status) {
      case 'queued':
        return await this.take(tx, job, mayBeOut);
      case 'sent':
      case 'printing':
        return yes;
      case 'unconfirmed':
        return mayBeOut ? yes : await this.resume(tx, job);
      default:
        return no('returned');
    }
  }

  private async take(tx: Tx, job: PrintJob, mayBeOut: boolean): Promise<AcceptAnswer> {
    if (job.isPastExpiry === 1 && !mayBeOut) {
      await this.steps.move(tx, job, 'expired', { mover: 'server' }, { reason: 'not-printed-in-time' });
      return no('expired');
    }
    if (!mayBeOut && (await this.isGone(tx, job))) return no('returned');
    const isRouted = job.printerId === null ? 1 : 0;
    await this.steps.move(
      tx,
      job,
      'sent',
      { mover: 'worker' },
      { printerId: job.leasePrinterId, isRouted, leaseSeconds },
    );
    return yes;
  }

  /** Its printer was removed since it was handed out; the job goes where its kind goes now. */
  private async isGone(tx: Tx, job: PrintJob): Promise<boolean> {
    if (job.leasePrinterId === null || !(await this.printers.isRemoved(tx, job.leasePrinterId))) return false;
    await this.jobs.letGo(tx, job.id);
    await this.teller.onceCommitted(tx, job.id);
    return true;
  }

  /**
   * It was silent for too long before it heard our first answer. If nobody cancelled it or had it printed again, it may
   * still print; not beside another worker that has the printer by now, which is given the job once this one gave it back.
   */
  private async resume(tx: Tx, job: PrintJob): Promise<AcceptAnswer> {
    const isCancelled = job.cancelAskedAt !== null;
    if (!isCancelled && !(await this.jobs.hasReprint(tx, job.id)))
      return (await this.jobs.isHandedOver(tx, job.id)) ? no('returned') : yes;
    const reason = isCancelled ? 'taken-back' : 'reprinted-instead';
    await this.steps.move(tx, job, 'cancelled', { mover: 'worker' }, { reason });
    return no('cancelled');
  }
}
