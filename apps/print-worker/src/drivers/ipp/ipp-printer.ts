import { maxMedia, printSides, type PrinterState, type PrintOptions } from '@picolo/contracts';
import {
  abilitiesOf,
  type Capabilities,
  type Document,
  type Evidence,
  type PrinterCondition,
  type PrintTask,
} from '../driver.js';
import { IppClient, IppFailure, ippTimeouts, webAddress, type IppLine, type SendSteps } from './ipp-client.js';
import { jobAttributes, printerCondition } from './ipp-job.js';
import {
  isSuccess,
  numberOf,
  rangeEnd,
  textOf,
  wordsOf,
  type IppAnswer,
  type IppAttributes,
  type IppValue,
} from './ipp-message.js';
import { textToPdf } from './text-to-pdf.js';

export const requester = 'picolo';

const printerAttributes = [
  'printer-name',
  'printer-info',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-up-time',
  'document-format-supported',
  'printer-make-and-model',
  'operations-supported',
  'job-hold-until-supported',
  'copies-supported',
  'sides-supported',
  'media-supported',
];

/** Statuses that mean: there is no such job. */
const unknownJob = ['client-error-not-found', 'client-error-gone'];

const formatOf = (mediaType: string): string => mediaType.split(';')[0] ?? mediaType;

/** Ours among a list of jobs: the name is the UUID, the number is the printer's and starts again after its restart. */
const named = (jobs: readonly IppAttributes[], uuid: string): IppAttributes | undefined =>
  jobs.find((job) => textOf(job, 'job-name') === uuid);

export const reasonOf = (error: unknown): string => (error instanceof IppFailure ? error.reason : 'printer-failed');

/** How a printer is right now: `printer` are its attributes when it can take a job. */
export type Readiness =
  { readonly kind: 'ready'; readonly printer: IppAttributes } | { readonly kind: 'wait'; readonly reason: string };

/** An IPP printer or queue, as what is asked of it: itself, its jobs, and to take a document. */
export class IppPrinter {
  private readonly client: IppClient;

  constructor(
    readonly uri: string,
    private readonly givenName?: string,
    line: IppLine = ippTimeouts,
  ) {
    this.client = new IppClient(uri, line);
  }

  async name(): Promise<string> {
    if (this.givenName !== undefined) return this.givenName;
    const host = webAddress(this.uri).host;
    const printer = await this.attributes().catch(() => ({}));
    return textOf(printer, 'printer-info') ?? textOf(printer, 'printer-name') ?? host;
  }

  /** Throws IppFailure. */
  async attributes(): Promise<IppAttributes> {
    const answer = await this.client.ask('Get-Printer-Attributes', {
      'requesting-user-name': requester,
      'requested-attributes': printerAttributes,
    });
    if (!isSuccess(answer.status)) throw new IppFailure(`printer-said-${answer.status}`, false);
    return answer.printer;
  }

  /** `unfit` says why a printer that works cannot be used all the same. */
  async condition(unfit: (printer: IppAttributes) => string | null = () => null): Promise<PrinterCondition> {
    try {
      const printer = await this.attributes();
      const reason = unfit(printer);
      if (reason !== null) return { state: 'stopped', reasons: [reason] };
      return { ...printerCondition(printer), abilities: abilitiesOf(capabilitiesOf(printer)) };
    } catch (error) {
      const why = reasonOf(error);
      // Somebody is there, and a person has to say who that is.
      return { state: why.startsWith('certificate') ? 'stopped' : 'offline', reasons: [why] };
    }
  }

  /** A spooler takes jobs while it prints others; a printer only when it is idle. */
  async readiness(states: readonly PrinterState[] = ['ready']): Promise<Readiness> {
    let printer: IppAttributes;
    try {
      printer = await this.attributes();
    } catch (error) {
      return { kind: 'wait', reason: reasonOf(error) };
    }
    const { state, reasons } = printerCondition(printer);
    if (states.includes(state)) return { kind: 'ready', printer };
    return { kind: 'wait', reason: `printer-${state} ${reasons.join(' ')}`.trim() };
  }

  /** Sends the document as one Print-Job named by its UUID. Null when `firstByte` said no. Throws IppFailure. */
  async print(
    document: Document,
    sent: PrintableForm,
    job: Readonly<Record<string, IppValue>>,
    steps: SendSteps,
  ): Promise<IppAnswer | null> {
    const attributes = {
      'requesting-user-name': requester,
      'job-name': document.uuid,
      'document-name': document.title,
      'document-format': sent.format,
      // What cannot be done is refused, not done otherwise.
      ...(document.options ? { 'ipp-attribute-fidelity': true } : {}),
    };
    return await this.client.send(attributes, { ...document.options, ...job }, sent.bytes, steps);
  }

  /** Asks for something to be done with one job. Throws IppFailure. */
  async tell(operation: 'Cancel-Job' | 'Release-Job', jobId: string): Promise<IppAnswer> {
    return await this.client.ask(operation, { 'job-id': Number(jobId), 'requesting-user-name': requester });
  }

  /** The job of that number, when it is ours. Throws IppFailure. */
  async byNumber(task: PrintTask, id: string): Promise<IppAttributes | null> {
    const answer = await this.client.ask('Get-Job-Attributes', {
      'job-id': Number(id),
      'requesting-user-name': requester,
      'requested-attributes': jobAttributes,
    });
    if (unknownJob.includes(answer.status)) return null;
    if (!isSuccess(answer.status)) throw new IppFailure(`printer-said-${answer.status}`, false);
    return named(answer.jobs, task.uuid) ?? null;
  }

  /** Throws IppFailure. */
  async byName(task: PrintTask): Promise<IppAttributes | null> {
    for (const which of ['not-completed', 'completed']) {
      const answer = await this.client.ask('Get-Jobs', {
        'requesting-user-name': requester,
        'which-jobs': which,
        'requested-attributes': jobAttributes,
      });
      if (!isSuccess(answer.status) && !unknownJob.includes(answer.status)) {
        throw new IppFailure(`printer-said-${answer.status}`, false);
      }
      const job = named(answer.jobs, task.uuid);
      if (job !== undefined) return job;
    }
    return null;
  }

  /** Throws IppFailure. */
  async whyGone(task: PrintTask): Promise<Evidence> {
    const upTime = numberOf(await this.attributes(), 'printer-up-time');
    const restarted = upTime !== null && task.printerUpTime !== null && upTime < task.printerUpTime;
    return { kind: 'none', reason: restarted ? 'printer-restarted' : 'printer-does-not-know' };
  }
}

/** A document in a form that the printer takes. */
export interface PrintableForm {
  readonly format: string;
  readonly bytes: Uint8Array;
}

/**
 * Text becomes a PDF for a printer that takes no text, or for one whose way with text is not to be relied on (`asPdf`);
 * null when it takes neither. No formats: it did not say.
 */
export function printableForm(document: Document, formats: readonly string[], asPdf = false): PrintableForm | null {
  const { mediaType, bytes } = document;
  const format = formatOf(mediaType);
  const isDrawn = format === 'text/plain' && formats.includes('application/pdf');
  if ((formats.length === 0 || formats.includes(format)) && !(asPdf && isDrawn)) return { format, bytes };
  if (!isDrawn) return null;
  return { format: 'application/pdf', bytes: textToPdf(new TextDecoder().decode(bytes)) };
}

export const formatsOf = (printer: IppAttributes): readonly string[] => wordsOf(printer, 'document-format-supported');

const mostCopies = (printer: IppAttributes): number => Math.max(rangeEnd(printer, 'copies-supported') ?? 1, 1);

/** Whether the printer says that it can do what is asked of it. */
export function offers(printer: IppAttributes, { copies = 1, sides, media }: PrintOptions): boolean {
  const has = (name: string, wanted: string | undefined): boolean =>
    wanted === undefined || wordsOf(printer, name).includes(wanted);
  return copies <= mostCopies(printer) && has('sides-supported', sides) && has('media-supported', media);
}

/** What copies, sides and media a printer offers. */
export const capabilitiesOf = (printer: IppAttributes): Capabilities => ({
  mediaTypes: formatsOf(printer),
  columns: null,
  copies: Math.min(mostCopies(printer), 9_999),
  sides: printSides.filter((sides) => wordsOf(printer, 'sides-supported').includes(sides)),
  // What a person can mean: sizes, not the range that custom sizes may have.
  media: wordsOf(printer, 'media-supported')
    .filter((name) => !name.startsWith('custom_') && name.length <= 80)
    .slice(0, maxMedia),
});
