import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Recall } from '@picolo/contracts';
import { ServerLink } from '../connection/server-link.js';
import type { Printer } from '../drivers/printer.js';
import { Documents } from '../journal/documents.js';
import { Journal } from '../journal/journal.js';
import { PRINTERS, WORKER_LOG, WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { JobClock } from './job-clock.js';
import type { LaneContext } from './lane-context.js';
import { settleOrphans } from './orphans.js';
import { PrinterLane } from './printer-lane.js';
import { takeBack } from './take-back.js';

export const offsetFact = 'clock-offset-ms';

/** Ended jobs are remembered so long, so that one delivered again is known: far beyond any job's life. */
const rememberMs = 90 * 24 * 3_600_000;

/** The lanes of all printers, with the journal and the clock that they share. */
@Injectable()
export class LaneKeeper {
  private lanes: readonly PrinterLane[] = [];
  private context: LaneContext | null = null;
  private running: Promise<unknown> = Promise.resolve();

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
    settleOrphans(
      journal,
      printers.map(({ uri }) => uri),
      clock.iso(),
    );
    documents.sweep((uuid) => journal.isOpen(uuid));
    const context = { journal, documents, source: link, clock, hold: this.options.hold, log, stop, reported };
    this.context = context;
    this.lanes = printers.map((printer) => new PrinterLane(printer, context));
    this.running = Promise.all(this.lanes.map((lane) => lane.run()));
  }

  /** Resolves when every lane has come to a place where it may be left. */
  async ended(): Promise<void> {
    await this.running;
  }

  close(): void {
    this.journal.close();
  }

  wake(): void {
    for (const lane of this.lanes) lane.wake();
  }

  printersAre(takesJobs: (uri: string) => boolean): void {
    for (const lane of this.lanes) lane.printerIs(takesJobs(lane.printer.uri));
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
}
