import type { JobOffer } from '@picolo/contracts';
import { offerProblem } from '../connection/job-offer.js';
import { download } from '../connection/download.js';
import type { JobRow } from '../journal/job-row.js';
import { knownAs } from '../journal/job-state.js';
import { NotAnswered, type LaneContext } from './lane-context.js';

/** How often a document may arrive damaged before the job is given up: it must not block the printer for ever. */
const tries = 3;

/** Gets jobs from the server onto the disk, and has the server know it. */
export class Reception {
  private readonly damaged = new Map<string, number>();
  private fetching = false;

  /** `left`: the printer was removed, and nothing more is taken for it. */
  constructor(
    private readonly printerUri: string,
    private readonly context: LaneContext,
    private readonly left: AbortSignal = new AbortController().signal,
  ) {}

  /** A job that was offered is not in the journal yet. */
  get isFetching(): boolean {
    return this.fetching;
  }

  /** Asks for the next job and writes it down; null when there is none to be had now. Throws NotAnswered. */
  async next(): Promise<JobRow | null> {
    const offer = await this.context.source.next(this.printerUri);
    // Removed while it was asked: what is not accepted is given out anew.
    if (offer === null || this.left.aborted) return null;
    const problem = offerProblem(offer, this.printerUri);
    if (problem !== null) {
      this.context.log.error({ problem }, 'the server offered a job that cannot be understood');
      return null;
    }
    const known = this.context.journal.get(offer.uuid);
    if (known !== null && known.state !== 'RETURNED') return this.again(known, offer);
    this.fetching = true;
    try {
      return await this.receive(offer);
    } finally {
      this.fetching = false;
    }
  }

  /**
   * Tells the server that the job is here, so that it may be printed. A job that it has taken back meanwhile is
   * RETURNED or CANCELLED; one that is on its way already goes on whatever the server says, its reports tell the truth.
   */
  async accept(job: JobRow): Promise<JobRow> {
    const { source, journal, clock, hold, log, reported } = this.context;
    const answer = await source.accept(job.uuid, job.attempt, knownAs[job.state]);
    if (answer.accepted || job.state !== 'RECEIVED') {
      // On its way in another lane: that one asks before anything comes out.
      if (!answer.accepted) source.over(job.uuid);
      const accepted = journal.accept(job.uuid);
      hold('RECEIVED.accepted', job.uuid);
      reported();
      return accepted;
    }
    const state = { cancelled: 'CANCELLED', returned: 'RETURNED', expired: 'EXPIRED' } as const;
    // It is told that nothing will come out: only then may another worker have it.
    if (answer.because === 'returned') journal.accept(job.uuid);
    const gone = journal.move(job, state[answer.because], { reason: answer.because }, clock.iso());
    log.info({ uuid: job.uuid, state: gone.state }, 'the server took the job back');
    hold(gone.state, job.uuid);
    this.context.documents.remove(job.uuid);
    reported();
    return gone;
  }

  /** The same job once more: it is told what became of it, and never printed a second time. */
  private again(known: JobRow, offer: JobOffer): JobRow {
    this.context.log.warn({ uuid: offer.uuid, state: known.state }, 'a job that is known already was delivered again');
    return this.context.journal.redeliver(offer.uuid, offer.attempt);
  }

  private async receive(offer: JobOffer): Promise<JobRow> {
    const { source, documents, journal, clock, hold, log } = this.context;
    const bytes = await download(source, offer);
    if (bytes !== null) {
      await documents.keep(offer.uuid, bytes);
      hold('RECEIVED.document', offer.uuid);
      const job = journal.receive(offer, clock.iso());
      this.damaged.delete(offer.uuid);
      log.info({ uuid: job.uuid, title: job.title, state: job.state }, 'job');
      hold('RECEIVED', offer.uuid);
      return job;
    }
    const times = (this.damaged.get(offer.uuid) ?? 0) + 1;
    this.damaged.set(offer.uuid, times);
    log.error({ uuid: offer.uuid, times }, 'the document did not arrive as it was announced');
    if (times < tries) throw new NotAnswered('document damaged');
    this.damaged.delete(offer.uuid);
    const failed = journal.receiveUnprintable(offer, 'document-damaged', clock.iso());
    hold('FAILED', offer.uuid);
    return failed;
  }
}
