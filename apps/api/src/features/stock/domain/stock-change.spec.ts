import { describe, expect, it } from 'vitest';
import { changed, crosses, mergeChanges, thresholdCrosses } from './stock-change.js';

const change = (productId: number, reservedDelta: number, onHandDelta = 0) => ({
  productId,
  onHandDelta,
  reservedDelta,
});

describe('stock changes', () => {
  it('ST-2 merges duplicates and sorts by product', () => {
    expect(mergeChanges([change(9, 10), change(2, 5, 1), change(9, 30)])).toEqual([change(2, 5, 1), change(9, 40)]);
  });

  it('ST-2 allows nothing below zero and no more reserved than on hand', () => {
    const level = { onHand: 100, reserved: 40, version: 3 };
    expect(changed(level, change(1, 60))).toEqual({ onHand: 100, reserved: 100, version: 4 });
    expect(changed(level, change(1, 61))).toBeNull();
    expect(changed(level, change(1, -41))).toBeNull();
    expect(changed(level, change(1, 0, -61))).toBeNull();
  });

  it('ST-4 alerts when available goes from above to at or below, not before, not again', () => {
    expect(crosses(51, 50, 50)).toBe(true);
    expect(crosses(60, 10, 50)).toBe(true);
    expect(crosses(50, 40, 50)).toBe(false);
    expect(crosses(60, 51, 50)).toBe(false);
    expect(crosses(60, 0, null)).toBe(false);
  });

  it('ST-4 alerts when the threshold climbs over the stock', () => {
    expect(thresholdCrosses(50, 40, 50)).toBe(true);
    expect(thresholdCrosses(50, null, 60)).toBe(true);
    expect(thresholdCrosses(50, 55, 60)).toBe(false);
    expect(thresholdCrosses(50, 40, 49)).toBe(false);
    expect(thresholdCrosses(50, 40, null)).toBe(false);
  });
});
