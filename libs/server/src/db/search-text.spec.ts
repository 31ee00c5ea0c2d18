import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningWith, fullTextOf } from './search-text.js';

describe('what a person typed', () => {
  it('UI-1 every word of three letters or more must be there, short ones do not matter', () => {
    expect(fullTextOf('Bougie à la cire')).toBe('+Bougie* +cire*');
    expect(fullTextOf('  l’été  ')).toBe('+été*');
    expect(fullTextOf('à l')).toBeNull();
  });

  it('SE-3 no operator of the query language gets through, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of fullTextOf(text)?.split(' ') ?? []) expect(word).toMatch(/^\+[\p{L}\p{N}]{3,}\*$/u);
      }),
    );
  });

  it('SE-3 wildcards are letters like others', () => {
    expect(beginningWith(' 50 %_\\ ')).toBe('50 \\%\\_\\\\%');
  });
});
