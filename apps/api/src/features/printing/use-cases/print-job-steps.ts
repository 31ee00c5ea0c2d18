import { Injectable } from '@nestjs/common';
import { roomOfPermission, roomOfUser, type LiveMessage, type PrintStatus } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox, type NewEvent } from '@picolo/server/outbox';
import { isTroubled, mayMove, type Mover, type TroubledStatus } from '../domain/print-job-states.js';
import {
  PrintJobsRepository,
  userIdOf,
  type Doer,
  type PrintJob,
  type StepFacts,
} from '../persistence/print-jobs.repository.js';

export interface By {
  readonly mover: Mover;
  readonly actor?: Doer;
}

/** The longest reason that is kept. */
const longestReason = 255;

/** The only way a job's status changes: by the table, with a line of history, told to open screens (PR-2). */
@Injectable()
export class PrintJobSteps {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `job` is locked in this transaction. The last thing the transaction writes. */
  async move(tx: Tx, job: PrintJob, to: PrintStatus, by: By, facts: StepFacts = {}): Promise<void> {
    if (!mayMove(job.status, to, by.mover))
      throw new Error(`print job ${job.uuid}: ${job.status} is not left for ${to}`);
    const isTold = isTroubled(to) && by.mover !== 'person' && !(await this.jobs.hasReprint(tx, job.id));
    const events = [...(isTold ? [troubled(job, to)] : []), ...(to === 'queued' ? [queued(job.id)] : [])];
    const reason = facts.reason?.slice(0, longestReason) ?? null;
    const at = this.clock.now();
    if (!(await this.jobs.move(tx, job, to, { ...facts, reason })))
      throw new Error(`print job ${job.uuid} was not locked`);
    await this.jobs.insertStep(tx, job.id, { status: to, reason, actor: by.actor ?? null, at });
    await this.outbox.append(tx, events, [this.changed({ ...job, version: job.version + 1 }, to, at)]);
  }

  /** The beginning of a job's history. */
  async begin(tx: Tx, job: Begun): Promise<void> {
    const { id, createdAt: at, actor } = job;
    await this.jobs.insertStep(tx, id, { status: 'queued', reason: null, actor, at });
    await this.outbox.append(
      tx,
      [queued(id)],
      [this.changed({ ...job, version: 1, submittedBy: userIdOf(actor) }, 'queued', at)],
    );
  }

  /** Somebody wants it back: its status is the worker's to change. */
  async askBack(tx: Tx, job: PrintJob, actor: Doer): Promise<void> {
    const at = this.clock.now();
    await this.jobs.askBack(tx, job.id);
    await this.jobs.insertStep(tx, job.id, { status: job.status, reason: 'cancel-asked', actor, at });
    await this.outbox.append(tx, [], [this.changed({ ...job, version: job.version + 1 }, job.status, at)]);
  }

  /** The printer that it names is removed: it waits where its kind goes. `job` is locked. */
  async unname(tx: Tx, job: PrintJob, actor: Doer): Promise<void> {
    const at = this.clock.now();
    await this.jobs.unname(tx, job.id);
    await this.jobs.insertStep(tx, job.id, { status: job.status, reason: 'printer-removed', actor, at });
    const live = this.changed({ ...job, version: job.version + 1 }, job.status, at);
    await this.outbox.append(tx, [queued(job.id)], [live]);
  }

  /** A copy was linked to the job: it is another job's page that changes, its own status stays. */
  async linked(tx: Tx, job: PrintJob): Promise<void> {
    await this.jobs.touch(tx, job.id);
    const live = this.changed({ ...job, version: job.version + 1 }, job.status, this.clock.now());
    await this.outbox.append(tx, [], [live]);
  }

  private changed(
    job: Pick<PrintJob, 'id' | 'kind' | 'version' | 'submittedBy'>,
    status: PrintStatus,
    at: Date,
  ): LiveMessage {
    return this.outbox.message({
      // Whoever asked for it follows it, also without the right to see all jobs.
      rooms: [roomOfPermission('printing.read'), ...(job.submittedBy === null ? [] : [roomOfUser(job.submittedBy)])],
      event: 'print-job:changed',
      data: { id: job.id, status, kind: job.kind, version: job.version, at: at.toISOString() },
    });
  }
}

interface Begun {
  readonly id: number;
  readonly kind: PrintJob['kind'];
  readonly createdAt: Date;
  readonly actor: Doer | null;
}

const queued = (jobId: number): NewEvent => ({
  type: 'print-job.queued',
  subject: `print-job:${String(jobId)}`,
  payload: { jobId },
});

/** What somebody has to hear of: not what they decided themselves, nor of a job that was printed again already. */
const troubled = (job: PrintJob, status: TroubledStatus): NewEvent => ({
  type: 'print-job.troubled',
  subject: `print-job:${String(job.id)}`,
  version: job.version + 1,
  payload: { jobId: job.id, status, kind: job.kind, number: job.number },
});
