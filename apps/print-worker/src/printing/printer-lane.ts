import type { Printer } from '../drivers/printer.js';
import type { JobRow } from '../journal/job-row.js';
import { isOpen } from '../journal/job-state.js';
import { JobPrinting, patiences, type Patiences } from './job-printing.js';
import { NotAnswered, type LaneContext } from './lane-context.js';
import { Reception } from './reception.js';
import { Wake } from './wake.js';

/** After something went wrong that nobody announces the end of (disk full, a damaged document), ms. */
const retryMs = 2_000;

/** One printer: its open jobs first, then one job after the other. Lanes of different printers run side by side. */
export class PrinterLane {
  private readonly bell = new Wake();
  private readonly printing: JobPrinting;
  private readonly reception: Reception;
  private readonly leaving = new AbortController();
  private ready = false;

  constructor(
    readonly printer: Printer,
    private readonly context: LaneContext,
    limits: Patiences = patiences,
  ) {
    this.printing = new JobPrinting(printer, context, limits);
    this.reception = new Reception(printer.uri, context, this.leaving.signal);
  }

  /** A job that the server gave is on its way to the journal. */
  get isFetching(): boolean {
    return this.reception.isFetching;
  }

  /** There may be something to do: work waits, the line is back, or the printer is. */
  wake(): void {
    this.bell.ring();
  }

  /**
   * Jobs are fetched only while the printer works; those that wait for paper stay with the server, where they can be
   * cancelled.
   */
  printerIs(ready: boolean): void {
    const back = ready && !this.ready;
    this.ready = ready;
    if (back) this.bell.ring();
  }

  /** The printer is no longer ours: what is in the journal comes to its end, then so does `run`. */
  leave(): void {
    this.leaving.abort();
    this.bell.ring();
  }

  async run(): Promise<void> {
    const { stop } = this.context;
    stop.addEventListener('abort', this.ring);
    try {
      await this.goOn();
    } finally {
      stop.removeEventListener('abort', this.ring);
    }
  }

  private readonly ring = (): void => {
    this.bell.ring();
  };

  private async goOn(): Promise<void> {
    while (!isStopped(this.context.stop)) {
      try {
        if (await this.work()) continue;
        if (isStopped(this.leaving.signal)) return;
        await this.bell.wait();
      } catch (error) {
        if (!(error instanceof NotAnswered)) this.context.log.error({ err: error }, 'the printer lane stumbled');
        await this.bell.wait(retryMs);
      }
    }
  }

  /** One job: an open one of the journal before a new one is fetched. False when there is none. */
  private async work(): Promise<boolean> {
    const open = this.context.journal.unfinished(this.printer.uri)[0];
    if (open !== undefined) {
      await this.settle(open);
      return true;
    }
    const job = this.ready && !isStopped(this.leaving.signal) ? await this.reception.next() : null;
    if (job === null) return false;
    const accepted = await this.reception.accept(job);
    // A job of another printer of ours is in the hands of that one's lane.
    if (isOpen(accepted.state) && job.printerUri === this.printer.uri) await this.printing.print(accepted);
    return true;
  }

  /** An open job found in the journal. Nothing is begun before the server knows of it; what is on its way is followed without it. */
  private async settle(job: JobRow): Promise<void> {
    const isOnItsWay = isOpen(job.state) && job.state !== 'RECEIVED';
    const known = job.accepted || isOnItsWay ? job : await this.reception.accept(job);
    const settled = isOpen(known.state) ? await this.printing.recover(known) : known;
    // Given back meanwhile, it may have come for another printer of ours, whose lane accepts it.
    if (settled.printerUri !== this.printer.uri) return;
    if (!settled.accepted && !isStopped(this.context.stop)) await this.reception.accept(settled);
  }
}

const isStopped = (stop: AbortSignal): boolean => stop.aborted;
