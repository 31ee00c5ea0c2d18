import { describe, expect, it } from 'vitest';
import { isPrintable } from '../libs/contracts/src/money/index.ts';
import { INVOICE_FONT_RANGES } from '../libs/contracts/src/money/invoice-font-ranges.ts';
import { codePointsOf, coverage, FONT_FILES } from './invoice-font-coverage.ts';

describe('coverage of the invoice font', () => {
  it('OR-7 the shipped table is the one of the shipped font files', () => {
    expect(INVOICE_FONT_RANGES).toBe(coverage(FONT_FILES));
  });

  it('OR-7 calls printable only what each face draws', () => {
    const faces = FONT_FILES.map(codePointsOf);
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (isPrintable(code)) expect(faces.every((face) => face.has(code))).toBe(true);
    }
  });

  it('OR-7 covers French, the euro and the signs of prices, not emoji', () => {
    for (const character of 'àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ€«»–—’…°²½×\u00a0') {
      expect(isPrintable(character.codePointAt(0) ?? 0), character).toBe(true);
    }
    for (const character of '😀→✓日\u202f\u00ad')
      expect(isPrintable(character.codePointAt(0) ?? 0), character).toBe(false);
  });
});
