import type {
  Capabilities,
  Committed,
  CommitSteps,
  Document,
  Evidence,
  Prepared,
  PrepareSteps,
  PrinterCondition,
  PrinterDriver,
  PrintTask,
} from '../driver.js';
import { lacksCharacters } from '../windows-1252.js';
import { ippTimeouts, type IppLine } from './ipp-client.js';
import { cancelHeld } from './ipp.driver.js';
import { jobEvidence, refusal } from './ipp-job.js';
import { isSuccess, numberOf, textOf, wordsOf, type IppAnswer, type IppAttributes } from './ipp-message.js';
import {
  capabilitiesOf,
  formatsOf,
  IppPrinter,
  offers,
  printableForm,
  reasonOf,
  type PrintableForm,
} from './ipp-printer.js';

/** Until somebody says so: the spooler keeps the whole document and begins nothing. */
const held = { 'job-hold-until': 'indefinite' };

/** Refusals of the word to print: the job lies held, and will. */
const notOurs = ['client-error-forbidden', 'client-error-not-authenticated', 'client-error-not-authorized'];

/** True for a queue that can keep a job until it is told to print it. */
export const canHold = (printer: IppAttributes): boolean =>
  wordsOf(printer, 'operations-supported').includes('Release-Job') &&
  wordsOf(printer, 'job-hold-until-supported').includes('indefinite');

/**
 * A queue with a printer's description behind it turns text into pages with whatever fonts its machine has: it gets our
 * page instead. One without hands on what it gets.
 */
const filters = (printer: IppAttributes): boolean => !/\braw\b/i.test(textOf(printer, 'printer-make-and-model') ?? '');

/**
 * Prints through a spooler that holds jobs (CUPS): Print-Job on hold with the UUID as its name, the journal's row, then
 * Release-Job. What is found half-way is looked up by its name; the spooler's numbers may be given again after a crash
 * of its own.
 */
export class CupsDriver implements PrinterDriver {
  readonly kind = 'cups';
  readonly guarantee = 'two-phase-spooler';
  readonly proof = 'spooler';
  private readonly printer: IppPrinter;
  /** The job that was dealt with last: the spooler may have something of it, so it is looked up before it is sent. */
  private last: string | null = null;
  /** The job whose release was sent: it may be heard late, and the record of it lost. */
  private told: string | null = null;

  constructor(
    readonly uri: string,
    name?: string,
    line: IppLine = ippTimeouts,
  ) {
    this.printer = new IppPrinter(uri, name, line);
  }

  async list(): Promise<readonly { uri: string; name: string }[]> {
    return [{ uri: this.uri, name: await this.printer.name() }];
  }

  async capabilities(): Promise<Capabilities | null> {
    return await this.printer.attributes().then(capabilitiesOf, () => null);
  }

  /** A queue that cannot hold jobs is no queue for this driver: it would print before it may. */
  async state(): Promise<PrinterCondition> {
    return await this.printer.condition((printer) => (canHold(printer) ? null : 'hold-not-supported'));
  }

  async prepare(document: Document, steps: PrepareSteps): Promise<Prepared> {
    if (lacksCharacters(document)) return { kind: 'refused', reason: 'characters-not-printable' };
    const is = await this.printer.readiness(['ready', 'printing']);
    if (is.kind === 'wait') return is;
    if (!canHold(is.printer)) return { kind: 'wait', reason: 'hold-not-supported' };
    const sent = printableForm(document, formatsOf(is.printer), filters(is.printer));
    if (sent === null) return { kind: 'refused', reason: 'format-not-supported' };
    const printerUpTime = numberOf(is.printer, 'printer-up-time');
    if (this.last === document.uuid) {
      const there = await this.alreadyThere(document, printerUpTime);
      if (there !== null) return there;
    }
    // CUPS takes what it cannot do all the same, and has its printer cancel it.
    if (document.options && !offers(is.printer, document.options))
      return { kind: 'refused', reason: 'options-not-supported' };
    this.last = document.uuid;
    return await this.spool(document, sent, printerUpTime, steps);
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const found = await this.find(document);
    switch (found.kind) {
      case 'held':
        if (!steps.firstByte()) return { kind: 'wait', reason: 'expired' };
        return await this.release(document, found.spoolId, steps);
      case 'active':
      case 'done':
        // A person released it at the spooler.
        return { kind: 'submitted', spoolId: found.spoolId };
      case 'ended':
        return { kind: found.began ? 'unknown' : 'refused', reason: found.reason };
      default:
        return {
          kind: this.told === document.uuid ? 'unknown' : 'wait',
          reason: 'reason' in found ? found.reason : found.kind,
        };
    }
  }

  /** By its number where that still bears our name, else by the name. */
  async find(task: PrintTask): Promise<Evidence> {
    this.last = task.uuid;
    try {
      const numbered = task.spoolId === null ? null : await this.printer.byNumber(task, task.spoolId);
      const job = numbered ?? (await this.printer.byName(task));
      return job === null ? await this.printer.whyGone(task) : jobEvidence(job);
    } catch (error) {
      return { kind: 'unreachable', reason: reasonOf(error) };
    }
  }

  async cancel(task: PrintTask): Promise<boolean> {
    if ((await this.find(task)).kind === 'none') return true;
    return await cancelHeld(this.printer, task, (one) => this.find(one));
  }

  /** What is at the spooler of an earlier attempt; null: nothing, so that it can be sent. */
  private async alreadyThere(document: Document, printerUpTime: number | null): Promise<Prepared | null> {
    const found = await this.find(document);
    switch (found.kind) {
      case 'held':
      case 'active':
      case 'done':
        return { kind: 'prepared', spoolId: found.spoolId, printerUpTime };
      case 'incoming':
        return (await this.cancel(document)) ? null : { kind: 'wait', reason: 'not-cancelled' };
      case 'unreachable':
        return { kind: 'wait', reason: found.reason };
      case 'ended':
        return found.began ? { kind: 'prepared', spoolId: document.spoolId, printerUpTime } : null;
      default:
        return null;
    }
  }

  private async spool(
    document: Document,
    sent: PrintableForm,
    printerUpTime: number | null,
    steps: PrepareSteps,
  ): Promise<Prepared> {
    let answer: IppAnswer | null;
    try {
      answer = await this.printer.print(document, sent, held, {
        firstByte: () => true,
        half: () => {
          steps.hold('PREPARING.half');
        },
      });
    } catch (error) {
      return { kind: 'wait', reason: reasonOf(error) };
    }
    if (answer === null || !isSuccess(answer.status)) {
      const said = refusal(answer?.status ?? 'nothing');
      return said.kind === 'refused' ? said : { kind: 'wait', reason: 'reason' in said ? said.reason : said.kind };
    }
    const id = answer.jobs[0] === undefined ? null : numberOf(answer.jobs[0], 'job-id');
    return { kind: 'prepared', spoolId: id === null ? null : String(id), printerUpTime };
  }

  private async release(document: Document, spoolId: string, steps: CommitSteps): Promise<Committed> {
    let status: string;
    this.told = document.uuid;
    try {
      ({ status } = await this.printer.tell('Release-Job', spoolId));
    } catch (error) {
      return { kind: 'unknown', reason: reasonOf(error) };
    }
    steps.hold('COMMITTING.done');
    if (isSuccess(status)) return { kind: 'submitted', spoolId };
    const reason = `printer-said-${status}`;
    return { kind: notOurs.includes(status) ? 'refused' : 'unknown', reason };
  }
}
