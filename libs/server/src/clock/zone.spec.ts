import { describe, expect, it } from 'vitest';
import { startOfDay } from './zone.js';

describe('days of the company', () => {
  it('begin at midnight of its zone, in summer and in winter', () => {
    expect(startOfDay('2026-01-15', 'Europe/Paris').toISOString()).toBe('2026-01-14T23:00:00.000Z');
    expect(startOfDay('2026-07-15', 'Europe/Paris').toISOString()).toBe('2026-07-14T22:00:00.000Z');
    expect(startOfDay('2026-07-15', 'America/Cayenne').toISOString()).toBe('2026-07-15T03:00:00.000Z');
  });

  it('are 23 or 25 hours long when the clocks change', () => {
    const hours = (day: string): number =>
      (startOfDay(day, 'Europe/Paris', 1).getTime() - startOfDay(day, 'Europe/Paris').getTime()) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-03-30')]).toEqual([23, 25, 24]);
  });
});
