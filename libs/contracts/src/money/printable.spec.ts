import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrintable, printable } from './printable.js';

describe('printable', () => {
  it.each([
    ['Thé & café <bio> "doux" d’été', 'Thé & café <bio> "doux" d’été'],
    ['Cafe\u0301', 'Café'],
    ['Tasse 😀', 'Tasse ?'],
    ['日本 → ✓', '?? ? ?'],
    ['12\u202f€', '12\u00a0€'],
    ['deux\tmots\nici', 'deux mots ici'],
    ['choco\u00adlat', 'chocolat'],
    ['k\u0323', '?'],
    ['\u0000\u001b', '??'],
    ['lone \ud800', 'lone ?'],
  ])('OR-7 %j prints as %j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('OR-7 all of Latin-1 that shows prints as it is', () => {
    const codes = Array.from({ length: 0x100 }, (_, code) => code).filter(
      (code) => (code >= 0x20 && code < 0x7f) || (code > 0xa0 && code !== 0xad),
    );
    expect(codes.filter((code) => !isPrintable(code))).toEqual([]);
    const text = String.fromCodePoint(...codes);
    expect(printable(text)).toBe(text);
    expect(text.normalize('NFC')).toBe(text);
  });

  it('OR-7 the result is printable, normalised and stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = printable(text);
        expect(Array.from(result).every((character) => isPrintable(character.codePointAt(0) ?? 0))).toBe(true);
        expect(result).toBe(result.normalize('NFC'));
        expect(printable(result)).toBe(result);
      }),
    );
  });
});
