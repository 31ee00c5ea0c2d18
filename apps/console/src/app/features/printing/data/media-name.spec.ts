import { describe, expect, it } from 'vitest';
import { mediaName } from './media-name';

describe('names of paper', () => {
  it.each([
    ['iso_a4_210x297mm', 'A4 · 210 × 297 mm'],
    ['na_letter_8.5x11in', 'letter · 8.5 × 11 in'],
    ['om_small-photo_100x150mm', 'small photo · 100 × 150 mm'],
    ['tray-2', 'tray-2'],
  ])('PR-5 %s', (name, shown) => {
    expect(mediaName(name)).toBe(shown);
  });
});
