import type { KnownJobState, ReportedStatus } from '@picolo/contracts';

/**
 * The states of a job in the worker's journal. A row is written before the act that its state announces, so what is
 * found after a crash says how far the act can have gone.
 */
export const jobStates = [
  'RECEIVED',
  'PREPARING',
  'PREPARED',
  'COMMITTING',
  'SUBMITTED',
  'CONFIRMED',
  'UNCERTAIN',
  'FAILED',
  'EXPIRED',
  'CANCELLED',
  'RETURNED',
] as const;
export type JobState = (typeof jobStates)[number];

/**
 * What may follow what. A state follows itself when its act is taken up again after a crash. Back to PREPARING leads only where it is proven that nothing reached the printer, and so does
 * CANCELLED and RETURNED: the job was given up by the server while the worker was away, or before it began. RETURNED may
 * be received again: the server took the job back before anything of it came out.
 */
export const followers: Readonly<Record<JobState, readonly JobState[]>> = {
  RECEIVED: ['PREPARING', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED'],
  PREPARING: ['PREPARING', 'PREPARED', 'COMMITTING', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED', 'UNCERTAIN'],
  PREPARED: ['PREPARING', 'COMMITTING', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED', 'UNCERTAIN'],
  COMMITTING: ['PREPARING', 'COMMITTING', 'SUBMITTED', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED', 'UNCERTAIN'],
  SUBMITTED: ['CONFIRMED', 'FAILED', 'UNCERTAIN'],
  CONFIRMED: [],
  UNCERTAIN: [],
  FAILED: [],
  EXPIRED: [],
  CANCELLED: [],
  RETURNED: ['RECEIVED'],
};

/** States from which the worker still has to do something. */
export const openStates = ['RECEIVED', 'PREPARING', 'PREPARED', 'COMMITTING', 'SUBMITTED'] as const;

export type OpenState = (typeof openStates)[number];

export const isOpen = (state: JobState): state is OpenState => (openStates as readonly JobState[]).includes(state);

/** What the server is told when a job enters a state; null: it knows already or need not know. */
export const reportOf: Readonly<Record<JobState, ReportedStatus | null>> = {
  RECEIVED: null,
  PREPARING: 'printing',
  PREPARED: null,
  COMMITTING: null,
  SUBMITTED: null,
  CONFIRMED: 'printed',
  UNCERTAIN: 'unconfirmed',
  FAILED: 'failed',
  EXPIRED: 'expired',
  CANCELLED: null,
  RETURNED: 'returned',
};

/** What the server is told of a job that it delivers again, where something may have come out; absent: nothing has. */
export const knownAs: Partial<Readonly<Record<JobState, KnownJobState>>> = {
  COMMITTING: 'begun',
  SUBMITTED: 'begun',
  CONFIRMED: 'over',
  UNCERTAIN: 'over',
};
