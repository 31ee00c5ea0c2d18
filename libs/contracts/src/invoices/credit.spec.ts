import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../core/errors.js';
import { computeTotals, vatOf } from '../money/totals.js';
import { creditableOf, creditOf, creditOfReturn, type Credit, type CreditChoice } from './credit.js';

const line = fc.record({
  name: fc.constant('x'),
  quantity: fc.integer({ min: 1, max: 60 }).map((tenths) => tenths * 1000),
  unitPrice: fc.oneof(fc.nat(3_000_000), fc.nat(400_000_000)),
  vatRate: fc.constantFrom(0, 210, 550, 1000, 2000),
});
const invoices = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => {
  const { lineNets, ...totals } = computeTotals(lines);
  return { ...totals, lines: lines.map((item, index) => ({ ...item, net: lineNets[index] ?? 0 })) };
});
type Invoice = typeof invoices extends fc.Arbitrary<infer T> ? T : never;
/** A choice as fractions of what may be left: 0 … 1000 thousandths. */
const choices = fc.array(
  fc.record({ kind: fc.constantFrom('lines', 'amounts', 'return'), parts: fc.array(fc.nat(1100), { minLength: 8 }) }),
  { maxLength: 6 },
);

const snapshotOf = (credit: Credit, invoice: Pick<Invoice, 'lines'>): Parameters<typeof creditableOf>[1][number] => ({
  rates: credit.rates,
  lines: credit.lines.map(({ line: from, ...amounts }) => ({
    ...amounts,
    name: from === null ? 'amount' : (invoice.lines[from - 1]?.name ?? ''),
    originalLine: from ?? 0,
  })),
});

function attempt(work: () => Credit): Credit | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function creditSome(invoice: Invoice, credits: Credit[], kind: string, parts: readonly number[]): Credit | null {
  const left = creditableOf(
    invoice,
    credits.map((credit) => snapshotOf(credit, invoice)),
  );
  const lines = left.lines.flatMap(({ quantity }, index) => {
    const wanted = Math.floor((quantity * (parts[index] ?? 0)) / 1000);
    return wanted > 0 ? [{ line: index + 1, quantity: wanted }] : [];
  });
  const amounts = left.rates.flatMap(({ vatRate, base }, index) => {
    const net = Math.floor((base * (parts[index] ?? 0)) / 3000);
    return net > 0 ? [{ vatRate, net }] : [];
  });
  if (kind === 'return') return creditOfReturn(left, lines);
  const choice: CreditChoice = kind === 'lines' ? { lines } : { amounts };
  return attempt(() => creditOf(left, choice));
}

describe('creditOf', () => {
  it('IN-3 whatever was credited before, the credit notes never exceed the invoice, and the last leaves exactly 0', () => {
    fc.assert(
      fc.property(invoices, choices, (invoice, wanted) => {
        const credits: Credit[] = [];
        for (const { kind, parts } of wanted) {
          const credit = creditSome(invoice, credits, kind, parts);
          if (credit !== null && credit.lines.length > 0) credits.push(credit);
        }
        const sum = (rate: number, of: 'base' | 'vat'): number =>
          credits.reduce((all, { rates }) => all + (rates.find(({ vatRate }) => vatRate === rate)?.[of] ?? 0), 0);
        for (const { vatRate, base, vat } of invoice.rates) {
          expect(sum(vatRate, 'base')).toBeLessThanOrEqual(base);
          expect(sum(vatRate, 'vat')).toBeLessThanOrEqual(vat);
          expect(sum(vatRate, 'vat')).toBe(vatOf(sum(vatRate, 'base'), vatRate));
        }
        for (const credit of credits) {
          expect(credit.lines.reduce((all, { net }) => all + net, 0)).toBe(credit.net);
          expect(credit.rates.every(({ base, vat }) => base >= 0 && vat >= 0)).toBe(true);
        }
        const left = creditableOf(
          invoice,
          credits.map((credit) => snapshotOf(credit, invoice)),
        );
        credits.push(creditOf(left, { rest: true }));
        for (const { vatRate, base, vat } of invoice.rates) {
          expect([sum(vatRate, 'base'), sum(vatRate, 'vat')]).toEqual([base, vat]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('IN-3 a full credit note is the invoice, line by line', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        const { lines, rates, net, vat, gross } = creditOf(creditableOf(invoice, []), { rest: true });
        expect({ rates, net, vat, gross }).toEqual({
          ...{ rates: invoice.rates, net: invoice.net, vat: invoice.vat, gross: invoice.gross },
        });
        expect(lines.map(({ net: of }) => of).sort()).toEqual(invoice.lines.map(({ net: of }) => of).sort());
      }),
    );
  });

  const one = {
    lines: [{ name: 'x' as const, quantity: 30_000, unitPrice: 8_325_000, vatRate: 2000 as const, net: 2498 }],
  };
  const bowl = { ...one, rates: [{ vatRate: 2000, base: 2498, vat: 500 }] };

  it('IN-3 more than is left of a line or a rate is refused, and what is left named', () => {
    const first = snapshotOf(creditOf(creditableOf(bowl, []), { lines: [{ line: 1, quantity: 20_000 }] }), bowl);
    const left = creditableOf(bowl, [first]);
    const refusal = (choice: CreditChoice): unknown => {
      try {
        return creditOf(left, choice);
      } catch (error) {
        return error instanceof DomainError ? [error.code, error.meta] : error;
      }
    };
    expect(refusal({ lines: [{ line: 1, quantity: 10_001 }] })).toEqual([
      'INVOICES.CREDIT_LINE_TOO_HIGH',
      { name: 'x', left: 1 },
    ]);
    expect(refusal({ amounts: [{ vatRate: 2000, net: 834 }] })).toEqual([
      'INVOICES.CREDIT_TOO_HIGH',
      { rate: 20, leftCents: 833 },
    ]);
    expect(refusal({ amounts: [{ vatRate: 550, net: 1 }] })).toEqual([
      'INVOICES.CREDIT_TOO_HIGH',
      { rate: 5.5, leftCents: 0 },
    ]);
  });

  it('IN-3 a credit note made before lines were numbered took the whole invoice back', () => {
    expect(creditOf(creditableOf(bowl, [bowl]), { rest: true }).lines).toEqual([]);
  });
});
