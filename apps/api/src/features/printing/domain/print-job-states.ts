import type { PrintStatus, ReportedStatus } from '@picolo/contracts';

/** Who may cause a step: the server's own clock, the worker that holds the job, or a person. */
export type Mover = 'server' | 'worker' | 'person';

/** Paper came out, or may have, whatever was decided or forgotten meanwhile. */
const late = { printed: ['worker'], unconfirmed: ['worker'] } as const;

/**
 * The life of a print job (PR-2): from → to → who may cause it. `unconfirmed` is left only by who knows better: the worker
 * that comes back, or a person who looked. A worker that never began gives a job back: `queued` for another printer, or
 * `cancelled` when somebody wants it so or had it printed again. What was cancelled or has expired is left only when a worker
 * says that it had begun it before, or that it came out all the same.
 */
export const printJobMoves: Readonly<Record<PrintStatus, Partial<Readonly<Record<PrintStatus, readonly Mover[]>>>>> = {
  queued: { sent: ['worker'], expired: ['server'], cancelled: ['person'], ...late },
  sent: {
    printing: ['worker'],
    printed: ['worker'],
    failed: ['worker'],
    expired: ['worker'],
    unconfirmed: ['worker', 'server'],
    queued: ['worker'],
    cancelled: ['worker'],
  },
  printing: { printed: ['worker'], failed: ['worker'], expired: ['worker'], unconfirmed: ['worker', 'server'] },
  unconfirmed: {
    printed: ['worker', 'person'],
    failed: ['worker'],
    expired: ['worker'],
    queued: ['worker'],
    cancelled: ['worker'],
  },
  printed: {},
  failed: {},
  expired: { sent: ['worker'], ...late },
  cancelled: { sent: ['worker'], ...late },
};

export const mayMove = (from: PrintStatus, to: PrintStatus, mover: Mover): boolean =>
  printJobMoves[from][to]?.includes(mover) ?? false;

const ends: readonly PrintStatus[] = ['printed', 'failed', 'expired', 'cancelled'];

/** Nothing comes after these, as far as the server knows. */
export const isFinal = (status: PrintStatus): boolean => ends.includes(status);

/** Over for the printer: what may be printed again. `unconfirmed` is decided instead. */
export const isReprintable = (status: PrintStatus): boolean => isFinal(status);

/** In the hands of a worker: it has acknowledged the job and not told its end. */
export const heldStatuses = ['sent', 'printing'] as const satisfies readonly PrintStatus[];

/** Ends that somebody has to hear of. */
export const troubledStatuses = ['failed', 'unconfirmed', 'expired'] as const satisfies readonly PrintStatus[];
export type TroubledStatus = (typeof troubledStatuses)[number];

export const isTroubled = (status: PrintStatus): status is TroubledStatus =>
  (troubledStatuses as readonly PrintStatus[]).includes(status);

/** A report that would take the job back is acknowledged and changes nothing: `printing` after `unconfirmed`, say. */
export const statusAfterReport = (present: PrintStatus, reported: Exclude<ReportedStatus, 'returned'>): PrintStatus =>
  mayMove(present, reported, 'worker') ? reported : present;
