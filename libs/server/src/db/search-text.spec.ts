import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningWith, wordsOf } from './search-text.js';

describe('what a person typed', () => {
  it('UI-1 every word of three letters or more must be there, short ones do not matter beside them', () => {
    expect(wordsOf('Bougie à la cire')).toEqual(['Bougie', 'cire']);
    expect(wordsOf('  l’été  ')).toEqual(['été']);
    expect(wordsOf('à l')).toEqual(['à', 'l']);
    expect(wordsOf('de 6')).toEqual(['de', '6']);
    expect(wordsOf('e\u0301te\u0301')).toEqual(['été']);
    expect(wordsOf('% _ "-')).toEqual([]);
  });

  it('UI-1 what is short but has a digit counts: it is what tells one SKU from another', () => {
    expect(wordsOf('VIS-M6-40')).toEqual(['VIS', 'M6', '40']);
    expect(wordsOf('Bougie à 50 cl')).toEqual(['Bougie', '50']);
    expect(wordsOf('Vis M٣')).toEqual(['Vis', 'M٣']);
  });

  it('SE-3 words are letters and digits, few and short, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const words = wordsOf(text);
        expect(words.length).toBeLessThanOrEqual(6);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,20}$/u);
      }),
    );
  });

  it('SE-3 wildcards are letters like others', () => {
    expect(beginningWith(' 50 %_\\ ')).toBe('50 \\%\\_\\\\%');
  });
});
