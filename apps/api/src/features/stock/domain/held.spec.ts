import { describe, expect, it } from 'vitest';
import { takenFrom } from './held.js';

describe('what an order holds', () => {
  it('ST-8 is taken from where it is held, also from two places', () => {
    const held = [
      { productId: 1, locationId: 1, quantity: 30 },
      { productId: 1, locationId: 2, quantity: 20 },
    ];
    const lines = [
      { productId: 1, quantity: 10 },
      { productId: 1, quantity: 35 },
    ];
    expect(takenFrom(held, lines)).toEqual([
      { productId: 1, locationId: 1, quantity: 10 },
      { productId: 1, locationId: 1, quantity: 20 },
      { productId: 1, locationId: 2, quantity: 15 },
    ]);
  });

  it('ST-8 what is held nowhere names no place', () => {
    expect(takenFrom([], [{ productId: 4, quantity: 5 }])).toEqual([{ productId: 4, quantity: 5 }]);
  });
});
