import { describe, expect, it } from 'vitest';
import { afterFailure, allowedFailures, isLocked, lockMs, windowMs, type SignInRecord } from './lock-out.js';

const start = new Date('2026-03-01T08:00:00Z');
const later = (ms: number): Date => new Date(start.getTime() + ms);

const fail = (times: number, every: number): SignInRecord | null => {
  let record: SignInRecord | null = null;
  for (let index = 0; index < times; index += 1) record = afterFailure(record, later(index * every));
  return record;
};

describe('lock-out', () => {
  it('ID-2 four failures do not lock, the fifth locks for 15 minutes', () => {
    expect(isLocked(fail(allowedFailures - 1, 1000), later(5000))).toBe(false);
    const locked = fail(allowedFailures, 1000);
    expect(isLocked(locked, later(4000))).toBe(true);
    expect(isLocked(locked, later(4000 + lockMs - 1))).toBe(true);
    expect(isLocked(locked, later(4000 + lockMs))).toBe(false);
  });

  it('ID-2 failures older than 15 minutes do not count', () => {
    const record = fail(4, 1000);
    expect(afterFailure(record, later(windowMs))).toMatchObject({ failures: 1, lockedUntil: null });
    expect(afterFailure(record, later(windowMs - 1))).toMatchObject({ failures: 5 });
  });

  it('ID-2 after the lock the count starts anew', () => {
    const locked = fail(allowedFailures, 1000);
    expect(afterFailure(locked, later(4000 + lockMs))).toMatchObject({ failures: 1, lockedUntil: null });
  });
});
