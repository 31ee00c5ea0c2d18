import { dayOf } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { addDays, fiscalYearOf, invoiceNumber, latestDay } from './invoice-number.js';

describe('invoice numbers and dates', () => {
  it('IN-2 numbers carry series, year and six digits, and more when needed', () => {
    expect(invoiceNumber('FA', 2026, 1)).toBe('FA-2026-000001');
    expect(invoiceNumber('AV', 2026, 1_234_567)).toBe('AV-2026-1234567');
    expect(invoiceNumber('FA', 2026, 999_999_999)).toMatch(/^[A-Za-z0-9+\-_/]{1,35}$/u);
  });

  it('IN-2 the zone of the company decides the day: 31 December 23:30 UTC is next year in Paris', () => {
    const instant = new Date('2026-12-31T23:30:00Z');
    expect(dayOf(instant, 'Europe/Paris')).toBe('2027-01-01');
    expect(dayOf(instant, 'America/Martinique')).toBe('2026-12-31');
  });

  it('IN-2 a fiscal year is named after the year in which it begins', () => {
    expect(fiscalYearOf('2026-12-31', 1)).toBe(2026);
    expect(fiscalYearOf('2027-03-31', 4)).toBe(2026);
    expect(fiscalYearOf('2027-04-01', 4)).toBe(2027);
  });

  it('IN-2 a date never goes back', () => {
    expect(latestDay('2026-11-20', '2026-11-21')).toBe('2026-11-21');
    expect(latestDay('2026-11-20', null)).toBe('2026-11-20');
  });

  it('counts days over the end of a month and the change of the clock', () => {
    expect(addDays('2026-01-31', 30)).toBe('2026-03-02');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });
});
