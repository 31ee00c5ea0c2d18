import type { Evidence, PrinterCondition } from '../driver.js';
import { SpoolerFailure, type SpoolerJob, type SpoolerQueue } from './spooler.js';

const attribute = { direct: 0x2, keepsPrinted: 0x100, workOffline: 0x400 } as const;

/** PRINTER_STATUS_…, what it means for a job, and its name. What is not here does not keep a queue from printing. */
const queueWords: readonly (readonly [number, PrinterCondition['state'], string])[] = [
  [0x10, 'paper-out', 'media-empty'],
  [0x80, 'offline', 'offline'],
  [0x1000, 'offline', 'not-available'],
  [0x800000, 'offline', 'server-unknown'],
  [0x1, 'stopped', 'paused'],
  [0x4, 'stopped', 'being-deleted'],
  [0x8, 'stopped', 'paper-jam'],
  [0x2, 'stopped', 'error'],
  [0x40, 'stopped', 'paper-problem'],
  [0x800, 'stopped', 'output-bin-full'],
  [0x40000, 'stopped', 'no-toner'],
  [0x100000, 'stopped', 'user-intervention'],
  [0x200000, 'stopped', 'out-of-memory'],
  [0x400000, 'stopped', 'door-open'],
  [0x400, 'printing', 'printing'],
  [0x4000, 'printing', 'processing'],
];

/** How a queue is, in the words of Windows. */
export function conditionOf({ status, attributes }: SpoolerQueue): PrinterCondition {
  if ((attributes & attribute.workOffline) !== 0) return { state: 'offline', reasons: ['set-offline'] };
  const said = queueWords.filter(([bit]) => (status & bit) !== 0);
  const worst = said[0];
  if (worst === undefined) return { state: 'ready', reasons: [] };
  return { state: worst[1], reasons: worst[1] === 'printing' ? [] : said.map(([, , word]) => word) };
}

/** It hands on while it is given: nothing can be held there. */
export const printsDirectly = ({ attributes }: SpoolerQueue): boolean => (attributes & attribute.direct) !== 0;
/** Somebody wants printed jobs to stay in the queue. */
export const keepsPrinted = ({ attributes }: SpoolerQueue): boolean => (attributes & attribute.keepsPrinted) !== 0;

const job = { paused: 0x1, spooling: 0x8, printing: 0x10, gone: 0x104, finished: 0x1080 } as const;

export const isPaused = ({ status }: SpoolerJob): boolean => (status & job.paused) !== 0;
export const isFinished = ({ status }: SpoolerJob): boolean => (status & job.finished) !== 0;

/** JOB_STATUS_… that a person should know of. */
const jobWords: readonly (readonly [number, string])[] = [
  [0x2, 'error'],
  [0x20, 'offline'],
  [0x40, 'media-empty'],
  [0x200, 'blocked'],
  [0x400, 'user-intervention'],
];

/** What is known of a job that is in the queue. */
export function jobEvidence(found: SpoolerJob): Evidence {
  const { status } = found;
  const spoolId = String(found.id);
  const is = (bits: number): boolean => (status & bits) !== 0;
  // Printed first: a job that is kept after printing may be deleted then.
  if (is(job.finished)) return { kind: 'done', spoolId };
  if (is(job.gone))
    return { kind: 'ended', began: is(job.printing) || !is(job.paused), reason: 'deleted-in-the-queue' };
  if (is(job.spooling)) return { kind: 'incoming', spoolId };
  if (is(job.paused) && !is(job.printing)) return { kind: 'held', spoolId };
  const reason = jobWords
    .filter(([bit]) => is(bit))
    .map(([, word]) => word)
    .join(' ');
  return { kind: 'active', spoolId, reason };
}

export const spoolerReason = (error: unknown): string =>
  error instanceof SpoolerFailure ? error.message : error instanceof Error ? error.message.slice(0, 100) : 'winspool';
