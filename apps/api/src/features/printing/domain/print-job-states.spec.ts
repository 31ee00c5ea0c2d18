import { printStatuses, type PrintStatus } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { isFinal, mayMove, printJobMoves, statusAfterReport } from './print-job-states.js';

const reachable = (from: PrintStatus): Set<PrintStatus> => {
  const seen = new Set<PrintStatus>();
  const look = (status: PrintStatus): void => {
    for (const next of Object.keys(printJobMoves[status]) as PrintStatus[]) {
      if (seen.has(next)) continue;
      seen.add(next);
      look(next);
    }
  };
  look(from);
  return seen;
};

describe('the life of a print job', () => {
  it('PR-2 every status is reached from queued; back leads only what a worker gave back unbegun', () => {
    expect([...reachable('queued')].sort()).toEqual([...printStatuses].sort());
    const back = printStatuses.filter((status) => printJobMoves[status].queued !== undefined);
    expect(back).toEqual(['sent', 'unconfirmed']);
    for (const status of back) expect(printJobMoves[status].queued).toEqual(['worker']);
    for (const status of ['printed', 'failed'] as const) expect(reachable(status).size).toBe(0);
  });

  it('PR-2 four ends: printed, failed, expired, cancelled', () => {
    expect(printStatuses.filter(isFinal)).toEqual(['printed', 'failed', 'expired', 'cancelled']);
  });

  it('PR-3 what was cancelled or has expired is left only by a worker that had begun it, or tells of paper', () => {
    const left = { sent: ['worker'], printed: ['worker'], unconfirmed: ['worker'] };
    for (const status of ['cancelled', 'expired'] as const) expect(printJobMoves[status]).toEqual(left);
  });

  it('PR-3 only a worker that comes back or a person ends unconfirmed', () => {
    expect(mayMove('unconfirmed', 'printed', 'person')).toBe(true);
    expect(mayMove('unconfirmed', 'printed', 'worker')).toBe(true);
    for (const status of printStatuses) expect(mayMove('unconfirmed', status, 'server')).toBe(false);
  });

  it('PR-2 what was acknowledged is neither cancelled nor expired by the server', () => {
    for (const status of ['sent', 'printing'] as const) {
      expect(mayMove(status, 'cancelled', 'person')).toBe(false);
      expect(mayMove(status, 'expired', 'server')).toBe(false);
    }
  });

  it('PR-3 a report never takes a job back', () => {
    expect(statusAfterReport('sent', 'printing')).toBe('printing');
    expect(statusAfterReport('unconfirmed', 'printing')).toBe('unconfirmed');
    expect(statusAfterReport('unconfirmed', 'printed')).toBe('printed');
    expect(statusAfterReport('printed', 'failed')).toBe('printed');
    for (const status of ['cancelled', 'expired'] as const) {
      for (const told of ['printing', 'failed', 'expired'] as const)
        expect(statusAfterReport(status, told)).toBe(status);
      for (const told of ['printed', 'unconfirmed'] as const) expect(statusAfterReport(status, told)).toBe(told);
    }
  });
});
