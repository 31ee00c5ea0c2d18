import { describe, expect, it } from 'vitest';
import { reasonText } from './reason-text';

const sentences = new Map([
  ['media-low', 'encre basse'],
  ['sumatrapdf', 'SumatraPDF s’est arrêté.'],
  ['sumatrapdf-missing', 'SumatraPDF manque'],
  ['winspool', 'Windows a refusé.'],
  ['not-in-the-queue', 'Plus dans la file.'],
]);

describe('reasons of a print', () => {
  it.each([
    ['media-low', 'encre basse'],
    ['media-low-warning', 'encre basse'],
    ['sumatrapdf-missing', 'SumatraPDF manque'],
    ['sumatrapdf-3', 'SumatraPDF s’est arrêté. (sumatrapdf-3)'],
    ['sumatrapdf-killed found-none', 'SumatraPDF s’est arrêté. (sumatrapdf-killed)'],
    ['winspool-open-1722', 'Windows a refusé. (winspool-open-1722)'],
    ['not-in-the-queue found-none', 'Plus dans la file.'],
    ['something-else of-its-own', 'something-else of-its-own'],
  ])('PR-6 %s', (reason, shown) => {
    expect(reasonText((word) => sentences.get(word) ?? null, reason)).toBe(shown);
  });
});
