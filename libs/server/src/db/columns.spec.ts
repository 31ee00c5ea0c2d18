import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalToQuantity, jsonToQuantity, quantityToDecimal, quantityToJson } from './columns.js';

describe('quantities between DECIMAL(19,4), code and JSON', () => {
  it.each([
    ['0.0000', 0],
    ['1.5000', 15_000],
    ['-0.2500', -2_500],
    ['12', 120_000],
  ])('%s is %i ten-thousandths', (text, quantity) => {
    expect(decimalToQuantity(text)).toBe(quantity);
  });

  it('every quantity comes back from the column and from JSON unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (quantity) => {
        expect(decimalToQuantity(quantityToDecimal(quantity))).toBe(quantity);
        expect(jsonToQuantity(quantityToJson(quantity))).toBe(quantity);
      }),
    );
  });

  it('a quantity divided is the quantity read from its text', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (quantity) => {
        expect(quantityToJson(quantity)).toBe(Number(quantityToDecimal(quantity)));
      }),
    );
    expect(quantityToJson(-0)).toBe(0);
  });

  it('what is no decimal of ours is refused', () => {
    expect(() => decimalToQuantity('1e3')).toThrow(RangeError);
    expect(() => decimalToQuantity('1.00001')).toThrow(RangeError);
  });
});
