import fc from 'fast-check';
import {
  creditableOf,
  creditOf,
  depositRates,
  DomainError,
  toDecimalString,
  type InvoiceSnapshot,
  type OrderSnapshot,
  type RateTotal,
} from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleCreditNote } from './domain/assemble-credit-note.js';
import { assembleDeposit, assembleInvoice, type Issue } from './domain/assemble-invoice.js';
import { ciiInvoice } from './domain/cii-invoice.js';
import { depositAfterCredits } from './domain/deposits.js';
import { openInvoicing } from './invoicing.builder.js';
import { companySettings, orderLine, orderSnapshot } from './order-snapshot.builder.js';
import { sqlTotals } from './sql-totals.builder.js';
import { inner, values } from './xml-values.builder.js';

const INVOICES = process.env['PROVE'] === '1' ? 1000 : 60;
// The suite repeats itself; the proof looks at other papers each time.
const SEED = process.env['PROVE'] === '1' ? Date.now() % 1_000_000 : 340_420;

const line = fc
  .record({
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 40 }).map((n) => n * 10_000),
      fc.integer({ min: 1, max: 999_999 }),
    ),
    unitPrice: fc.oneof(
      fc.nat(99_999).map((cents) => cents * 10_000),
      fc.nat(900_000_000),
    ),
    vatRate: fc.constantFrom(0, 210, 550, 1000, 2000),
  })
  .map(orderLine);
const sample = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  percent: fc.option(fc.integer({ min: 1, max: 10_000 })),
  /** Thousandths of what is left of each line, credit note after credit note. */
  returns: fc.array(fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), { maxLength: 3 }),
});

const issue: Issue = { number: 'FA-2026-000001', issueDate: '2026-11-20', issuedAt: new Date('2026-11-20T09:30:00Z') };
const company = companySettings();
const euros = (cents: number): string => toDecimalString(cents, 2);
const cents = (amount: string | undefined): number => Math.round(Number(amount ?? '0') * 100);

/** What the XML says of totals and rates, in the form of the oracle. */
function told(xml: string) {
  const settlement = 'ram:ApplicableHeaderTradeSettlement';
  const sums = inner(xml, settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation')[0] ?? '';
  const amount = (name: string): string => values(sums, name)[0] ?? '0.00';
  return {
    rates: inner(xml, settlement, 'ram:ApplicableTradeTax').map((tax) => ({
      rate: values(tax, 'ram:RateApplicablePercent')[0],
      base: values(tax, 'ram:BasisAmount')[0],
      vat: values(tax, 'ram:CalculatedAmount')[0],
    })),
    ...{ net: amount('ram:TaxBasisTotalAmount'), vat: amount('ram:TaxTotalAmount') },
    ...{ gross: amount('ram:GrandTotalAmount'), prepaid: amount('ram:TotalPrepaidAmount') },
    due: amount('ram:DuePayableAmount'),
  };
}

describe(`${String(INVOICES)} random invoices with deposits and partial credit notes (seed ${String(SEED)})`, () => {
  let database: Awaited<ReturnType<typeof openInvoicing>>;
  const samples = fc.sample(sample, { numRuns: INVOICES, seed: SEED });
  beforeAll(async () => {
    database = await openInvoicing();
  });
  afterAll(() => database.close());

  async function sqlDeposit(order: OrderSnapshot, percent: number): Promise<RateTotal[]> {
    const { rates } = await sqlTotals(database.db, order.lines);
    const parts = rates.map(async ({ rate, base }) => {
      const [row] = await database.db.rows<{ base: string; vat: string }>(
        `SELECT ROUND(CAST(? AS DECIMAL(19,2)) * CAST(? AS DECIMAL(9,2)) / 100, 2) AS base,
           ROUND(ROUND(CAST(? AS DECIMAL(19,2)) * CAST(? AS DECIMAL(9,2)) / 100, 2) * CAST(? AS DECIMAL(9,2)) / 100, 2) AS vat`,
        [base, toDecimalString(percent, 2), base, toDecimalString(percent, 2), rate],
      );
      return { vatRate: cents(rate), base: cents(row?.base), vat: cents(row?.vat) };
    });
    return (await Promise.all(parts)).filter(({ base }) => base > 0);
  }

  it('IN-5 a deposit has the share and VAT that SQL rounds, the balance invoice leaves exactly the rest', async () => {
    for (const { lines, percent } of samples) {
      if (percent === null) continue;
      const order = orderSnapshot({ lines });
      const expected = await sqlDeposit(order, percent);
      if (expected.length === 0) {
        expect(() => depositRates(lines, [], { percent })).toThrow(DomainError);
        continue;
      }
      const deposit = assembleDeposit(order, company, issue, depositRates(lines, [], { percent }));
      expect(deposit.rates).toEqual(expected);
      const { net, vat, gross, prepaid } = await sqlTotals(database.db, lines).then((totals) => ({
        ...totals,
        prepaid: euros(expected.reduce((sum, rate) => sum + rate.base + rate.vat, 0)),
      }));
      const invoice = assembleInvoice(order, company, issue, [depositAfterCredits(deposit, [])]);
      expect(told(ciiInvoice(invoice))).toMatchObject({
        ...{ net, vat, gross, prepaid },
        due: euros(cents(gross) - cents(prepaid)),
      });
      expect(told(ciiInvoice(deposit))).toMatchObject({ gross: prepaid, due: prepaid });
    }
  });

  it('IN-3 each partial credit note is what SQL has more than before, and all of them are the invoice', async () => {
    for (const { lines, returns } of samples) {
      const original = assembleInvoice(orderSnapshot({ lines }), company, issue);
      const notes: InvoiceSnapshot[] = [];
      const taken = lines.map(() => 0);
      let before = new Map<string, { base: number; vat: number }>();
      for (const parts of [...returns, null]) {
        const left = creditableOf(original, notes);
        const some = left.lines.flatMap(({ quantity, creditedQuantity }, index) => {
          const wanted = Math.floor(((quantity - creditedQuantity) * (parts?.[index] ?? 0)) / 1000);
          return wanted > 0 ? [{ line: index + 1, quantity: wanted }] : [];
        });
        if (parts !== null && some.length === 0) continue;
        const credit = creditOf(left, parts === null ? { rest: true } : { lines: some });
        const note = assembleCreditNote(original, credit, company, issue, null);
        for (const { line: from, quantity } of credit.lines) {
          if (from !== null) taken[from - 1] = (taken[from - 1] ?? 0) + quantity;
        }
        const all = await sqlTotals(
          database.db,
          lines.map((of, index) => ({ ...of, quantity: taken[index] ?? 0 })),
        );
        const now = new Map(all.rates.map(({ rate, base, vat }) => [rate, { base: cents(base), vat: cents(vat) }]));
        if (credit.lines.length > 0) {
          for (const { rate, base, vat } of told(ciiInvoice(note)).rates) {
            const [old, fresh] = [before.get(rate ?? ''), now.get(rate ?? '')];
            expect([cents(base), cents(vat)]).toEqual([
              (fresh?.base ?? 0) - (old?.base ?? 0),
              (fresh?.vat ?? 0) - (old?.vat ?? 0),
            ]);
          }
          notes.push(note);
        }
        before = now;
      }
      for (const { vatRate, base, vat } of original.rates) {
        const sum = (of: 'base' | 'vat'): number =>
          notes.reduce((total, { rates }) => total + (rates.find((rate) => rate.vatRate === vatRate)?.[of] ?? 0), 0);
        expect([sum('base'), sum('vat')]).toEqual([base, vat]);
      }
    }
  });
});
