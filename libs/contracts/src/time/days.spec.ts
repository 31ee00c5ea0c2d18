import { describe, expect, it } from 'vitest';
import { dayAfter, dayOf, startOfDay, zoneSpans } from './days.js';

const paris = 'Europe/Paris';

describe('days of the company', () => {
  it('ST-3 begin at midnight of its zone, also when the clocks change', () => {
    expect(startOfDay('2026-11-20', paris).toISOString()).toBe('2026-11-19T23:00:00.000Z');
    expect(startOfDay('2026-07-01', paris).toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(startOfDay('2026-03-29', paris).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30', paris).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-10-25', paris).toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(startOfDay('2026-10-26', paris).toISOString()).toBe('2026-10-25T23:00:00.000Z');
    expect(startOfDay('2026-11-20', 'America/Martinique').toISOString()).toBe('2026-11-20T04:00:00.000Z');
  });

  it('ST-3 a moment lies in the day of its zone', () => {
    expect(dayOf(new Date('2026-11-20T23:30:00Z'), paris)).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-20T03:00:00Z'), 'America/Martinique')).toBe('2026-11-19');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  });

  it('ST-3 a year in Paris has its two changes of the clocks, to the minute', () => {
    expect(zoneSpans('2026-01-01', '2026-12-31', paris)).toEqual([
      { from: new Date('2025-12-31T23:00:00Z'), minutes: 60 },
      { from: new Date('2026-03-29T01:00:00Z'), minutes: 120 },
      { from: new Date('2026-10-25T01:00:00Z'), minutes: 60 },
    ]);
    expect(zoneSpans('2026-01-01', '2026-12-31', 'UTC')).toHaveLength(1);
  });

  it('OR-6 begin at midnight in summer and in winter, west of Greenwich too', () => {
    expect(startOfDay('2026-01-15', paris).toISOString()).toBe('2026-01-14T23:00:00.000Z');
    expect(startOfDay('2026-07-15', paris).toISOString()).toBe('2026-07-14T22:00:00.000Z');
    expect(startOfDay('2026-07-15', 'America/Cayenne').toISOString()).toBe('2026-07-15T03:00:00.000Z');
  });

  it('OR-6 are 23 or 25 hours long when the clocks change', () => {
    const hours = (day: string): number =>
      (startOfDay(dayAfter(day), paris).getTime() - startOfDay(day, paris).getTime()) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-03-30')]).toEqual([23, 25, 24]);
  });
});
