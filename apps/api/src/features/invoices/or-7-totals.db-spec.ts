import fc from 'fast-check';
import { computeTotals, toDecimalString, type PricedLine } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInvoicing } from './invoicing.builder.js';
import { sqlTotals } from './sql-totals.builder.js';

const RATES = [0, 210, 550, 1000, 2000];
const line: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 99 }).map((n) => n * 10_000),
    fc.integer({ min: 1, max: 999_999_999 }),
  ),
  unitPrice: fc.oneof(
    fc.nat(999_999).map((n) => n * 1000),
    fc.nat(99_999_999_999),
  ),
  vatRate: fc.constantFrom(...RATES),
});
const cents = (value: number): string => toDecimalString(value, 2);

describe('totals against SQL', () => {
  let database: Awaited<ReturnType<typeof openInvoicing>>;
  beforeAll(async () => {
    database = await openInvoicing();
  });
  afterAll(() => database.close());

  it('OR-7 IN-4 nets, VAT per rate and totals are those of ROUND on DECIMAL, to the cent', async () => {
    const orders = fc.array(line, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(orders, async (lines) => {
        const { lineNets, rates, net, vat, gross } = computeTotals(lines);
        expect({
          lines: lineNets.map(cents),
          rates: rates.map((rate) => ({ rate: cents(rate.vatRate), base: cents(rate.base), vat: cents(rate.vat) })),
          net: cents(net),
          vat: cents(vat),
          gross: cents(gross),
        }).toEqual(await sqlTotals(database.db, lines));
      }),
      { numRuns: 300, examples: [[[{ quantity: 10_000, unitPrice: 5_000, vatRate: 2000 }]]] },
    );
  });
});
