import type { Document } from '../drivers/driver.js';
import type { JobRow, StepFacts } from '../journal/job-row.js';
import type { JobState } from '../journal/job-state.js';
import type { LaneContext } from './lane-context.js';

const longestReason = 500;

/** What is written down about jobs, and what is asked about them before they come out. */
export class JobBook {
  constructor(private readonly context: LaneContext) {}

  /** The job as the journal has it. */
  now(job: JobRow): JobRow {
    return this.context.journal.get(job.uuid) ?? job;
  }

  /** Takes a job to its next state: on the disk first, then in the log and on the way to the server. */
  move(job: JobRow, to: JobState, facts: StepFacts): JobRow {
    const { journal, clock, hold, log, reported } = this.context;
    // Reasons come from printers too, which may say anything at any length.
    const reason = facts.reason?.slice(0, longestReason);
    const moved = journal.move(job, to, { ...facts, reason }, clock.iso());
    log.info({ uuid: job.uuid, state: to, ...facts }, 'job');
    hold(to, job.uuid);
    reported();
    return moved;
  }

  /** Nothing of it came out. Given back, it may come again at any time: its document goes in the same breath. */
  end(job: JobRow, to: JobState, reason?: string): JobRow {
    const ended = this.move(job, to, { reason });
    if (to === 'RETURNED') this.close(ended);
    return ended;
  }

  note(job: JobRow, facts: StepFacts): JobRow {
    return this.context.journal.note(job, facts, this.context.clock.iso());
  }

  /** Nothing of it is at the printer: from the start. */
  again(job: JobRow): JobRow {
    return this.move(job, 'PREPARING', { firstByteAt: null, spoolId: null, printerUpTime: null });
  }

  /** Null when what was received is damaged or gone. */
  document(job: JobRow): Document | null {
    const bytes = this.context.documents.read(job);
    return bytes === null ? null : { ...job, bytes };
  }

  isLate(job: JobRow): boolean {
    return this.context.clock.isPast(job.expiresAt);
  }

  /**
   * Asks once more whose the job is when we were silent for so long that somebody may have printed it elsewhere; null: it
   * is ours. Throws NotAnswered: then nothing comes out before the server was asked.
   */
  async lostTo(job: JobRow): Promise<'cancelled' | 'returned' | 'expired' | null> {
    const { source } = this.context;
    if (source.isSurelyOurs(job.uuid)) return null;
    const answer = await source.accept(job.uuid, job.attempt);
    return answer.accepted ? null : answer.because;
  }

  /** Nothing more will be done about it. */
  close(job: JobRow): void {
    this.context.documents.remove(job.uuid);
    this.context.source.over(job.uuid);
  }
}
