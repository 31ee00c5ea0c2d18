import { describe, expect, it } from 'vitest';
import { formatEnrolmentCode, normaliseEnrolmentCode } from './enrolment-code.js';

describe('enrolment codes', () => {
  it('PR-7 are twelve signs that nobody mistakes for others', () => {
    const every = Uint8Array.from({ length: 12 }, (_, index) => index * 21);
    expect(formatEnrolmentCode(every)).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
    expect(formatEnrolmentCode(new Uint8Array(12).fill(255))).toBe('9999-9999-9999');
  });

  it('PR-7 are read as people type them', () => {
    expect(normaliseEnrolmentCode(' abcd efgh-jkmn ')).toBe('ABCDEFGHJKMN');
  });
});
