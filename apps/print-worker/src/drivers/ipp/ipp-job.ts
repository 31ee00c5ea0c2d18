import type { PrinterState } from '@picolo/contracts';
import type { Committed, Evidence, PrinterCondition } from '../driver.js';
import { numberOf, textOf, wordsOf, type IppAttributes } from './ipp-message.js';

export const jobAttributes = [
  'job-id',
  'job-name',
  'job-state',
  'job-state-reasons',
  'job-printer-up-time',
  'time-at-processing',
  'job-impressions-completed',
  'number-of-documents',
] as const;

/**
 * What one job's attributes say of it. Only `completed` without errors counts as printed. A job that ended otherwise
 * printed nothing for certain only when it never began to be processed.
 */
export function jobEvidence(job: IppAttributes): Evidence {
  const spoolId = String(numberOf(job, 'job-id') ?? '');
  const reasons = wordsOf(job, 'job-state-reasons').filter((reason) => !saysNothing.includes(reason));
  const reason = reasons.join(' ');
  switch (textOf(job, 'job-state')) {
    case 'pending-held':
      if (impressions(job) > 0) return { kind: 'active', spoolId, reason };
      return { kind: isIncoming(job, reasons) ? 'incoming' : 'held', spoolId };
    case 'completed':
      return reasons.includes('job-completed-with-errors')
        ? { kind: 'ended', began: true, reason: 'completed-with-errors' }
        : { kind: 'done', spoolId };
    case 'canceled':
      return { kind: 'ended', began: began(job), reason: reason === '' ? 'cancelled-at-printer' : reason };
    case 'aborted':
      return { kind: 'ended', began: began(job), reason: reason === '' ? 'aborted-by-printer' : reason };
    default:
      return { kind: 'active', spoolId, reason };
  }
}

/** CUPS says this of every job that ended, whatever ended it. */
const saysNothing = ['processing-to-stop-point', 'job-hold-until-specified'];

/** The printer has not got all of it yet. */
const isIncoming = (job: IppAttributes, reasons: readonly string[]): boolean =>
  reasons.includes('job-incoming') ||
  reasons.includes('job-data-insufficient') ||
  numberOf(job, 'number-of-documents') === 0;

/** `time-at-processing` has no value until the printer starts on a job; a printer that leaves it out proves nothing. */
function began(job: IppAttributes): boolean {
  const neverProcessed = 'time-at-processing' in job && (numberOf(job, 'time-at-processing') ?? 0) === 0;
  return impressions(job) > 0 || !neverProcessed;
}

const impressions = (job: IppAttributes): number => numberOf(job, 'job-impressions-completed') ?? 0;

/** Statuses by which a printer says "not now": it has not taken the job. */
const notNow = [
  'server-error-busy',
  'server-error-not-accepting-jobs',
  'server-error-service-unavailable',
  'server-error-temporary-error',
  'server-error-printer-is-deactivated',
  'server-error-too-many-jobs',
];

/** A Print-Job that was answered with an error. `unknown` where the printer had begun to work on it. */
export function refusal(status: string): Committed {
  const reason = `printer-said-${status}`;
  if (notNow.includes(status)) return { kind: 'wait', reason };
  // A time-out is the printer's view of a document that came in part.
  return status.startsWith('client-error') && status !== 'client-error-timeout'
    ? { kind: 'refused', reason }
    : { kind: 'unknown', reason };
}

/** The printer's state in the words of the contract; the first matching reason says why it stands still. */
export function printerCondition(printer: IppAttributes): PrinterCondition {
  const reasons = wordsOf(printer, 'printer-state-reasons').filter((reason) => !reason.endsWith('-report'));
  const paperOut = reasons.some((reason) => /^media-(empty|needed)(-error|-warning)?$/.test(reason));
  const accepts = printer['printer-is-accepting-jobs'] !== false;
  const is = (state: PrinterState): PrinterCondition => ({ state, reasons });
  switch (textOf(printer, 'printer-state')) {
    case 'idle':
      if (!accepts) return is('stopped');
      return is(paperOut ? 'paper-out' : 'ready');
    case 'processing':
      return is(paperOut ? 'paper-out' : 'printing');
    case 'stopped':
      return is(paperOut ? 'paper-out' : 'stopped');
    default:
      return is('unknown');
  }
}
