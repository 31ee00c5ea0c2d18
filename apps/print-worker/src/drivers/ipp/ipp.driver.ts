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
import { lacksCharacters } from '../windows-1252.js';
import { IppFailure, ippTimeouts, type IppLine } from './ipp-client.js';
import { jobEvidence, refusal } from './ipp-job.js';
import { isSuccess, numberOf, type IppAnswer } from './ipp-message.js';
import { capabilitiesOf, formatsOf, IppPrinter, printableForm, reasonOf } from './ipp-printer.js';

/**
 * Prints directly on an IPP Everywhere printer: one Print-Job with the UUID as its name. Such a printer prints as it
 * receives and prints half of a half-sent document, so once a byte has left only the printer's answer makes it known.
 */
export class IppDriver implements PrinterDriver {
  readonly kind = 'ipp';
  readonly guarantee = 'streaming';
  readonly proof = 'printer';
  private readonly printer: IppPrinter;
  /** What the printer took when it was last asked. */
  private formats: readonly string[] = [];

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

  state(): Promise<PrinterCondition> {
    return this.printer.condition();
  }

  async prepare(document: Document): Promise<Prepared> {
    if (lacksCharacters(document)) return { kind: 'refused', reason: 'characters-not-printable' };
    const is = await this.printer.readiness();
    if (is.kind === 'wait') return is;
    this.formats = formatsOf(is.printer);
    if (printableForm(document, this.formats) === null) return { kind: 'refused', reason: 'format-not-supported' };
    return { kind: 'prepared', spoolId: null, printerUpTime: numberOf(is.printer, 'printer-up-time') };
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const sent = printableForm(document, this.formats);
    if (sent === null) return { kind: 'refused', reason: 'format-not-supported' };
    let answer: IppAnswer | null;
    try {
      answer = await this.printer.print(
        document,
        sent,
        {},
        {
          firstByte: () => steps.firstByte(),
          half: () => {
            steps.hold('COMMITTING.half');
          },
        },
      );
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
      const { printer } = this;
      const job = task.spoolId === null ? await printer.byName(task) : await printer.byNumber(task, task.spoolId);
      return job === null ? await printer.whyGone(task) : jobEvidence(job);
    } catch (error) {
      return { kind: 'unreachable', reason: reasonOf(error) };
    }
  }

  async cancel(task: PrintTask): Promise<boolean> {
    return await cancelHeld(this.printer, task, (one) => this.find(one));
  }
}

/** Cancels a job that the printer holds; true only when it says that the job ended without having begun. */
export async function cancelHeld(
  printer: IppPrinter,
  task: PrintTask,
  find: (task: PrintTask) => Promise<Evidence>,
): Promise<boolean> {
  const before = await find(task);
  if (before.kind !== 'held' && before.kind !== 'incoming') return before.kind === 'ended' && !before.began;
  try {
    await printer.tell('Cancel-Job', before.spoolId);
    for (let look = 0; look < 10; look += 1) {
      const after = await find({ ...task, spoolId: before.spoolId });
      if (after.kind === 'ended') return !after.began;
      await pause(100);
    }
  } catch {
    // Not known to be cancelled is not cancelled.
  }
  return false;
}

/** These HTTP refusals (wrong path, sign-in asked, too large) come instead of a job; anything else leaves it open. */
function failedAfterFirstByte(reason: string): Committed {
  return /^printer-http-(401|403|404|405|413|415|426)$/.test(reason)
    ? { kind: 'refused', reason }
    : { kind: 'unknown', reason };
}
