import { setTimeout as pause } from 'node:timers/promises';
import { escposMediaType } from '@picolo/contracts';
import type {
  Capabilities,
  Committed,
  CommitSteps,
  Document,
  Evidence,
  Prepared,
  PrinterCondition,
  PrinterDriver,
  PrintTask,
} from '../driver.js';
import { lacksCharacters } from '../windows-1252.js';
import { lineReason, RawLine, rawTimeouts, type RawTimeouts } from './raw-line.js';
import { receiptBytes, usualColumns } from './text-to-escpos.js';

const usualPort = 9_100;
const askAgainMs = 500;

export interface RawPrinterOptions {
  readonly name?: string;
  /** Characters on a line. */
  readonly columns?: number;
  /**
   * This printer never answers: what it took whole counts as printed (`handed-over`). Without this its jobs end
   * `unconfirmed`, because nobody has said anything.
   */
  readonly silent?: boolean;
  readonly timeouts?: RawTimeouts;
}

/**
 * Prints texts at the raw port of a receipt printer: all bytes in one write, the cut last. It prints as it receives and
 * knows nothing of jobs, so that after a cut nobody can say what came out. Asked before and after, most printers say
 * that they are in order.
 */
export class Raw9100Driver implements PrinterDriver {
  readonly kind = 'raw9100';
  readonly guarantee = 'blind';
  readonly proof = 'printer';
  private readonly host: string;
  private readonly port: number;
  private readonly timeouts: RawTimeouts;
  private looking: Promise<PrinterCondition> | null = null;
  private isPrinting = false;
  /** The job that came out last. */
  private last: string | null = null;

  constructor(
    readonly uri: string,
    private readonly options: RawPrinterOptions = {},
  ) {
    const url = new URL(uri.replace(/^socket:/, 'http:'));
    this.host = url.hostname.replace(/^\[|\]$/g, '');
    // A port of 80 is what such an address leaves out.
    this.port = url.port === '' ? (/:80\/?$/.test(uri) ? 80 : usualPort) : Number(url.port);
    this.timeouts = options.timeouts ?? rawTimeouts;
  }

  list(): Promise<readonly { uri: string; name: string }[]> {
    return Promise.resolve([{ uri: this.uri, name: this.options.name ?? this.host }]);
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      mediaTypes: ['text/plain', escposMediaType],
      ...{ columns: this.options.columns ?? usualColumns, copies: 1, sides: [], media: [] },
    });
  }

  /** These printers take one connection at a time: a look is shared, and none is taken while a document goes out. */
  async state(): Promise<PrinterCondition> {
    if (this.isPrinting) return { state: 'printing', reasons: [] };
    this.looking ??= this.look().finally(() => {
      this.looking = null;
    });
    return await this.looking;
  }

  async prepare(document: Document): Promise<Prepared> {
    if (document.mediaType === 'application/pdf') return { kind: 'refused', reason: 'format-not-supported' };
    if (lacksCharacters(document)) return { kind: 'refused', reason: 'characters-not-printable' };
    const { state, reasons } = await this.state();
    if (state !== 'ready') return { kind: 'wait', reason: `printer-${state} ${reasons.join(' ')}`.trim() };
    return { kind: 'prepared', spoolId: null, printerUpTime: null };
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    this.isPrinting = true;
    try {
      await this.looking;
      return await this.send(document, steps);
    } finally {
      this.isPrinting = false;
    }
  }

  find(task: PrintTask): Promise<Evidence> {
    return Promise.resolve(
      task.uuid === this.last ? { kind: 'done', spoolId: null } : { kind: 'none', reason: 'printer-knows-no-jobs' },
    );
  }

  /** Nothing lies ready at such a printer, and nothing that was sent can be taken back. */
  cancel(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private async look(): Promise<PrinterCondition> {
    let line: RawLine | null = null;
    try {
      line = await this.open();
      return (await this.ask(line)) ?? { state: 'ready', reasons: [] };
    } catch (error) {
      return { state: 'offline', reasons: [lineReason(error)] };
    } finally {
      line?.close();
    }
  }

  private async send(document: Document, steps: CommitSteps): Promise<Committed> {
    const bytes = receiptBytes(document, this.options.columns);
    let line: RawLine | null = null;
    let isBegun = false;
    try {
      line = await this.open();
      const before = await this.ask(line);
      if (before !== null && before.state !== 'ready') return { kind: 'wait', reason: before.reasons.join(' ') };
      if (!steps.firstByte()) return { kind: 'wait', reason: 'expired' };
      isBegun = true;
      await line.write(bytes);
      const told = await this.whatItSays(line, before !== null);
      await line.finish();
      steps.hold('COMMITTING.done');
      if (told.kind === 'submitted') this.last = document.uuid;
      return told;
    } catch (error) {
      return { kind: isBegun ? 'unknown' : 'wait', reason: lineReason(error) };
    } finally {
      line?.close();
    }
  }

  /** After the last byte: in order again, or still out of paper, or silent as ever. */
  private async whatItSays(line: RawLine, speaks: boolean): Promise<Committed> {
    if (!speaks) {
      return this.options.silent === true
        ? { kind: 'submitted', spoolId: null, proof: 'handed-over' }
        : { kind: 'unknown', reason: 'printer-says-nothing' };
    }
    const until = performance.now() + this.timeouts.recover;
    for (;;) {
      const is = await line.ask();
      if (is?.state === 'ready') return { kind: 'submitted', spoolId: null };
      if (performance.now() > until) return { kind: 'unknown', reason: is?.reasons.join(' ') ?? 'printer-silent' };
      await pause(askAgainMs);
    }
  }

  private async ask(line: RawLine): Promise<PrinterCondition | null> {
    return this.options.silent === true ? null : await line.ask();
  }

  private async open(): Promise<RawLine> {
    return await RawLine.open(this.host, this.port, this.timeouts);
  }
}
