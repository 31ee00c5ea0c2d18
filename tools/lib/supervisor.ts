import { describeExit, type Exit, type ManagedProcess } from './managed-process.ts';
import type { Report } from './server-binaries.ts';
import { explainShort } from './cannot-go-on.ts';

export interface RestartPolicy {
  /** Wait before the first new start; doubled after each one that did not last. */
  firstDelayMs: number;
  longestDelayMs: number;
  /** A process that ran this long starts over with the first delay. */
  steadyMs: number;
}

const POLICY: RestartPolicy = { firstDelayMs: 100, longestDelayMs: 3_000, steadyMs: 5_000 };

/** Starts processes, starts again those that die, and ends them all in the reverse order of their start. */
export class Supervisor {
  private readonly kept: { process: ManagedProcess; loop: Promise<void> }[] = [];
  private readonly stopping = new AbortController();
  private readonly report: Report;
  private readonly policy: RestartPolicy;

  constructor(report: Report, policy: RestartPolicy = POLICY) {
    this.report = report;
    this.policy = policy;
  }

  isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Starts the process; rejects when that fails. From then on it is kept alive. */
  async start(process: ManagedProcess): Promise<void> {
    const entry = { process, loop: Promise.resolve() };
    if (this.isStopping()) throw new Error('stopping');
    this.kept.push(entry);
    await process.start();
    this.keep(entry);
  }

  /** Keeps alive what runs already. */
  adopt(process: ManagedProcess): void {
    const entry = { process, loop: Promise.resolve() };
    this.kept.push(entry);
    this.keep(entry);
  }

  /** Ends everything, last started first. Nothing is started again from here on. May be called again for late adoptions. */
  async stopAll(): Promise<void> {
    this.stopping.abort();
    for (const { process, loop } of this.kept.toReversed()) {
      await process.stop();
      await loop;
    }
  }

  private keep(entry: { process: ManagedProcess; loop: Promise<void> }): void {
    if (!this.isStopping()) entry.loop = this.keepAlive(entry.process);
  }

  private async keepAlive(process: ManagedProcess): Promise<void> {
    let delay = this.policy.firstDelayMs;
    for (;;) {
      const began = Date.now();
      const exit = await process.exited;
      if (this.isStopping()) return;
      const ranMs = Date.now() - began;
      if ((await this.afterEnd(process, exit, ranMs)) === 'stay') return;
      if (ranMs >= this.policy.steadyMs) delay = this.policy.firstDelayMs;
      this.report(`${process.name} ended (${describeExit(exit)}); it is started again. Its log: ${process.spec.log}`);
      await this.pause(delay);
      if (this.isStopping()) return;
      delay = Math.min(delay * 2, this.policy.longestDelayMs);
      await this.startAgain(process);
    }
  }

  private async afterEnd(process: ManagedProcess, exit: Exit, ranMs: number): Promise<'again' | 'stay'> {
    try {
      return (await process.spec.afterEnd?.(exit, ranMs)) ?? 'again';
    } catch (error) {
      this.report(explainShort(error));
      return 'again';
    }
  }

  private async startAgain(process: ManagedProcess): Promise<void> {
    try {
      await process.start();
      this.report(`${process.name} runs again.`);
    } catch (error) {
      if (this.isStopping()) return;
      this.report(`${process.name} could not be started: ${explainShort(error)}`);
    }
  }

  private pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    });
  }
}
