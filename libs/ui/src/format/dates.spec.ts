import { describe, expect, it } from 'vitest';
import { formatDate, formatDateTime, formatRelative } from './dates';

const now = new Date(2026, 10, 20, 15, 0);
const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();

describe('dates', () => {
  it('UI-2 are written as the language writes them, with the year only when it is another', () => {
    expect(formatDateTime(at(2026, 10, 20, 14, 5), 'fr', now)).toBe('ven. 20 nov., 14:05');
    expect(formatDateTime(at(2026, 10, 20, 14, 5), 'en', now)).toBe('Fri 20 Nov, 14:05');
    expect(formatDateTime(at(2025, 0, 3, 9, 0), 'fr', now)).toContain('2025');
  });

  it('UI-2 a plain date is the same day in every zone', () => {
    expect(formatDate('2026-01-01', 'fr')).toBe('1 janv. 2026');
    expect(formatDate('2026-12-31', 'en')).toBe('31 Dec 2026');
  });

  it('UI-2 are relative under a day', () => {
    const relative = (iso: string): string => formatRelative(iso, 'fr', now).replaceAll('\u00a0', ' ');
    expect(relative(at(2026, 10, 20, 14, 55))).toBe('il y a 5 min');
    expect(relative(at(2026, 10, 20, 11, 30))).toBe('il y a 3 h');
    expect(formatRelative(at(2026, 10, 20, 14, 59), 'en', new Date(now.getTime() - 30_000))).toBe('now');
    expect(relative(at(2026, 10, 18, 14, 55))).toBe('mer. 18 nov., 14:55');
  });
});
