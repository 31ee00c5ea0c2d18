import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTotals, lineNet, unitGross, unitPriceFromGross, vatOf, type PricedLine } from './totals.js';

const RATES = [0, 210, 550, 1000, 2000];
const anyLine: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.integer({ min: 1, max: 1_000_000_0000 }),
  unitPrice: fc.integer({ min: 0, max: 99_999_999_999 }),
  vatRate: fc.constantFrom(...RATES),
});
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 12 });
const shuffledLines = anyLines.chain((lines) =>
  fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
);
const pieces = (count: number, unitPrice: number, vatRate = 2000): PricedLine => ({
  quantity: count * 10_000,
  unitPrice,
  vatRate,
});

describe('computeTotals', () => {
  it('OR-7 sums the example of a shop by hand', () => {
    const totals = computeTotals([pieces(3, 8_325_000), pieces(1, 12_900_000), pieces(2, 4_739_336, 550)]);
    // 3 × 8.325 = 24.975 → 24.98; 12.90; 2 × 4.739336 = 9.478672 → 9.48; VAT 20 % of 37.88 = 7.576, 5.5 % of 9.48 = 0.5214
    expect(totals).toEqual({
      lineNets: [2498, 1290, 948],
      rates: [
        { vatRate: 550, base: 948, vat: 52 },
        { vatRate: 2000, base: 3788, vat: 758 },
      ],
      net: 4736,
      vat: 810,
      gross: 5546,
    });
  });

  it('OR-7 takes VAT once per rate on the base, not line by line', () => {
    const totals = computeTotals(Array.from({ length: 10 }, () => pieces(1, 20_000)));
    expect(totals.vat).toBe(4); // ten times 0.004 rounded alone would be 0
  });

  it('OR-7 rounds half-up away from zero', () => {
    expect(lineNet(pieces(1, 5_000))).toBe(1);
    expect(lineNet(pieces(1, 4_999))).toBe(0);
    expect(lineNet(pieces(1, -5_000))).toBe(-1);
    expect(vatOf(5, 1000)).toBe(1);
    expect(vatOf(-5, 1000)).toBe(-1);
  });

  it('OR-7 an empty basket is zero', () => {
    expect(computeTotals([])).toEqual({ lineNets: [], rates: [], net: 0, vat: 0, gross: 0 });
  });

  it('OR-7 the order of the lines changes no total', () => {
    fc.assert(
      fc.property(shuffledLines, ([lines, shuffled]) => {
        const { rates, net, vat, gross } = computeTotals(lines);
        expect(computeTotals(shuffled)).toMatchObject({ rates, net, vat, gross });
      }),
    );
  });

  it('OR-7 every sum is exact: lines to bases, bases to net, net and VAT to gross', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const totals = computeTotals(lines);
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        expect(sum(totals.lineNets)).toBe(totals.net);
        expect(sum(totals.rates.map(({ base }) => base))).toBe(totals.net);
        expect(sum(totals.rates.map(({ vat }) => vat))).toBe(totals.vat);
        expect(totals.net + totals.vat).toBe(totals.gross);
      }),
    );
  });

  it('OR-7 refuses floats and overflow instead of rounding them away', () => {
    expect(() => computeTotals([{ quantity: 1.5, unitPrice: 1, vatRate: 0 }])).toThrow(RangeError);
    expect(() => computeTotals([{ quantity: 1, unitPrice: 1, vatRate: -1 }])).toThrow(RangeError);
    const huge = { quantity: Number.MAX_SAFE_INTEGER, unitPrice: Number.MAX_SAFE_INTEGER, vatRate: 0 };
    expect(() => computeTotals([huge])).toThrow('out of range');
  });
});

describe('unitGross', () => {
  it('OR-7 a price of 9.99 € with VAT survives the way to HT and back', () => {
    expect(unitPriceFromGross(999, 2000)).toBe(8_325_000);
    expect(unitGross(8_325_000, 2000)).toBe(999);
  });

  it('OR-7 every price with VAT survives at every rate', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.constantFrom(...RATES), (gross, rate) => {
        expect(unitGross(unitPriceFromGross(gross, rate), rate)).toBe(gross);
      }),
    );
  });
});
