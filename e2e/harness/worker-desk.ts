import { createHash, randomUUID } from 'node:crypto';
import {
  chunkBytes,
  type AcceptAnswer,
  type Answer,
  type BeatAnswer,
  type ChunkRequest,
  type HelloAnswer,
  type JobOffer,
  type JobReport,
  type ReportedPrinter,
  type WorkerHello,
  type WorkerToServer,
} from '@picolo/contracts';

/** A job as the protocol server knows it. */
export interface DeskJob {
  readonly uuid: string;
  readonly printerUri: string;
  readonly bytes: Uint8Array;
  readonly mediaType: JobOffer['mediaType'];
  readonly sha256: string;
  readonly expiresAt: string;
  attempt: number;
  status: 'queued' | 'sent' | JobReport['status'] | 'cancelled' | 'returned';
  /** Highest report applied. */
  seq: number;
  reason: string | null;
  proof: JobReport['proof'];
  readonly statuses: string[];
}

export interface NewJob {
  printerUri: string;
  bytes: Uint8Array;
  mediaType?: JobOffer['mediaType'];
  /** ms from now by the desk's clock. */
  lifeMs?: number;
}

const dayMs = 24 * 3_600_000;

/** What may follow a status by a report. */
const reportable: Record<string, readonly string[]> = {
  sent: ['printing', 'failed', 'expired', 'returned'],
  printing: ['printed', 'failed', 'unconfirmed', 'expired'],
};

/** The jobs, and the rules that a worker has to keep. */
export class WorkerDesk {
  readonly jobs = new Map<string, DeskJob>();
  /** What a worker did that the protocol forbids; empty in every test. */
  readonly violations: string[] = [];
  /** Printers as last told. */
  printers: readonly ReportedPrinter[] = [];
  hellos: WorkerHello[] = [];
  /** Questions that are acted upon and whose answer is lost. */
  readonly loseAnswers = new Set<keyof WorkerToServer>();
  /** Jobs taken back: what their accept is answered. */
  readonly takenBack = new Map<string, 'cancelled' | 'returned' | 'expired'>();
  /** Jobs that are wanted back while they are `sent`. */
  readonly recalled = new Set<string>();
  /** Jobs whose document is damaged on the way, and how often still. */
  readonly damaged = new Map<string, number>();
  /** The server's clock runs ahead by this, ms. */
  aheadMs = 0;

  private readonly tellWaiting: () => void;

  constructor(tellWaiting: () => void) {
    this.tellWaiting = tellWaiting;
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  add({ printerUri, bytes, mediaType = 'text/plain; charset=utf-8', lifeMs = dayMs }: NewJob): DeskJob {
    const job: DeskJob = {
      ...{ uuid: randomUUID(), printerUri, bytes, mediaType, attempt: 0, status: 'queued', seq: 0, statuses: [] },
      ...{ sha256: createHash('sha256').update(bytes).digest('hex'), reason: null, proof: null },
      expiresAt: new Date(this.now() + lifeMs).toISOString(),
    };
    this.jobs.set(job.uuid, job);
    this.tellWaiting();
    return job;
  }

  /** Puts a job back as if its accept had never been heard. */
  forgetAccept(uuid: string): void {
    const job = this.job(uuid);
    Object.assign(job, { status: 'queued', seq: 0 });
    this.tellWaiting();
  }

  job(uuid: string): DeskJob {
    const job = this.jobs.get(uuid);
    if (job === undefined) throw new Error(`no job ${uuid}`);
    return job;
  }

  wrong(what: string): { error: { code: 'PRINTING.JOB_NOT_FOUND'; detail: string } } {
    this.violations.push(what);
    return { error: { code: 'PRINTING.JOB_NOT_FOUND', detail: what } };
  }

  sit(): WorkerSeat {
    return new WorkerSeat(this);
  }
}

/** One connection of a worker. */
export class WorkerSeat {
  private greeted = false;
  private readonly desk: WorkerDesk;

  constructor(desk: WorkerDesk) {
    this.desk = desk;
  }

  answer<T>(event: keyof WorkerToServer, act: () => Answer<T>, ack: (answer: Answer<T>) => void): void {
    const answer = this.greeted ? act() : (this.desk.wrong(`${event} before worker:hello`) as Answer<T>);
    if (!this.desk.loseAnswers.has(event)) ack(answer);
  }

  hello(hello: WorkerHello): HelloAnswer {
    this.greeted = true;
    this.desk.hellos.push(hello);
    this.desk.printers = hello.printers;
    if (!Number.isFinite(Date.parse(hello.clock))) this.desk.wrong('a clock that is no time');
    return {
      printers: hello.printers.map(({ uri }, index) => ({ uri, printerId: index + 1 })),
      serverTime: new Date(this.desk.now()).toISOString(),
    };
  }

  beat(printers: readonly ReportedPrinter[]): BeatAnswer {
    this.desk.printers = printers;
    const recalls = [...this.desk.recalled].flatMap((uuid) => {
      const { attempt, status } = this.desk.job(uuid);
      return status === 'sent' ? [{ uuid, attempt }] : [];
    });
    return { waiting: [...this.desk.jobs.values()].some(({ status }) => status === 'queued'), recalls };
  }

  next(printerUri: string): Answer<{ job: JobOffer | null }> {
    if (!this.desk.printers.some(({ uri }) => uri === printerUri)) return this.desk.wrong('a printer never reported');
    const all = [...this.desk.jobs.values()].filter((job) => job.printerUri === printerUri);
    // One that was fetched and never accepted comes again first.
    const job = all.find(({ status }) => status === 'queued');
    if (job === undefined) return { job: null };
    job.attempt += 1;
    const { uuid, attempt, mediaType, sha256, expiresAt, bytes } = job;
    const kind = mediaType === 'application/pdf' ? 'invoice' : 'text';
    return {
      job: {
        uuid,
        attempt,
        printerUri,
        kind,
        title: `Essai ${uuid.slice(0, 4)} – é`,
        mediaType,
        size: bytes.length,
        sha256,
        expiresAt,
      },
    };
  }

  chunk({ uuid, attempt, index }: ChunkRequest): Answer<{ bytes: Uint8Array }> {
    const job = this.desk.jobs.get(uuid);
    if (job?.attempt !== attempt) return this.desk.wrong('a chunk of an older attempt');
    const bytes = Uint8Array.from(job.bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    if (bytes.length === 0) return this.desk.wrong('a chunk past the end');
    const times = this.desk.damaged.get(uuid) ?? 0;
    if (times > 0) {
      this.desk.damaged.set(uuid, times - 1);
      bytes[0] = (bytes[0] ?? 0) ^ 0xff;
    }
    return { bytes };
  }

  accept({ uuid, attempt }: { uuid: string; attempt: number }): Answer<AcceptAnswer> {
    const job = this.desk.jobs.get(uuid);
    const because = this.desk.takenBack.get(uuid);
    if (job !== undefined && because !== undefined) {
      if (job.status === 'queued') job.status = because;
      return { accepted: false, because };
    }
    if (job?.attempt !== attempt) return this.desk.wrong('an accept of an older attempt');
    if (job.status === 'queued') {
      job.status = 'sent';
      job.statuses.push('sent');
    }
    return { accepted: true };
  }

  report(report: JobReport): Answer<{ applied: true }> {
    const job = this.desk.jobs.get(report.uuid);
    if (job?.attempt !== report.attempt) return this.desk.wrong('a report of an older attempt');
    if (report.seq <= job.seq) return { applied: true };
    // Somebody decided about the job meanwhile: heard, and nothing changes.
    if (this.desk.takenBack.has(report.uuid)) return { applied: true };
    if (report.seq !== job.seq + 1) return this.desk.wrong(`report ${report.seq} after ${job.seq}`);
    if (reportable[job.status]?.includes(report.status) !== true) {
      return this.desk.wrong(`${report.status} after ${job.status}`);
    }
    const { seq, status, reason, proof } = report;
    Object.assign(job, { seq, status, reason, proof });
    job.statuses.push(status);
    return { applied: true };
  }
}
