import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotGoOn } from './cannot-go-on.ts';
import { stopByPidFile, writePidFile } from './pid-file.ts';

export interface ProcessSpec {
  name: string;
  file: string;
  args: readonly string[];
  /** The whole environment of the process. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** File that takes both outputs. */
  log: string;
  /** Where its pid is kept, so that a later run finds it when this one was killed. */
  pidFile?: string;
  /**
   * Resolves when the process can be used. Asked for again after every start; must give up once `gone` is aborted. What
   * this start writes begins at byte `logFrom` of the log.
   */
  ready?: (gone: AbortSignal, logFrom: number) => Promise<void>;
  /** Asked when it ended by itself after `ranMs`: may mend the cause; answers whether it is started again. */
  afterEnd?: (exit: Exit, ranMs: number) => Promise<'again' | 'stay'>;
  /** How long it may take to end after SIGTERM before it is killed. */
  graceMs?: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const DEFAULT_GRACE_MS = 15_000;

/**
 * One process that can be stopped, killed and started again. It leads a process group of its own: Ctrl+C in the
 * terminal then reaches only us, and we end things in the right order.
 */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private ending: Promise<Exit> = Promise.resolve({ code: 0, signal: null });

  readonly spec: ProcessSpec;

  constructor(spec: ProcessSpec) {
    this.spec = spec;
  }

  get name(): string {
    return this.spec.name;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.isRunning ? this.child?.pid : undefined;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** How the present (or last) process ends. */
  get exited(): Promise<Exit> {
    return this.ending;
  }

  /** All it has written so far. */
  get logs(): string {
    return existsSync(this.spec.log) ? readFileSync(this.spec.log, 'utf8') : '';
  }

  /** Starts it and waits until it is ready; rejects, and leaves nothing running, when it never is. Its last lines say why. */
  async start(): Promise<void> {
    if (this.isRunning) throw new Error(`${this.name} runs already`);
    if (this.spec.pidFile !== undefined) await stopByPidFile(this.spec.pidFile, this.graceMs);
    const logFrom = existsSync(this.spec.log) ? statSync(this.spec.log).size : 0;
    this.spawn();
    try {
      await this.whenReady(logFrom);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Asks it to end (SIGTERM), kills it when it does not within its grace, and resolves once it is gone. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), this.graceMs);
    this.child?.kill('SIGTERM');
    await this.ending;
    clearTimeout(timer);
  }

  /** Sends a signal. After SIGKILL it resolves once the process is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child?.kill(signal);
    if (signal === 'SIGKILL') await this.ending;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** The last lines of its log, to explain why it ended. */
  lastWords(lines = 15): string {
    return this.logs.trimEnd().split('\n').slice(-lines).join('\n');
  }

  private get graceMs(): number {
    return this.spec.graceMs ?? DEFAULT_GRACE_MS;
  }

  private spawn(): void {
    const { file, args, env, cwd, log, pidFile } = this.spec;
    mkdirSync(dirname(log), { recursive: true });
    const output = openSync(log, 'a');
    const child = spawn(file, args, { env, cwd, stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    this.child = child;
    if (pidFile !== undefined && child.pid !== undefined) writePidFile(pidFile, child.pid);
    this.ending = new Promise((resolve) => {
      const end = (exit: Exit): void => {
        if (pidFile !== undefined && this.child === child) rmSync(pidFile, { force: true });
        resolve(exit);
      };
      child.on('exit', (code, signal) => {
        end({ code, signal });
      });
      child.on('error', () => {
        if (child.pid === undefined) end({ code: 127, signal: null });
      });
    });
  }

  private async whenReady(logFrom: number): Promise<void> {
    const { ready, name } = this.spec;
    if (ready === undefined) return;
    const gone = new AbortController();
    const early = this.ending.then((exit) => {
      gone.abort();
      throw new CannotGoOn(
        `${name} ended while starting (${describeExit(exit)}), see ${this.spec.log}:\n${this.lastWords()}`,
      );
    });
    await Promise.race([ready(gone.signal, logFrom), early]);
    early.catch(() => undefined);
  }
}

export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `status ${code ?? '?'}` : `signal ${signal}`;
}

/** Keeps the last run's log beside the new one as `<name>.1`. */
export function rotateLog(log: string): void {
  if (existsSync(log)) renameSync(log, `${log}.1`);
}
