import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodePrinterScheme } from '../../settings/printer-setting.js';
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
import { CupsDriver } from '../ipp/cups.driver.js';
import { requester } from '../ipp/ipp-printer.js';
import { textToPdf } from '../ipp/text-to-pdf.js';
import { lacksCharacters } from '../windows-1252.js';
import type { NodePrinterAnswer } from './node-printer.child.js';

const answerMs = 60_000;
const child = fileURLToPath(new URL('./node-printer.child.js', import.meta.url));

export interface NodePrinterOptions {
  readonly name?: string;
  /** Where an administrator has installed the package: `node_modules/node-printer` below it. */
  readonly packageFolder: string;
  /** Folder for the documents that are being printed. */
  readonly folder: string;
  /** More for `lp`, like CUPS_SERVER. */
  readonly env?: NodeJS.ProcessEnv;
  /** The compiled script of the child process. */
  readonly script?: string;
}

/**
 * Prints by the npm package `node-printer`, which runs `lp`: the whole document in one act, at most once. It runs in a
 * process of its own, because it reads English only and never rests; only its `list` and `printFile` are called. What
 * became of a job CUPS is asked over IPP, by the UUID as its name: `lpstat` does not tell a printed job from a cancelled
 * one. Never chosen by itself.
 */
export class NodePrinterDriver implements PrinterDriver {
  readonly kind = 'node-printer';
  readonly guarantee = 'one-call';
  readonly proof = 'spooler';
  private readonly queue: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly spooler: CupsDriver;

  constructor(
    readonly uri: string,
    private readonly options: NodePrinterOptions,
  ) {
    this.queue = uri.slice(nodePrinterScheme.length);
    this.env = { ...process.env, ...options.env, LC_ALL: 'C' };
    const server = this.env['CUPS_SERVER'] ?? '';
    // A path is the socket of this machine.
    const host = server === '' || server.startsWith('/') ? 'localhost' : server;
    this.spooler = new CupsDriver(`ipp://${host}/printers/${this.queue}`);
  }

  list(): Promise<readonly { uri: string; name: string }[]> {
    return Promise.resolve([{ uri: this.uri, name: this.options.name ?? this.queue }]);
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      ...{ mediaTypes: ['application/pdf', 'text/plain'], columns: null, copies: 1, sides: [], media: [] },
    });
  }

  async state(): Promise<PrinterCondition> {
    const answer = await this.ask();
    if ('error' in answer) return { state: 'offline', reasons: [`node-printer ${answer.error}`.slice(0, 100)] };
    const isThere = 'queues' in answer && answer.queues.includes(this.queue);
    return isThere ? { state: 'ready', reasons: [] } : { state: 'offline', reasons: ['no-such-queue'] };
  }

  async prepare(document: Document): Promise<Prepared> {
    if (lacksCharacters(document)) return { kind: 'refused', reason: 'characters-not-printable' };
    const { state, reasons } = await this.state();
    return state === 'ready'
      ? { kind: 'prepared', spoolId: null, printerUpTime: null }
      : { kind: 'wait', reason: `printer-${state} ${reasons.join(' ')}`.trim() };
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const file = join(this.options.folder, `${document.uuid}.pdf`);
    try {
      await mkdir(this.options.folder, { recursive: true, mode: 0o700 });
      await writeFile(file, sentBytes(document), { mode: 0o600 });
    } catch (error) {
      return { kind: 'wait', reason: `document-not-written ${String(error).slice(0, 80)}` };
    }
    try {
      if (!steps.firstByte()) return { kind: 'wait', reason: 'expired' };
      const answer = await this.ask(this.queue, file, document.uuid, requester);
      steps.hold('COMMITTING.done');
      if (!('job' in answer)) return { kind: 'unknown', reason: 'error' in answer ? answer.error.slice(0, 100) : 'lp' };
      return { kind: 'submitted', spoolId: answer.job === null ? null : String(answer.job) };
    } finally {
      await rm(file, { force: true }).catch(() => undefined);
    }
  }

  async find(task: PrintTask): Promise<Evidence> {
    const found = await this.spooler.find(task);
    // It is printed without being held: what is held there was held by somebody, for a while.
    return found.kind === 'held' || found.kind === 'incoming'
      ? { kind: 'active', spoolId: found.spoolId, reason: 'held' }
      : found;
  }

  /** What was handed over cannot be taken back, and nothing lies ready before. */
  cancel(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Without a shell: a queue's name is one argument. */
  private ask(...args: readonly string[]): Promise<NodePrinterAnswer> {
    const all = [this.options.script ?? child, this.options.packageFolder, ...args];
    return new Promise((resolve) => {
      execFile(process.execPath, all, { env: this.env, timeout: answerMs }, (_, stdout) => {
        try {
          resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as NodePrinterAnswer);
        } catch {
          resolve({ error: 'no answer' });
        }
      });
    });
  }
}

/** A text goes as a page: `lp` would have it set in whatever fonts the machine has. */
const sentBytes = ({ mediaType, bytes }: Document): Uint8Array =>
  mediaType === 'application/pdf' ? bytes : textToPdf(new TextDecoder().decode(bytes));
