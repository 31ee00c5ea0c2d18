import { setTimeout as sleep } from 'node:timers/promises';
import type { Committed, Evidence, PrinterDriver } from '../drivers/driver.js';
import { conducts, type Conduct } from '../drivers/guarantee.js';
import type { Printer } from '../drivers/printer.js';
import type { JobRow } from '../journal/job-row.js';
import { isOpen, type JobState } from '../journal/job-state.js';
import { JobBook } from './job-book.js';
import type { LaneContext } from './lane-context.js';
import { Patience } from './patience.js';
import { needsEvidence, recoveryAct, type RecoveryAct } from './recovery.js';

/** How long a printer that does not answer is asked what became of a job, ms. */
export interface Patiences {
  /** After a cut while the document was being sent. */
  readonly lookup: number;
  /** After it had taken the whole document. */
  readonly poll: number;
}

export const patiences: Patiences = { lookup: 10_000, poll: 120_000 };

/** Between two attempts at what failed although the printer answers, ms. */
const retryMs = 1_000;

/**
 * Takes one job of one printer from the state it is in to its end, writing the journal before each act. Returns early
 * only when the worker stops or has to wait for the printer; the open row is taken up again.
 */
export class JobPrinting {
  private readonly book: JobBook;

  constructor(
    private readonly printer: Printer,
    private readonly context: LaneContext,
    private readonly limits: Patiences = patiences,
  ) {
    this.book = new JobBook(context);
  }

  /** A job that the server has just given and knows us to have. */
  async print(job: JobRow): Promise<JobRow> {
    let now = job;
    while (this.isOurs(now) && isOpen(now.state) && !this.context.stop.aborted) {
      const next = await this.step(now);
      if (next === now) break;
      now = next;
    }
    if (this.isOurs(now) && !isOpen(now.state)) await this.tidy(now);
    return now;
  }

  /** A job that was open when the worker ended: first find out how far it got. */
  async recover(job: JobRow): Promise<JobRow> {
    const sent = job.firstByteAt !== null;
    const { guarantee } = this.driverOf(job);
    const evidence = needsEvidence(guarantee, job.state, sent) ? await this.look(job) : null;
    if (this.context.stop.aborted) return job;
    const act = recoveryAct(guarantee, job.state, sent, evidence);
    this.context.log.info({ uuid: job.uuid, state: job.state, evidence, act }, 'open job found in the journal');
    const applied = await this.apply(act, job, evidence);
    return act === 'wait' ? applied : await this.print(applied);
  }

  /**
   * False once it was given back: its document went with that, and it may be here again for another printer of this
   * worker, whose lane alone has to do with it then.
   */
  private isOurs({ state, printerUri }: JobRow): boolean {
    return state !== 'RETURNED' && printerUri === this.printer.uri;
  }

  private driverOf(job: JobRow): PrinterDriver {
    return this.printer.driver(job.driver);
  }

  private conductOf(job: JobRow): Conduct {
    return conducts[this.driverOf(job).guarantee];
  }

  private async step(job: JobRow): Promise<JobRow> {
    switch (job.state) {
      case 'RECEIVED':
        return await this.begin(job);
      case 'PREPARING':
        return await this.prepare(job);
      case 'PREPARED':
        return await this.commit(job);
      case 'SUBMITTED':
        return await this.follow(job);
      case 'COMMITTING':
        // Nobody could be asked how far it got: the open row is taken up again.
        return job;
      default:
        throw new Error(`${job.uuid} cannot go on from ${job.state}`);
    }
  }

  private async begin(job: JobRow): Promise<JobRow> {
    const patience = new Patience(this.context.stop);
    let able: PrinterDriver | null = null;
    for (;;) {
      // It may have been given back during any wait. Nothing comes between this look and the next row.
      const now = this.book.now(job);
      if (now.state !== 'RECEIVED' || !this.isOurs(now)) return now;
      if (this.book.isLate(now)) return this.book.move(now, 'EXPIRED', {});
      if (able !== null) return this.book.move(now, 'PREPARING', { driver: able.kind });
      const driver = await this.printer.choose(job.mediaType);
      able = driver !== null && (await takesJobs(driver)) ? driver : null;
      if (able === null && !(await patience.pause())) return job;
    }
  }

  private async prepare(job: JobRow): Promise<JobRow> {
    const patience = new Patience(this.context.stop);
    const { hold } = this.context;
    for (;;) {
      const document = this.book.document(job);
      if (document === null) return await this.giveUp(job, 'FAILED', 'document-damaged');
      if (this.book.isLate(job)) return await this.giveUp(job, 'EXPIRED');
      if (job.options !== null && !realises(this.driverOf(job)))
        return this.book.move(job, 'FAILED', { reason: 'options-not-supported' });
      const prepared = await this.driverOf(job).prepare(document, {
        hold: (point) => {
          hold(point, job.uuid);
        },
      });
      hold('PREPARING.done', job.uuid);
      if (prepared.kind === 'refused') return this.book.move(job, 'FAILED', { reason: prepared.reason });
      if (prepared.kind === 'prepared') {
        const facts = { spoolId: prepared.spoolId, printerUpTime: prepared.printerUpTime };
        return this.conductOf(job).twoPhase
          ? this.book.move(job, 'PREPARED', facts)
          : await this.commit(this.book.note(job, facts));
      }
      if (!(await patience.pause())) return job;
    }
  }

  private async commit(job: JobRow): Promise<JobRow> {
    const { clock, hold } = this.context;
    if (this.book.isLate(job)) return await this.giveUp(job, 'EXPIRED');
    const document = this.book.document(job);
    if (document === null) return await this.giveUp(job, 'FAILED', 'document-damaged');
    const because = await this.book.lostTo(job);
    if (because !== null) return await this.giveUp(job, because === 'returned' ? 'RETURNED' : 'CANCELLED', because);
    const committing = this.book.move(job, 'COMMITTING', {});
    const result = await this.driverOf(job).commit(document, {
      firstByte: () => {
        if (this.book.isLate(job)) return false;
        if (this.conductOf(job).notesFirstByte) this.book.note(job, { firstByteAt: clock.iso() });
        hold('COMMITTING.first-byte', job.uuid);
        return true;
      },
      hold: (point) => {
        hold(point, job.uuid);
      },
    });
    return await this.committed(committing, result);
  }

  private async committed(job: JobRow, result: Committed): Promise<JobRow> {
    switch (result.kind) {
      case 'submitted':
        return this.book.move(job, 'SUBMITTED', { spoolId: result.spoolId, proof: result.proof });
      case 'refused':
        return this.book.move(job, 'FAILED', { reason: result.reason });
      case 'wait': {
        if (this.book.isLate(job)) return await this.giveUp(job, 'EXPIRED');
        const again = this.book.move(job, 'PREPARING', { firstByteAt: null, spoolId: null });
        await new Patience(this.context.stop).pause();
        return again;
      }
      case 'unknown': {
        const { guarantee } = this.driverOf(job);
        const evidence = needsEvidence(guarantee, 'COMMITTING', true) ? await this.look(job) : null;
        if (this.context.stop.aborted) return job;
        const act = recoveryAct(guarantee, 'COMMITTING', true, evidence);
        this.context.log.warn({ uuid: job.uuid, reason: result.reason, evidence, act }, 'the printer did not answer');
        if (act === 'commit') await this.rest();
        return await this.apply(act, job, evidence, result.reason);
      }
    }
  }

  private async follow(job: JobRow): Promise<JobRow> {
    const driver = this.driverOf(job);
    const patience = new Patience(this.context.stop);
    let silentSince: number | null = null;
    for (;;) {
      const found = await driver.find(job);
      const proof = job.proof ?? driver.proof;
      if (found.kind === 'done') return this.book.move(job, 'CONFIRMED', { proof, spoolId: found.spoolId });
      if (found.kind === 'ended') {
        return this.book.move(job, found.began ? 'UNCERTAIN' : 'FAILED', { reason: found.reason });
      }
      if (found.kind === 'none') {
        // It had come out when SUBMITTED was written; from a folder somebody has collected it.
        if (this.conductOf(job).submittedIsDone) return this.book.move(job, 'CONFIRMED', { proof });
        return this.book.move(job, 'UNCERTAIN', { reason: found.reason });
      }
      const isStuck = found.kind === 'unreachable' || found.kind === 'held';
      silentSince = isStuck ? (silentSince ?? performance.now()) : null;
      if (silentSince !== null && performance.now() - silentSince > this.limits.poll)
        return await this.lose(job, found);
      if (!(await patience.pause())) return job;
    }
  }

  /** Held again after its release: the spooler has lost what it did, and must not do it again. */
  private async lose(job: JobRow, found: Evidence): Promise<JobRow> {
    if (found.kind === 'held') await this.driverOf(job).cancel(job);
    return this.book.move(job, 'UNCERTAIN', { reason: found.kind === 'unreachable' ? found.reason : 'held-again' });
  }

  private async apply(act: RecoveryAct, job: JobRow, evidence: Evidence | null, why?: string): Promise<JobRow> {
    const spoolId = evidence !== null && 'spoolId' in evidence ? evidence.spoolId : job.spoolId;
    switch (act) {
      case 'redo':
        return job.state === 'RECEIVED' ? job : this.book.again(job);
      case 'cancel-and-redo':
        if (await this.driverOf(job).cancel(job)) return this.book.again(job);
        if (!this.conductOf(job).twoPhase || job.state === 'COMMITTING') {
          return this.book.move(job, 'UNCERTAIN', { reason: 'not-cancelled' });
        }
        await this.rest();
        return job;
      case 'prepared':
        return this.book.move(job, 'PREPARED', { spoolId });
      case 'commit':
        return await this.commit(job);
      case 'submitted':
        return this.book.move(job, 'SUBMITTED', { spoolId });
      case 'poll':
        return job;
      case 'wait':
        await this.rest();
        return job;
      case 'uncertain':
        return this.book.move(job, 'UNCERTAIN', {
          reason: [why, evidence === null ? undefined : `found-${evidence.kind}`].filter(Boolean).join(' '),
        });
    }
  }

  /**
   * Ends a job of which nothing came out. What lies ready at a spooler is withdrawn first: an end that anybody could
   * still release is none. One that a person released there is followed instead.
   */
  private async giveUp(job: JobRow, to: JobState, reason?: string): Promise<JobRow> {
    const driver = this.driverOf(job);
    const { leavesTraces, queues } = this.conductOf(job);
    // What is in a folder alone is tidied up later, unless the job may come again.
    if (!leavesTraces || (!queues && to !== 'RETURNED')) return this.book.end(job, to, reason);
    const patience = new Patience(this.context.stop);
    for (;;) {
      if (await driver.cancel(job)) return this.book.end(job, to, reason);
      const found = await driver.find(job);
      if (found.kind === 'active' || found.kind === 'done' || found.kind === 'ended') {
        const committing = job.state === 'COMMITTING' ? job : this.book.move(job, 'COMMITTING', {});
        return this.book.move(committing, 'SUBMITTED', { spoolId: 'spoolId' in found ? found.spoolId : null });
      }
      if (!(await patience.pause())) return job;
    }
  }

  private async tidy(job: JobRow): Promise<void> {
    this.book.close(job);
    const isUnprinted = job.state === 'FAILED' || job.state === 'EXPIRED' || job.state === 'CANCELLED';
    if (isUnprinted && this.conductOf(job).leavesTraces) await this.driverOf(job).cancel(job);
  }

  private async look(job: JobRow): Promise<Evidence> {
    const patience = new Patience(this.context.stop);
    const since = performance.now();
    for (;;) {
      const found = await this.driverOf(job).find(job);
      if (found.kind !== 'unreachable' || performance.now() - since > this.limits.lookup) return found;
      if (!(await patience.pause())) return found;
    }
  }

  private async rest(): Promise<void> {
    await sleep(retryMs, undefined, { signal: this.context.stop }).catch(() => undefined);
  }
}

async function takesJobs(driver: PrinterDriver): Promise<boolean> {
  const { state } = await driver.state();
  return state === 'ready' || (state === 'printing' && conducts[driver.guarantee].queues);
}

/** Copies, sides and media are wishes that IPP has words for. */
const realises = ({ kind }: PrinterDriver): boolean => kind === 'ipp' || kind === 'cups';
