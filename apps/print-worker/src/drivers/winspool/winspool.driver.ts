import { escposMediaType } from '@picolo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
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
import { receiptBytes, usualColumns } from '../raw9100/text-to-escpos.js';
import { lacksCharacters } from '../windows-1252.js';
import { isPaused, printsDirectly, spoolerReason } from './spooler-words.js';
import type { WinspoolQueue } from './winspool-queue.js';

export interface RawOptions {
  /** Characters on a line of the receipt printer. */
  readonly columns?: number;
  /** A job that was released and is gone from the queue counts as printed. */
  readonly silent?: boolean;
}

const deletionMs = 100;
const deletionLooks = 20;

const objection = (queue: Parameters<typeof printsDirectly>[0]): string | null =>
  printsDirectly(queue) ? 'prints-directly' : null;

/**
 * Prints texts as raw bytes (ESC/POS) through the spooler of Windows, in two phases: the document is begun with the UUID
 * as its name and paused before its first byte, written, and resumed once the journal has its number. A queue where a
 * job cannot be paused is given nothing. Jobs are told to stay when they are printed, so that their end is seen; they
 * are removed before the next one.
 */
export class WinspoolDriver implements PrinterDriver {
  readonly kind = 'winspool';
  readonly guarantee = 'two-phase-winspool';
  readonly proof = 'spooler';
  /** The job that was dealt with last: the spooler may have something of it. */
  private last: string | null = null;
  private released: string | null = null;

  constructor(
    private readonly queue: WinspoolQueue,
    private readonly options: RawOptions = {},
  ) {}

  get uri(): string {
    return this.queue.uri;
  }

  list(): Promise<readonly { uri: string; name: string }[]> {
    return this.queue.list();
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      mediaTypes: ['text/plain', escposMediaType],
      ...{ columns: this.options.columns ?? usualColumns, copies: 1, sides: [], media: [] },
    });
  }

  async state(): Promise<PrinterCondition> {
    return await this.queue.condition(objection);
  }

  async prepare(document: Document, steps: PrepareSteps): Promise<Prepared> {
    if (document.mediaType === 'application/pdf') return { kind: 'refused', reason: 'format-not-supported' };
    if (lacksCharacters(document)) return { kind: 'refused', reason: 'characters-not-printable' };
    const { state, reasons } = await this.state();
    if (state !== 'ready' && state !== 'printing') {
      return { kind: 'wait', reason: `printer-${state} ${reasons.join(' ')}`.trim() };
    }
    if (this.last === document.uuid) {
      const there = await this.alreadyThere(document);
      if (there !== null) return there;
    }
    this.last = document.uuid;
    try {
      await this.queue.removePrinted(document);
      return await this.spool(document, steps);
    } catch (error) {
      await this.queue.spooler.abandon().catch(() => undefined);
      return { kind: 'wait', reason: spoolerReason(error) };
    }
  }

  async commit(document: Document, steps: CommitSteps): Promise<Committed> {
    const found = await this.find(document);
    switch (found.kind) {
      case 'held':
        if (!steps.firstByte()) return { kind: 'wait', reason: 'expired' };
        return await this.release(document, found.spoolId, steps);
      case 'active':
      case 'done':
        // A person resumed it in the queue.
        return { kind: 'submitted', spoolId: found.spoolId };
      case 'ended':
        return { kind: found.began ? 'unknown' : 'refused', reason: found.reason };
      case 'none':
      case 'unreachable':
        // A person may have resumed it, and it is gone since it was printed: it is never begun again.
        return { kind: 'unknown', reason: found.reason };
      default:
        return { kind: 'wait', reason: found.kind };
    }
  }

  async find(task: PrintTask): Promise<Evidence> {
    this.last = task.uuid;
    const found = await this.queue.find(task, (name) => name === task.uuid);
    const isTrusted = this.options.silent === true && this.released === task.uuid;
    return found.kind === 'none' && isTrusted ? { kind: 'done', spoolId: task.spoolId } : found;
  }

  async cancel(task: PrintTask): Promise<boolean> {
    for (let looks = 0; looks < deletionLooks; looks += 1) {
      const found = await this.find(task);
      if (found.kind === 'none' || (found.kind === 'ended' && !found.began)) return true;
      if (found.kind !== 'held' && found.kind !== 'incoming') return false;
      try {
        await this.queue.tell(Number(found.spoolId), 'remove');
      } catch {
        // Somebody may have been faster; the next look tells.
      }
      await pause(deletionMs);
    }
    return false;
  }

  /** What is in the queue of an earlier attempt: it may be half of it, so it is removed. Null: nothing, it can be sent. */
  private async alreadyThere(document: Document): Promise<Prepared | null> {
    const found = await this.find(document);
    switch (found.kind) {
      case 'active':
      case 'done':
        return { kind: 'prepared', spoolId: found.spoolId, printerUpTime: null };
      case 'held':
      case 'incoming':
        return (await this.cancel(document)) ? null : { kind: 'wait', reason: 'not-cancelled' };
      case 'unreachable':
        return { kind: 'wait', reason: found.reason };
      case 'ended':
        return found.began ? { kind: 'prepared', spoolId: document.spoolId, printerUpTime: null } : null;
      default:
        return null;
    }
  }

  private async spool(document: Document, steps: PrepareSteps): Promise<Prepared> {
    const { spooler, name } = this.queue;
    const bytes = receiptBytes(document, this.options.columns);
    const id = await spooler.begin(name, document.uuid);
    await this.queue.tell(id, 'pause');
    const begun = (await this.queue.jobs()).find((job) => job.id === id);
    if (begun === undefined || !isPaused(begun)) {
      await spooler.abandon();
      return { kind: 'wait', reason: 'cannot-be-paused' };
    }
    // Without it a job that is printed is gone, and its end cannot be told from a deletion.
    await this.queue.tell(id, 'retain').catch(() => undefined);
    const half = Math.floor(bytes.length / 2);
    await spooler.write(bytes.subarray(0, half));
    steps.hold('PREPARING.half');
    await spooler.write(bytes.subarray(half));
    await spooler.end();
    return { kind: 'prepared', spoolId: String(id), printerUpTime: null };
  }

  private async release(document: Document, spoolId: string, steps: CommitSteps): Promise<Committed> {
    try {
      await this.queue.tell(Number(spoolId), 'resume');
    } catch (error) {
      return { kind: 'unknown', reason: spoolerReason(error) };
    }
    this.released = document.uuid;
    steps.hold('COMMITTING.done');
    return this.options.silent === true
      ? { kind: 'submitted', spoolId, proof: 'handed-over' }
      : { kind: 'submitted', spoolId };
  }
}
