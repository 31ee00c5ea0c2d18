import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../core/errors.js';
import { computeTotals, vatOf, type RateTotal } from '../money/totals.js';
import { depositRates, leftAfterDeposits } from './deposit.js';

const lines = fc.array(
  fc.record({
    quantity: fc.integer({ min: 1, max: 500_000 }),
    unitPrice: fc.nat(500_000_000),
    vatRate: fc.constantFrom(0, 210, 550, 1000, 2000),
  }),
  { minLength: 1, maxLength: 8 },
);
const shares = fc.array(
  fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ grossCents: fc.integer({ min: 1, max: 3_000_000 }) }),
  ),
  { minLength: 1, maxLength: 4 },
);
const grossOf = (rates: readonly RateTotal[]): number => rates.reduce((sum, { base, vat }) => sum + base + vat, 0);

describe('depositRates', () => {
  it('IN-5 deposits and what is left of the order add up to it, per rate and to the cent', () => {
    fc.assert(
      fc.property(lines, shares, (order, wanted) => {
        const deposits: { rates: RateTotal[] }[] = [];
        for (const share of wanted) {
          try {
            deposits.push({ rates: depositRates(order, deposits, share) });
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        }
        const left = leftAfterDeposits(order, deposits);
        expect(left.every(({ base, vat }) => base >= 0 && vat >= 0)).toBe(true);
        const invoiced = deposits.reduce((sum, { rates }) => sum + grossOf(rates), 0);
        expect(invoiced + grossOf(left)).toBe(computeTotals(order).gross);
        if (grossOf(left) === 0 || left.every(({ base }) => base === 0)) return;
        const rest = { rates: depositRates(order, deposits, { grossCents: grossOf(left) }) };
        // A cent of VAT without a base is left to the invoice: no line of a deposit could bear it.
        expect(leftAfterDeposits(order, [...deposits, rest]).every(({ base }) => base === 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('IN-5 the VAT of a first deposit is that of its base, and an amount is hit to the cent per rate', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 100_000 }), (order, grossCents) => {
        fc.pre(computeTotals(order).gross > grossCents);
        let rates: RateTotal[];
        try {
          rates = depositRates(order, [], { grossCents });
        } catch {
          return;
        }
        for (const { vatRate, base, vat } of rates) expect(vat).toBe(vatOf(base, vatRate));
        expect(Math.abs(grossOf(rates) - grossCents)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('IN-5 30 % of an order at two rates', () => {
    const order = [
      { quantity: 10_000, unitPrice: 100_000_000, vatRate: 2000 },
      { quantity: 10_000, unitPrice: 50_000_000, vatRate: 550 },
    ];
    expect(depositRates(order, [], { percent: 3000 })).toEqual([
      { vatRate: 550, base: 1500, vat: 83 },
      { vatRate: 2000, base: 3000, vat: 600 },
    ]);
    expect(grossOf(depositRates(order, [], { grossCents: 10_000 }))).toBe(10_000);
    const refused = (): unknown => depositRates(order, [{ rates: computeTotals(order).rates }], { percent: 1 });
    expect(refused).toThrow(new DomainError('INVOICES.DEPOSIT_TOO_HIGH', { leftCents: 0 }));
  });
});
