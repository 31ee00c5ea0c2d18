import { describe, expect, it } from 'vitest';
import { jobEvidence, printerCondition, refusal } from './ipp-job.js';

const job = (state: string, change: object = {}) => ({
  'job-id': 7,
  'job-state': state,
  'job-state-reasons': 'none',
  'time-at-processing': 12,
  'job-impressions-completed': 0,
  ...change,
});

describe('what an IPP printer says of a job', () => {
  it.each(['pending', 'processing', 'processing-stopped', 'something-new'])('%s: not over', (state) => {
    expect(jobEvidence(job(state)).kind).toBe('active');
  });

  it('PR-3 completed is printed, completed with errors is not known', () => {
    expect(jobEvidence(job('completed'))).toEqual({ kind: 'done', spoolId: '7' });
    expect(jobEvidence(job('completed', { 'job-state-reasons': ['job-completed-with-errors'] }))).toMatchObject({
      kind: 'ended',
      began: true,
    });
  });

  it('PR-3 aborted or cancelled before it was processed printed nothing; after that nobody knows', () => {
    for (const state of ['aborted', 'canceled']) {
      expect(jobEvidence(job(state, { 'time-at-processing': '' }))).toMatchObject({ kind: 'ended', began: false });
      expect(jobEvidence(job(state))).toMatchObject({ kind: 'ended', began: true });
      const { 'time-at-processing': _left, ...silent } = job(state);
      expect(jobEvidence(silent)).toMatchObject({ kind: 'ended', began: true });
    }
  });

  it('PR-3 held and nothing printed can be cancelled', () => {
    expect(jobEvidence(job('pending-held', { 'time-at-processing': '' }))).toEqual({ kind: 'held', spoolId: '7' });
    expect(jobEvidence(job('pending-held', { 'job-impressions-completed': 1 })).kind).toBe('active');
  });

  it.each([{ 'job-state-reasons': ['job-incoming'] }, { 'number-of-documents': 0 }])(
    'PR-3 held while the document still comes is not whole: %o',
    (change) => {
      expect(jobEvidence(job('pending-held', change))).toEqual({ kind: 'incoming', spoolId: '7' });
    },
  );

  it('cancelled by a person at the spooler is said so, whatever CUPS adds to every job', () => {
    const change = { 'time-at-processing': '', 'job-state-reasons': 'processing-to-stop-point' };
    expect(jobEvidence(job('canceled', change))).toEqual({
      kind: 'ended',
      began: false,
      reason: 'cancelled-at-printer',
    });
  });
});

describe('what an IPP printer says of a document', () => {
  it.each([
    ['server-error-busy', 'wait'],
    ['server-error-not-accepting-jobs', 'wait'],
    ['client-error-document-format-not-supported', 'refused'],
    ['client-error-timeout', 'unknown'],
    ['server-error-internal-error', 'unknown'],
    ['server-error-device-error', 'unknown'],
  ])('PR-3 %s → %s', (status, kind) => {
    expect(refusal(status)).toMatchObject({ kind, reason: `printer-said-${status}` });
  });
});

describe('how an IPP printer is', () => {
  it.each([
    [{ 'printer-state': 'idle', 'printer-state-reasons': 'none' }, 'ready', []],
    [{ 'printer-state': 'idle', 'printer-is-accepting-jobs': false }, 'stopped', []],
    [{ 'printer-state': 'idle', 'printer-state-reasons': ['media-low-warning'] }, 'ready', ['media-low-warning']],
    [
      { 'printer-state': 'stopped', 'printer-state-reasons': ['media-empty-error'] },
      'paper-out',
      ['media-empty-error'],
    ],
    [{ 'printer-state': 'stopped', 'printer-state-reasons': ['cover-open'] }, 'stopped', ['cover-open']],
    [{ 'printer-state': 'processing', 'printer-state-reasons': 'media-empty' }, 'paper-out', ['media-empty']],
    [{ 'printer-state': 'processing', 'printer-state-reasons': 'toner-low-report' }, 'printing', []],
    [{}, 'unknown', []],
  ])('PR-7 %o → %s', (attributes, state, reasons) => {
    expect(printerCondition(attributes)).toEqual({ state, reasons });
  });
});
