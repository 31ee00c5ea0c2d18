import { describe, expect, it } from 'vitest';
import { unitWord } from './unit-word.js';

describe('unitWord', () => {
  it('UI-2 is in the plural from two on, as French counts', () => {
    expect([0, 10_000, 19_999].map((quantity) => unitWord('pièce', quantity))).toEqual(['pièce', 'pièce', 'pièce']);
    expect([20_000, 180_000, -20_000].map((quantity) => unitWord('pièce', quantity))).toEqual([
      ...['pièces', 'pièces', 'pièces'],
    ]);
    expect(unitWord('Rouleau', 30_000)).toBe('Rouleaux');
  });

  it('UI-2 leaves symbols and what a shop made up as they are', () => {
    for (const unit of ['m', 'kg', 'L', 'm²', 'sur mesure', 'pièces']) expect(unitWord(unit, 50_000)).toBe(unit);
  });
});
