import { Worker } from 'node:worker_threads';
import { PlainError } from '../../plain-error.js';
import { SpoolerFailure, type JobControl, type Spooler, type SpoolerJob, type SpoolerQueue } from './spooler.js';

export interface SpoolerQuestion {
  readonly id: number;
  readonly name: keyof Spooler;
  readonly args: readonly unknown[];
}

export type SpoolerAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly act: string; readonly code: SpoolerFailure['code'] };

interface Waiting {
  readonly act: string;
  readonly done: (value: unknown) => void;
  readonly fail: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A queue on another machine that is away takes its time, ms. */
const answerMs = 60_000;

/**
 * The spooler behind a thread: its calls wait for the network now and then, and neither the line to the server nor other
 * printers wait with them. The thread is begun at the first question.
 */
export class ThreadSpooler implements Spooler {
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  /** Throws PlainError anywhere but on Windows. */
  constructor(platform: NodeJS.Platform = process.platform) {
    if (platform === 'win32') return;
    throw new PlainError('Printers of the driver "winspool" are only there on Windows; take them out of worker.json.');
  }

  async queues(): Promise<readonly SpoolerQueue[]> {
    return (await this.ask('queues')) as readonly SpoolerQueue[];
  }

  async queue(name: string): Promise<SpoolerQueue> {
    return (await this.ask('queue', name)) as SpoolerQueue;
  }

  async jobs(queue: string): Promise<readonly SpoolerJob[]> {
    return (await this.ask('jobs', queue)) as readonly SpoolerJob[];
  }

  async begin(queue: string, document: string): Promise<number> {
    return (await this.ask('begin', queue, document)) as number;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.ask('write', bytes);
  }

  async end(): Promise<void> {
    await this.ask('end');
  }

  async abandon(): Promise<void> {
    await this.ask('abandon');
  }

  async control(queue: string, job: number, command: JobControl): Promise<void> {
    await this.ask('control', queue, job, command);
  }

  close(): void {
    void this.thread?.terminate();
  }

  private ask(name: keyof Spooler, ...args: readonly unknown[]): Promise<unknown> {
    this.thread ??= this.begun();
    const { thread } = this;
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new SpoolerFailure(name, 'silent'));
      }, answerMs);
      this.waiting.set(id, { act: name, done: resolve, fail: reject, timer });
      thread.ref();
      thread.postMessage({ id, name, args } satisfies SpoolerQuestion);
    });
  }

  private begun(): Worker {
    // Its output is kept to itself: a service may have none to lead it to.
    const thread = new Worker(new URL('./spooler.thread.js', import.meta.url), { stdout: true, stderr: true });
    thread.on('message', (answer: SpoolerAnswer) => {
      this.take(answer);
    });
    thread.on('error', (error: Error) => {
      this.lose(error);
    });
    thread.on('exit', () => {
      this.lose(null);
    });
    return thread;
  }

  private take(answer: SpoolerAnswer): void {
    const asked = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    // Nothing is waited for: the process may end.
    if (this.waiting.size === 0) this.thread?.unref();
    if (asked === undefined) return;
    clearTimeout(asked.timer);
    if ('value' in answer) asked.done(answer.value);
    else asked.fail(new SpoolerFailure(answer.act, answer.code));
  }

  /** The thread has ended; what it had begun is taken back by the spooler when it notices. */
  private lose(error: Error | null): void {
    this.thread = null;
    for (const { act, fail, timer } of this.waiting.values()) {
      clearTimeout(timer);
      fail(error === null ? new SpoolerFailure(act, 'ended') : new PlainError(error.message));
    }
    this.waiting.clear();
  }
}
