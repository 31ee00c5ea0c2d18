import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { PrinterCondition } from '../driver.js';
import { conditionOf, isStatusByte, statusAnswers, statusQuestions } from './printer-status.js';

export interface RawTimeouts {
  /** To reach the printer, ms. */
  readonly connect: number;
  /** For its answer to a question, ms; one that never says anything is waited for as long each time. */
  readonly answer: number;
  /** While it takes a document: without any progress, ms. */
  readonly stall: number;
  /** For a printer that took the document to be in order again (paper put in), ms. */
  readonly recover: number;
}

export const rawTimeouts: RawTimeouts = { connect: 3_000, answer: 1_000, stall: 120_000, recover: 120_000 };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code.toLowerCase() : 'failed';

export const lineReason = (error: unknown): string => `printer-${codeOf(error)}`;

/** One connection to a raw port. What the printer says and nobody asked for is left out. */
export class RawLine {
  private readonly said: number[] = [];
  private heard: () => void = () => undefined;
  private broken: Error | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly timeouts: RawTimeouts,
  ) {
    socket.on('data', (data) => {
      this.said.push(...data.filter(isStatusByte));
      this.heard();
    });
    socket.on('error', (error) => (this.broken = error));
    socket.on('close', () => {
      this.broken ??= Object.assign(new Error('closed'), { code: 'CLOSED' });
      this.heard();
    });
  }

  /** Throws when there is nobody. */
  static async open(host: string, port: number, timeouts: RawTimeouts): Promise<RawLine> {
    const socket = connect({ host, port, allowHalfOpen: true });
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(timeouts.connect) });
    } catch (error) {
      socket.destroy();
      throw codeOf(error) === 'abort_err' ? Object.assign(new Error('silent'), { code: 'SILENT' }) : error;
    }
    return new RawLine(socket, timeouts);
  }

  /** How the printer is; null when it does not say. Throws when the line is broken. */
  async ask(): Promise<PrinterCondition | null> {
    this.said.length = 0;
    this.socket.write(statusQuestions);
    const limit = performance.now() + this.timeouts.answer;
    while (this.said.length < statusAnswers && this.broken === null) {
      const left = limit - performance.now();
      if (left <= 0) return null;
      await this.next(left);
    }
    if (this.said.length < statusAnswers) throw this.broken ?? new Error('no answer');
    return conditionOf(this.said);
  }

  /** Hands all of it over in one write. Throws when the line breaks or the printer takes nothing for too long. */
  async write(bytes: Uint8Array): Promise<void> {
    this.socket.setTimeout(this.timeouts.stall, () => {
      this.socket.destroy(Object.assign(new Error('silent'), { code: 'SILENT' }));
    });
    await new Promise<void>((resolve, reject) => {
      this.socket.once('close', () => {
        reject(this.broken ?? new Error('closed'));
      });
      this.socket.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Says that it was all and waits until the printer has heard it. Throws when the line breaks before. */
  async finish(): Promise<void> {
    const ended = once(this.socket, 'end', { signal: AbortSignal.timeout(this.timeouts.stall) });
    this.socket.end();
    await ended;
  }

  close(): void {
    this.socket.destroy();
  }

  private async next(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.heard = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
