import { describe, expect, it } from 'vitest';
import { formatDate, formatDateTime, formatDay, formatRelative } from './dates';

const zone = 'Europe/Paris';
const now = new Date('2026-11-20T14:00:00Z');

describe('dates', () => {
  it('UI-2 are written as the language writes them, with the year only when it is another', () => {
    expect(formatDateTime('2026-11-20T13:05:00Z', 'fr', zone, now)).toBe('ven. 20 nov., 14:05');
    expect(formatDateTime('2026-11-20T13:05:00Z', 'en', zone, now)).toBe('Fri 20 Nov, 14:05');
    expect(formatDateTime('2025-01-03T08:00:00Z', 'fr', zone, now)).toContain('2025');
  });

  it.each([
    ['Pacific/Auckland', 'ven. 1 janv., 12:30', '1 janv. 2027'],
    ['Europe/Paris', 'jeu. 31 déc. 2026, 00:30', '31 déc. 2026'],
    ['America/Martinique', 'mer. 30 déc. 2026, 19:30', '30 déc. 2026'],
  ])('UI-2 follow the company’s zone, wherever the browser is: %s', (timeZone, moment, day) => {
    const at = timeZone === 'Pacific/Auckland' ? '2026-12-31T23:30:00Z' : '2026-12-30T23:30:00Z';
    const newYear = new Date('2027-01-01T12:00:00Z');
    expect(formatDateTime(at, 'fr', timeZone, newYear)).toBe(moment);
    expect(formatDate(at, 'fr', timeZone)).toBe(day);
  });

  it('UI-2 a plain date is the same day in every zone', () => {
    expect(formatDay('2026-01-01', 'fr')).toBe('1 janv. 2026');
    expect(formatDay('2026-12-31', 'en')).toBe('31 Dec 2026');
    expect(formatDate('2026-12-31', 'en', 'Pacific/Auckland')).toBe('31 Dec 2026');
  });

  it('UI-2 are relative under a day', () => {
    const relative = (iso: string): string => formatRelative(iso, 'fr', zone, now).replaceAll('\u00a0', ' ');
    expect(relative('2026-11-20T13:55:00Z')).toBe('il y a 5 min');
    expect(relative('2026-11-20T10:30:00Z')).toBe('il y a 3 h');
    expect(formatRelative('2026-11-20T13:59:00Z', 'en', zone, new Date(now.getTime() - 30_000))).toBe('now');
    expect(relative('2026-11-18T13:55:00Z')).toBe('mer. 18 nov., 14:55');
  });
});
