import { describe, expect, it } from 'vitest';
import { proposedQuantity } from './to-order.js';

describe('to order', () => {
  it.each([
    ['an empty shelf', 50_000, 0, 10_000, 100_000],
    ['just at the threshold', 50_000, 50_000, 10_000, 50_000],
    ['in sixes', 50_000, 20_000, 60_000, 120_000],
    ['half metres', 15_000, 3_000, 5_000, 30_000],
    ['a threshold of zero', 0, 0, 10_000, 10_000],
  ])(
    'ST-7 twice the threshold less what is there, rounded up to the step: %s',
    (_, threshold, available, step, quantity) => {
      expect(proposedQuantity(threshold, available, step)).toBe(quantity);
    },
  );
});
