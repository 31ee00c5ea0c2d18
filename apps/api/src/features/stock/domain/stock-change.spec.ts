import { describe, expect, it } from 'vitest';
import { becomesLow, changed, LevelBook, mergeChanges } from './stock-change.js';

const change = (productId: number, reservedDelta: number, onHandDelta = 0, locationId?: number) => ({
  productId,
  ...(locationId === undefined ? {} : { locationId }),
  onHandDelta,
  reservedDelta,
});
const low = (availableBefore: number, availableAfter: number, before: number | null, after = before): boolean =>
  becomesLow({ availableBefore, availableAfter, thresholdBefore: before, thresholdAfter: after });

describe('stock changes', () => {
  it('ST-2 merges duplicates and sorts by product and place', () => {
    const changes = [change(9, 10), change(2, 5, 1, 3), change(9, 30), change(2, 0, 1)];
    expect(mergeChanges(changes, 1)).toEqual([change(2, 0, 1, 1), change(2, 5, 1, 3), change(9, 40, 0, 1)]);
  });

  it('ST-2 allows nothing below zero and no more reserved than on hand', () => {
    const level = { onHand: 100, reserved: 40, version: 3 };
    expect(changed(level, change(1, 60))).toEqual({ onHand: 100, reserved: 100, version: 4 });
    expect(changed(level, change(1, 61))).toBeNull();
    expect(changed(level, change(1, -41))).toBeNull();
    expect(changed(level, change(1, 0, -61))).toBeNull();
  });

  it('ST-8 what is available counts all places, before and after', () => {
    const level = (locationId: number, onHand: number, reserved = 0) => ({
      ...{ productId: 7, locationId, onHand, reserved, version: 1 },
    });
    const book = new LevelBook([level(1, 10, 4), level(2, 30)]);
    expect(book.available(7)).toBe(36);
    expect(book.with([level(2, 20), level(3, 5)]).available(7)).toBe(31);
    expect(book.available(8)).toBe(0);
  });

  it('ST-4 alerts when available goes from above to at or below, not before, not again', () => {
    expect(low(51, 50, 50)).toBe(true);
    expect(low(60, 10, 50)).toBe(true);
    expect(low(50, 40, 50)).toBe(false);
    expect(low(60, 51, 50)).toBe(false);
    expect(low(60, 0, null)).toBe(false);
  });

  it('ST-4 alerts when the threshold climbs over the stock', () => {
    expect(low(50, 50, 40, 50)).toBe(true);
    expect(low(50, 50, null, 60)).toBe(true);
    expect(low(50, 50, 55, 60)).toBe(false);
    expect(low(50, 50, 40, 49)).toBe(false);
    expect(low(50, 50, 40, null)).toBe(false);
  });

  it('ST-4 level and threshold moved by the same import are one crossing or none', () => {
    expect(low(5, 50, 3, 10)).toBe(false);
    expect(low(5, 2, 3, 1)).toBe(false);
    expect(low(5, 2, 3, 4)).toBe(true);
  });
});
