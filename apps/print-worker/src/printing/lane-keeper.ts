import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Recall } from '@picolo/contracts';
import { ServerLink } from '../connection/server-link.js';
import { printerOf } from '../drivers/configured-printers.js';
import type { Printer } from '../drivers/printer.js';
import { Documents } from '../journal/documents.js';
import type { JobRow } from '../journal/job-row.js';
import { Journal } from '../journal/journal.js';
import { PlainError } from '../plain-error.js';
import { addressesTold } from '../settings/told-printers.js';
import { PRINTERS, WORKER_LOG, WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { JobClock } from './job-clock.js';
import type { LaneContext } from './lane-context.js';
import { settle, settleOrphans, withdraw } from './orphans.js';
import { PrinterLane } from './printer-lane.js';
import { takeBack } from './take-back.js';

export const offsetFact = 'clock-offset-ms';

/** Ended jobs are remembered so long, so that one delivered again is known: far beyond any job's life. */
const rememberMs = 90 * 24 * 3_600_000;

/** The lanes of all printers, with the journal and the clock that they share. */
@Injectable()
export class LaneKeeper {
  private readonly lanes = new Map<string, PrinterLane>();
  /** Ends of all lanes that ever ran, by address: a printer that left and came back has one after the other. */
  private readonly runs = new Map<string, Promise<void>>();
  private context: LaneContext | null = null;

  constructor(
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
    @Inject(WORKER_LOG) private readonly log: Logger,
    @Inject(PRINTERS) private readonly printers: readonly Printer[],
    private readonly journal: Journal,
    private readonly documents: Documents,
    private readonly link: ServerLink,
  ) {
    this.clock = new JobClock(Number(journal.fact(offsetFact) ?? 0));
  }

  private readonly clock: JobClock;

  start(stop: AbortSignal, reported: () => void): void {
    const { journal, documents, link, clock, log, printers } = this;
    journal.forget(new Date(clock.now() - rememberMs).toISOString());
    const orphans = settleOrphans(
      journal,
      // A line that cannot be read now may be mended: its jobs wait.
      [...printers.map(({ uri }) => uri), ...addressesTold(this.options.told)],
      clock.iso(),
    );
    documents.sweep((uuid) => journal.isOpen(uuid));
    const context = { journal, documents, source: link, clock, hold: this.options.hold, log, stop, reported };
    this.context = context;
    for (const job of orphans) this.withdraw(job, context);
    for (const printer of printers) this.begin(printer, context);
  }

  /** A printer more, while the others go on. */
  add(printer: Printer): void {
    if (this.context !== null && !this.lanes.has(printer.uri)) this.begin(printer, this.context);
  }

  /** Whether a job of it is in the journal that is not over, or on its way there. */
  isBusy(uri: string): boolean {
    return this.journal.unfinished(uri).length > 0 || this.lanes.get(uri)?.isFetching === true;
  }

  /** Nothing more is fetched for it; what is here already comes to its end. */
  leave(uri: string): void {
    const lane = this.lanes.get(uri);
    lane?.leave();
    this.lanes.delete(uri);
    void this.runs.get(uri)?.then(() => lane?.printer.close());
  }

  /** Resolves when every lane has come to a place where it may be left. */
  async ended(): Promise<void> {
    await Promise.all(this.runs.values());
  }

  close(): void {
    this.journal.close();
  }

  wake(): void {
    for (const lane of this.lanes.values()) lane.wake();
  }

  printersAre(takesJobs: (uri: string) => boolean): void {
    for (const lane of this.lanes.values()) lane.printerIs(takesJobs(lane.printer.uri));
  }

  /** The server wants these back; what was begun goes on. */
  recall(recalls: readonly Recall[]): void {
    const { context } = this;
    if (context === null) return;
    for (const recall of recalls) {
      if (takeBack(recall, context)) this.wake();
    }
  }

  /** Takes over the server's time and keeps the difference for a start without a server. Returns how far we were off, ms. */
  agree(serverTime: string, roundTripMs: number): number {
    this.clock.agree(serverTime, roundTripMs);
    this.journal.keepFact(offsetFact, String(this.clock.offset));
    return this.clock.offset;
  }

  clockWasSet(): boolean {
    return this.clock.wasSet();
  }

  /** Added again, its printer begins after that. */
  private withdraw(job: JobRow, context: LaneContext): void {
    const uri = job.printerUri;
    try {
      const printer = printerOf({ driver: job.driver === 'winspool' ? 'winspool' : 'cups', uri }, this.options.data);
      const work = withdraw(job, printer.driver(job.driver), context).finally(() => {
        printer.close();
      });
      const noted = work.catch((error: unknown) => {
        this.log.error({ err: error, uuid: job.uuid }, 'a job of a printer that was removed could not be withdrawn');
      });
      this.after(uri, () => noted);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      settle(this.journal, job, context.clock.iso());
    }
  }

  private begin(printer: Printer, context: LaneContext): void {
    const lane = new PrinterLane(printer, context);
    this.lanes.set(printer.uri, lane);
    this.after(printer.uri, () => lane.run());
  }

  /** Once all that ran at that address before is over. */
  private after(uri: string, run: () => Promise<void>): void {
    const before = this.runs.get(uri) ?? Promise.resolve();
    this.runs.set(uri, before.then(run));
  }
}
