import type { Committed, Document, Evidence, PrinterDriver } from '../drivers/driver.js';
import type { JobRow, StepFacts } from '../journal/job-row.js';
import { isOpen, type JobState } from '../journal/job-state.js';
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

const longestReason = 500;

/**
 * Takes one job of one printer from the state it is in to its end, writing the journal before each act. Returns early
 * only when the worker stops; the open row is recovered at the next start.
 */
export class JobPrinting {
  constructor(
    private readonly driver: PrinterDriver,
    private readonly context: LaneContext,
    private readonly limits: Patiences = patiences,
  ) {}

  /** A job that the server has just given and knows us to have. */
  async print(job: JobRow): Promise<JobRow> {
    let now = job;
    while (isOpen(now.state) && !this.context.stop.aborted) now = await this.step(now);
    if (!isOpen(now.state)) await this.tidy(now);
    return now;
  }

  /** A job that was open when the worker ended: first find out how far it got. */
  async recover(job: JobRow): Promise<JobRow> {
    const sent = job.firstByteAt !== null;
    const evidence = needsEvidence(this.driver.kind, job.state, sent) ? await this.look(job) : null;
    if (this.context.stop.aborted) return job;
    const act = recoveryAct(this.driver.kind, job.state, sent, evidence);
    this.context.log.info({ uuid: job.uuid, state: job.state, evidence, act }, 'open job found in the journal');
    return await this.print(await this.apply(act, job, evidence));
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
      default:
        // COMMITTING is left by commit() itself or found by recover().
        throw new Error(`${job.uuid} cannot go on from ${job.state}`);
    }
  }

  private async begin(job: JobRow): Promise<JobRow> {
    const patience = new Patience(this.context.stop);
    for (;;) {
      if (this.context.clock.isPast(job.expiresAt)) return this.move(job, 'EXPIRED', {});
      if ((await this.driver.state()).state === 'ready') return this.move(job, 'PREPARING', {});
      if (!(await patience.pause())) return job;
    }
  }

  private async prepare(job: JobRow): Promise<JobRow> {
    const patience = new Patience(this.context.stop);
    for (;;) {
      const document = this.document(job);
      if (document === null) return this.move(job, 'FAILED', { reason: 'document-damaged' });
      if (this.context.clock.isPast(job.expiresAt)) return this.move(job, 'EXPIRED', {});
      const prepared = await this.driver.prepare(document);
      this.context.hold('PREPARING.done', job.uuid);
      if (prepared.kind === 'refused') return this.move(job, 'FAILED', { reason: prepared.reason });
      if (prepared.kind === 'prepared') {
        const facts = { spoolId: prepared.spoolId, printerUpTime: prepared.printerUpTime };
        return this.driver.kind === 'folder'
          ? this.move(job, 'PREPARED', facts)
          : await this.commit(this.context.journal.note(job, facts, this.context.clock.iso()));
      }
      if (!(await patience.pause())) return job;
    }
  }

  private async commit(job: JobRow): Promise<JobRow> {
    const { clock, journal, hold } = this.context;
    if (clock.isPast(job.expiresAt)) return this.move(job, 'EXPIRED', {});
    const document = this.document(job);
    if (document === null) return this.move(job, 'FAILED', { reason: 'document-damaged' });
    const because = await this.lostTo(job);
    if (because !== null) return this.move(job, 'CANCELLED', { reason: because });
    const committing = this.move(job, 'COMMITTING', {});
    const result = await this.driver.commit(document, {
      firstByte: () => {
        if (clock.isPast(job.expiresAt)) return false;
        if (this.driver.kind !== 'folder') journal.note(job, { firstByteAt: clock.iso() }, clock.iso());
        hold('COMMITTING.first-byte', job.uuid);
        return true;
      },
      hold: (point) => {
        hold(point, job.uuid);
      },
    });
    return await this.committed(committing, result);
  }

  /**
   * Asks once more whose the job is when we were silent for so long that somebody may have printed it elsewhere; null: it
   * is ours. Throws NotAnswered: then nothing comes out before the server was asked.
   */
  private async lostTo(job: JobRow): Promise<string | null> {
    const { source } = this.context;
    if (source.isSurelyOurs(job.uuid)) return null;
    const answer = await source.accept(job.uuid, job.attempt);
    return answer.accepted ? null : answer.because;
  }

  private async committed(job: JobRow, result: Committed): Promise<JobRow> {
    switch (result.kind) {
      case 'submitted':
        return this.move(job, 'SUBMITTED', { spoolId: result.spoolId });
      case 'refused':
        return this.move(job, 'FAILED', { reason: result.reason });
      case 'wait': {
        if (this.context.clock.isPast(job.expiresAt)) return this.move(job, 'EXPIRED', {});
        const again = this.move(job, 'PREPARING', { firstByteAt: null, spoolId: null });
        await new Patience(this.context.stop).pause();
        return again;
      }
      case 'unknown': {
        const evidence = await this.look(job);
        if (this.context.stop.aborted) return job;
        const act = recoveryAct(this.driver.kind, 'COMMITTING', true, evidence);
        this.context.log.warn({ uuid: job.uuid, reason: result.reason, evidence, act }, 'the printer did not answer');
        return await this.apply(act, job, evidence, result.reason);
      }
    }
  }

  private async follow(job: JobRow): Promise<JobRow> {
    const patience = new Patience(this.context.stop);
    let silentSince: number | null = null;
    for (;;) {
      const found = await this.driver.find(job);
      if (found.kind === 'done') {
        return this.move(job, 'CONFIRMED', { proof: this.driver.proof, spoolId: found.spoolId });
      }
      if (found.kind === 'ended') {
        return this.move(job, found.began ? 'UNCERTAIN' : 'FAILED', { reason: found.reason });
      }
      if (found.kind === 'none') {
        // In the folder the file was there when SUBMITTED was written; somebody has collected it.
        if (this.driver.kind === 'folder') return this.move(job, 'CONFIRMED', { proof: 'file' });
        return this.move(job, 'UNCERTAIN', { reason: found.reason });
      }
      silentSince = found.kind === 'unreachable' ? (silentSince ?? performance.now()) : null;
      if (silentSince !== null && performance.now() - silentSince > this.limits.poll) {
        return this.move(job, 'UNCERTAIN', { reason: found.kind === 'unreachable' ? found.reason : 'printer-silent' });
      }
      if (!(await patience.pause())) return job;
    }
  }

  private async apply(act: RecoveryAct, job: JobRow, evidence: Evidence | null, why?: string): Promise<JobRow> {
    switch (act) {
      case 'redo':
        return job.state === 'RECEIVED' ? job : this.again(job);
      case 'cancel-and-redo':
        return (await this.driver.cancel(job))
          ? this.again(job)
          : this.move(job, 'UNCERTAIN', { reason: 'not-cancelled' });
      case 'commit':
        return await this.commit(job);
      case 'submitted': {
        const spoolId = evidence !== null && 'spoolId' in evidence ? evidence.spoolId : job.spoolId;
        return this.move(job, 'SUBMITTED', { spoolId });
      }
      case 'poll':
        return job;
      case 'uncertain':
        return this.move(job, 'UNCERTAIN', {
          reason: [why, evidence === null ? undefined : `found-${evidence.kind}`].filter(Boolean).join(' '),
        });
    }
  }

  private again(job: JobRow): JobRow {
    return this.move(job, 'PREPARING', { firstByteAt: null, spoolId: null, printerUpTime: null });
  }

  private async tidy(job: JobRow): Promise<void> {
    this.context.documents.remove(job.uuid);
    this.context.source.over(job.uuid);
    const isUnprinted = job.state === 'FAILED' || job.state === 'EXPIRED' || job.state === 'CANCELLED';
    if (this.driver.kind === 'folder' && isUnprinted) await this.driver.cancel(job);
  }

  private async look(job: JobRow): Promise<Evidence> {
    const patience = new Patience(this.context.stop);
    const since = performance.now();
    for (;;) {
      const found = await this.driver.find(job);
      if (found.kind !== 'unreachable' || performance.now() - since > this.limits.lookup) return found;
      if (!(await patience.pause())) return found;
    }
  }

  private document(job: JobRow): Document | null {
    const bytes = this.context.documents.read(job);
    return bytes === null ? null : { ...job, bytes };
  }

  private move(job: JobRow, to: JobState, facts: StepFacts): JobRow {
    const { journal, clock, hold, log, reported } = this.context;
    // Reasons come from printers too, which may say anything at any length.
    const reason = facts.reason?.slice(0, longestReason);
    const moved = journal.move(job, to, { ...facts, reason }, clock.iso());
    log.info({ uuid: job.uuid, state: to, ...facts }, 'job');
    hold(to, job.uuid);
    reported();
    return moved;
  }
}
