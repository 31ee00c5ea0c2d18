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
import { IppClient, IppFailure, ippTimeouts, type IppTimeouts } from './ipp-client.js';
import { jobAttributes, jobEvidence, printerCondition, refusal } from './ipp-job.js';
import { textToPdf } from './text-to-pdf.js';
import { isSuccess, numberOf, textOf, wordsOf, type IppAnswer, type IppAttributes } from './ipp-message.js';

const requester = 'picolo';

const printerAttributes = [
  'printer-name',
  'printer-info',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-up-time',
  'document-format-supported',
];

const formatOf = (mediaType: string): string => mediaType.split(';')[0] ?? mediaType;

/** Ours among a list of jobs: the name is the UUID, the number is the printer's and starts again after its restart. */
const named = (jobs: readonly IppAttributes[], uuid: string): IppAttributes | undefined =>
  jobs.find((job) => textOf(job, 'job-name') === uuid);

/**
 * Prints directly on an IPP Everywhere printer: one Print-Job with the UUID as its name. Such a printer prints as it
 * receives and prints half of a half-sent document, so once a byte has left only the printer's answer makes it known.
 */
export class IppDriver implements PrinterDriver {
  readonly kind = 'ipp';
  readonly proof = 'printer';
  private readonly client: IppClient;
  /** What the printer took when it was last asked. */
  private formats: readonly string[] = [];

  constructor(
    readonly uri: string,
    private readonly name?: string,
    timeouts: IppTimeouts = ippTimeouts,
  ) {
    this.client = new IppClient(uri, timeouts);
  }

  async list(): Promise<readonly { uri: string; name: string }[]> {
    const own = this.name ?? (await this.printerName());
    return [{ uri: this.uri, name: own }];
  }

  async capabilities(): Promise<Capabilities> {
    const printer = await this.printer().catch(() => ({}));
    return { mediaTypes: wordsOf(printer, 'document-format-supported'), twoPhase: false };
  }

  async state(): Promise<PrinterCondition> {
    try {
      return printerCondition(await this.printer());
    } catch (error) {
      return { state: 'offline', reasons: [reasonOf(error)] };
    }
  }

  async prepare(document: Document): Promise<Prepared> {
    let printer: IppAttributes;
    try {
      printer = await this.printer();
    } catch (error) {
      return { kind: 'wait', reason: reasonOf(error) };
    }
    const { state, reasons } = printerCondition(printer);
    if (state !== 'ready') return { kind: 'wait', reason: `printer-${state} ${reasons.join(' ')}`.trim() };
    this.formats = wordsOf(printer, 'document-format-supported');
    if (this.forPrinter(document) === null) return { kind: 'refused', reason: 'format-not-supported' };
    return { kind: 'prepared', spoolId: null, printerUpTime: numberOf(printer, 'printer-up-time') };
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const sent = this.forPrinter(document);
    if (sent === null) return { kind: 'refused', reason: 'format-not-supported' };
    const attributes = {
      'requesting-user-name': requester,
      'job-name': document.uuid,
      'document-name': document.title,
      'document-format': sent.format,
    };
    let answer: IppAnswer | null;
    try {
      answer = await this.client.send(attributes, sent.bytes, {
        firstByte: () => steps.firstByte(),
        half: () => {
          steps.hold('COMMITTING.half');
        },
      });
    } catch (error) {
      const mayBeOut = !(error instanceof IppFailure) || error.firstByteSent;
      return mayBeOut ? failedAfterFirstByte(reasonOf(error)) : { kind: 'wait', reason: reasonOf(error) };
    }
    if (answer === null) return { kind: 'wait', reason: 'expired' };
    steps.hold('COMMITTING.done');
    if (!isSuccess(answer.status)) return refusal(answer.status);
    const id = answer.jobs[0] === undefined ? null : numberOf(answer.jobs[0], 'job-id');
    return { kind: 'submitted', spoolId: id === null ? null : String(id) };
  }

  async find(task: PrintTask): Promise<Evidence> {
    try {
      const job = task.spoolId === null ? await this.searchByName(task) : await this.byNumber(task, task.spoolId);
      return job === null ? await this.whyGone(task) : jobEvidence(job);
    } catch (error) {
      return { kind: 'unreachable', reason: reasonOf(error) };
    }
  }

  async cancel(task: PrintTask): Promise<boolean> {
    const before = await this.find(task);
    if (before.kind !== 'held') return before.kind === 'ended' && !before.began;
    try {
      await this.client.ask('Cancel-Job', {
        'job-id': Number(before.spoolId),
        'requesting-user-name': requester,
      });
      for (let look = 0; look < 10; look += 1) {
        const after = await this.find({ ...task, spoolId: before.spoolId });
        if (after.kind === 'ended') return !after.began;
        await pause(100);
      }
    } catch {
      // Not known to be cancelled is not cancelled.
    }
    return false;
  }

  /** Text becomes a PDF for a printer that takes no text; null when it takes neither. */
  private forPrinter(document: Document): { readonly format: string; readonly bytes: Uint8Array } | null {
    const { mediaType, bytes } = document;
    const format = formatOf(mediaType);
    if (this.formats.length === 0 || this.formats.includes(format)) return { format, bytes };
    if (format !== 'text/plain' || !this.formats.includes('application/pdf')) return null;
    return { format: 'application/pdf', bytes: textToPdf(new TextDecoder().decode(bytes)) };
  }

  private async printerName(): Promise<string> {
    const host = new URL(this.uri.replace(/^ipp:/, 'http:')).host;
    const printer = await this.printer().catch(() => ({}));
    return textOf(printer, 'printer-info') ?? textOf(printer, 'printer-name') ?? host;
  }

  private async printer(): Promise<IppAttributes> {
    const answer = await this.client.ask('Get-Printer-Attributes', {
      'requesting-user-name': requester,
      'requested-attributes': printerAttributes,
    });
    if (!isSuccess(answer.status)) throw new IppFailure(`printer-said-${answer.status}`, false);
    return answer.printer;
  }

  private async byNumber(task: PrintTask, id: string): Promise<IppAttributes | null> {
    const answer = await this.client.ask('Get-Job-Attributes', {
      'job-id': Number(id),
      'requesting-user-name': requester,
      'requested-attributes': jobAttributes,
    });
    if (answer.status === 'client-error-not-found' || answer.status === 'client-error-gone') return null;
    if (!isSuccess(answer.status)) throw new IppFailure(`printer-said-${answer.status}`, false);
    return named(answer.jobs, task.uuid) ?? null;
  }

  private async searchByName(task: PrintTask): Promise<IppAttributes | null> {
    for (const which of ['not-completed', 'completed']) {
      const answer = await this.client.ask('Get-Jobs', {
        'requesting-user-name': requester,
        'which-jobs': which,
        'requested-attributes': jobAttributes,
      });
      const job = isSuccess(answer.status) ? named(answer.jobs, task.uuid) : undefined;
      if (job !== undefined) return job;
    }
    return null;
  }

  private async whyGone(task: PrintTask): Promise<Evidence> {
    const upTime = numberOf(await this.printer(), 'printer-up-time');
    const restarted = upTime !== null && task.printerUpTime !== null && upTime < task.printerUpTime;
    return { kind: 'none', reason: restarted ? 'printer-restarted' : 'printer-does-not-know' };
  }
}

const reasonOf = (error: unknown): string => (error instanceof IppFailure ? error.reason : 'printer-failed');

/** These HTTP refusals (wrong path, sign-in asked, too large) come instead of a job; anything else leaves it open. */
function failedAfterFirstByte(reason: string): Committed {
  return /^printer-http-(401|403|404|405|413|415|426)$/.test(reason)
    ? { kind: 'refused', reason }
    : { kind: 'unknown', reason };
}
