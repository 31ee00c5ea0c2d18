import { SpoolerFailure, type JobControl, type Spooler, type SpoolerJob, type SpoolerQueue } from './spooler.js';

const bit = { paused: 0x1, spooling: 0x8, printed: 0x80, retained: 0x2000 } as const;
const noSuchQueue = 1801;
const noSuchJob = 87;

interface PaperJob {
  readonly id: number;
  readonly document: string;
  status: number;
  bytes: Buffer;
  stays: boolean;
}

/**
 * A spooler of Windows in memory with one queue, as its documentation tells: a paused job waits, a whole one that is not
 * paused is printed at once and is gone unless it was told to stay.
 */
export class PaperSpooler implements Spooler {
  /** What came out, in order. */
  readonly sheets: Buffer[] = [];
  readonly acts: string[] = [];
  status = 0;
  attributes = 0;
  /** As wine: the order is taken, and nothing happens. */
  canPause = true;
  canRetain = true;
  /** The service is stopped. */
  isAway = false;
  private all: PaperJob[] = [];
  private open: PaperJob | null = null;
  private count = 0;

  constructor(private readonly name: string) {}

  queues(): Promise<readonly SpoolerQueue[]> {
    return Promise.resolve([this.description]);
  }

  async queue(name: string): Promise<SpoolerQueue> {
    await this.reached(name);
    return this.description;
  }

  async jobs(name: string): Promise<readonly SpoolerJob[]> {
    await this.reached(name);
    return this.all.map(({ id, document, status }) => ({ id, document, status }));
  }

  async begin(name: string, document: string): Promise<number> {
    await this.reached(name);
    this.count += 1;
    this.open = { id: this.count, document, status: bit.spooling, bytes: Buffer.alloc(0), stays: false };
    this.all.push(this.open);
    this.acts.push('begin');
    return this.count;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.reached(this.name);
    if (this.open === null) throw new SpoolerFailure('write', 6);
    this.acts.push(`write${(this.open.status & bit.paused) === 0 ? '' : ' paused'}`);
    this.open.bytes = Buffer.concat([this.open.bytes, bytes]);
  }

  async end(): Promise<void> {
    await this.reached(this.name);
    this.acts.push('end');
    this.closeDocument();
  }

  abandon(): Promise<void> {
    const { open } = this;
    this.all = this.all.filter((job) => job !== open);
    this.open = null;
    return Promise.resolve();
  }

  async control(name: string, id: number, command: JobControl): Promise<void> {
    await this.reached(name);
    const job = this.all.find((one) => one.id === id);
    if (job === undefined) throw new SpoolerFailure(command, noSuchJob);
    this.acts.push(command);
    if (command === 'pause' && this.canPause) job.status |= bit.paused;
    if (command === 'resume') job.status &= ~bit.paused;
    if (command === 'remove') this.all = this.all.filter((one) => one !== job);
    if (command === 'retain') {
      if (!this.canRetain) throw new SpoolerFailure(command, 5);
      job.stays = true;
    }
    this.print();
  }

  close(): void {
    this.acts.push('close');
  }

  /** The process that writes dies: what it wrote stays as a job. */
  cut(): void {
    this.closeDocument();
  }

  /** Somebody deletes everything in the queue's window. */
  clear(): void {
    this.all = [];
  }

  private get description(): SpoolerQueue {
    return { name: this.name, status: this.status, attributes: this.attributes };
  }

  private closeDocument(): void {
    if (this.open !== null) this.open.status &= ~bit.spooling;
    this.open = null;
    this.print();
  }

  private print(): void {
    for (const job of this.all) {
      if ((job.status & (bit.paused | bit.spooling | bit.printed)) !== 0) continue;
      this.sheets.push(job.bytes);
      job.status = bit.printed | bit.retained;
      if (!job.stays) this.all = this.all.filter((one) => one !== job);
    }
  }

  private reached(name: string): Promise<void> {
    if (this.isAway) return Promise.reject(new SpoolerFailure('open', 1722));
    if (name !== this.name) return Promise.reject(new SpoolerFailure('open', noSuchQueue));
    return Promise.resolve();
  }
}
