import { escposMediaType } from '@picolo/contracts';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
import { textToPdf } from '../ipp/text-to-pdf.js';
import { lacksCharacters } from '../windows-1252.js';
import type { WinspoolQueue } from './winspool-queue.js';

const printMs = 5 * 60_000;
const lookMs = 50;

export interface PdfOptions {
  /** Folder for the documents that are being printed. */
  readonly folder: string;
  /** SumatraPDF; absent: beside node.exe, where the setup program puts it. */
  readonly program?: string;
  /** A job that was handed over and is gone from the queue counts as printed. */
  readonly silent?: boolean;
}

/** Runs a program without a shell, each argument as it is; the exit code, or null when it did not end by itself. */
export type RunProgram = (file: string, args: readonly string[]) => Promise<number | null>;

const runProgram: RunProgram = (file, args) =>
  new Promise((resolve) => {
    const child = spawn(file, [...args], { stdio: 'ignore', windowsHide: true, timeout: printMs });
    child.on('error', () => {
      resolve(null);
    });
    child.on('close', (code) => {
      resolve(code);
    });
  });

/**
 * Prints PDFs, and texts as a page, by SumatraPDF, which hands the whole document to the spooler of Windows in one act:
 * at most once. While it works its job is looked for by the file's name, `<uuid>.pdf`, and told to stay when it is
 * printed, so that its end is seen.
 */
export class WinspoolPdfDriver implements PrinterDriver {
  readonly kind = 'winspool-pdf';
  readonly guarantee = 'one-call';
  readonly proof = 'spooler';
  private readonly program: string;
  private handedOver: string | null = null;

  constructor(
    private readonly queue: WinspoolQueue,
    private readonly options: PdfOptions,
    private readonly run: RunProgram = runProgram,
  ) {
    this.program = options.program ?? join(dirname(process.execPath), 'SumatraPDF.exe');
  }

  get uri(): string {
    return this.queue.uri;
  }

  list(): Promise<readonly { uri: string; name: string }[]> {
    return this.queue.list();
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      ...{ mediaTypes: ['application/pdf', 'text/plain'], columns: null, copies: 1, sides: [], media: [] },
    });
  }

  async state(): Promise<PrinterCondition> {
    return await this.queue.condition(() => (existsSync(this.program) ? null : 'sumatrapdf-missing'));
  }

  async prepare(document: Document): Promise<Prepared> {
    if (document.mediaType === escposMediaType) return { kind: 'refused', reason: 'format-not-supported' };
    if (lacksCharacters(document)) return { kind: 'refused', reason: 'characters-not-printable' };
    const { state, reasons } = await this.state();
    return state === 'ready' || state === 'printing'
      ? { kind: 'prepared', spoolId: null, printerUpTime: null }
      : { kind: 'wait', reason: `printer-${state} ${reasons.join(' ')}`.trim() };
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const file = join(this.options.folder, `${document.uuid}.pdf`);
    const { mediaType, bytes } = document;
    try {
      await mkdir(this.options.folder, { recursive: true });
      await writeFile(file, mediaType === 'application/pdf' ? bytes : textToPdf(new TextDecoder().decode(bytes)));
    } catch (error) {
      return { kind: 'wait', reason: `document-not-written ${String(error).slice(0, 80)}` };
    }
    try {
      // What stays there is untidy, but no reason not to print.
      await this.queue.removePrinted(document).catch(() => undefined);
      if (!steps.firstByte()) return { kind: 'wait', reason: 'expired' };
      return await this.handOver(document, file, steps);
    } finally {
      await rm(file, { force: true }).catch(() => undefined);
    }
  }

  async find(task: PrintTask): Promise<Evidence> {
    const found = await this.queue.find(task, (name) => name.includes(task.uuid));
    const isTrusted = this.options.silent === true && this.handedOver === task.uuid;
    if (found.kind === 'none' && isTrusted) return { kind: 'done', spoolId: task.spoolId };
    // It is printed without being held: what is paused there was paused by somebody, for a while.
    return found.kind === 'held' || found.kind === 'incoming'
      ? { kind: 'active', spoolId: found.spoolId, reason: 'paused' }
      : found;
  }

  /** What was handed over cannot be taken back, and nothing lies ready before. */
  cancel(): Promise<boolean> {
    return Promise.resolve(false);
  }

  private async handOver(document: Document, file: string, steps: CommitSteps): Promise<Committed> {
    const end = new AbortController();
    const seen = this.keep(document, end.signal);
    const code = await this.run(this.program, ['-print-to', this.queue.name, '-silent', file]);
    end.abort();
    const job = await seen;
    steps.hold('COMMITTING.done');
    if (code !== 0) return { kind: 'unknown', reason: `sumatrapdf-${code ?? 'killed'}` };
    this.handedOver = document.uuid;
    const spoolId = job === null ? null : String(job);
    return this.options.silent === true
      ? { kind: 'submitted', spoolId, proof: 'handed-over' }
      : { kind: 'submitted', spoolId };
  }

  /** Looks for the job until the program has ended, and once more; tells it to stay. Its number, or null. */
  private async keep({ uuid }: Document, ended: AbortSignal): Promise<number | null> {
    for (;;) {
      const isLast = ended.aborted;
      const jobs = await this.queue.jobs().catch(() => []);
      const found = jobs.find(({ document }) => document.includes(uuid));
      if (found !== undefined) {
        await this.queue.tell(found.id, 'retain').catch(() => undefined);
        return found.id;
      }
      if (isLast) return null;
      await pause(lookMs, undefined, { signal: ended }).catch(() => undefined);
    }
  }
}
