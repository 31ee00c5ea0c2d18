import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTotals, DEFAULT_ACCOUNTS } from '@picolo/contracts';
import { entriesOfInvoice, entriesOfPayment, type Entry, type InvoicePiece } from './accounting-entries.js';

const rates = (lines: readonly (readonly [vatRate: number, cents: number])[]) =>
  computeTotals(lines.map(([vatRate, cents]) => ({ quantity: 10_000, unitPrice: cents * 10_000, vatRate })));
const piece = (
  kind: InvoicePiece['snapshot']['kind'],
  lines: readonly (readonly [number, number])[],
  more: Partial<InvoicePiece['snapshot']> & { ofDeposit?: boolean } = {},
): InvoicePiece => {
  const { ofDeposit = false, ...snapshot } = more;
  const totals = rates(lines);
  const head = { kind, number: 'FA-2026-000042', issueDate: '2026-11-20', original: null };
  return {
    ...{ clientId: 7, clientName: 'Élodie Garnier', ofDeposit },
    snapshot: { ...head, rates: totals.rates, gross: totals.gross, ...snapshot },
  };
};
const sums = (entries: readonly Entry[]): [number, number] => [
  entries.reduce((sum, { debitCents }) => sum + debitCents, 0),
  entries.reduce((sum, { creditCents }) => sum + creditCents, 0),
];
const short = (entries: readonly Entry[]): [string, number, number][] =>
  entries.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents]);
const lines = fc.array(fc.tuple(fc.constantFrom(0, 210, 550, 1000, 2000), fc.nat(9_999_999)), {
  minLength: 1,
  maxLength: 12,
});

describe('accounting entries', () => {
  it('IN-5 an invoice: the client owes, sales and VAT by rate', () => {
    const entries = entriesOfInvoice(piece('invoice', [[2000, 10_000], [550, 2_000]])); // prettier-ignore
    expect(short(entries)).toEqual([
      ['411000', 14_110, 0],
      ['707000', 0, 2_000],
      ['445710', 0, 110],
      ['707000', 0, 10_000],
      ['445710', 0, 2_000],
    ]);
    expect(entries.map(({ clientId }) => clientId)).toEqual([7, null, null, null, null]);
  });

  it('IN-5 a deposit is received in advance, and turned around by the invoice that deducts it', () => {
    const deposit = piece('deposit', [[2000, 3_000]]);
    expect(short(entriesOfInvoice(deposit))).toEqual([
      ['411000', 3_600, 0],
      ['419100', 0, 3_000],
      ['445710', 0, 600],
    ]);
    const { number, issueDate, gross } = deposit.snapshot;
    const deposits = [{ number, issueDate, gross, rates: deposit.snapshot.rates }];
    expect(short(entriesOfInvoice(piece('invoice', [[2000, 10_000]], { deposits })))).toEqual([
      ['411000', 12_000, 0],
      ['707000', 0, 10_000],
      ['445710', 0, 2_000],
      ['411000', 0, 3_600],
      ['419100', 3_000, 0],
      ['445710', 600, 0],
    ]);
  });

  it('IN-5 every piece is balanced, and a full credit note undoes its invoice account by account', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (given, ofDeposit) => {
        const invoice = entriesOfInvoice(piece(ofDeposit ? 'deposit' : 'invoice', given));
        const credit = entriesOfInvoice(piece('credit_note', given, { ofDeposit }));
        expect(sums(invoice)[0]).toBe(sums(invoice)[1]);
        expect(short(credit)).toEqual(short(invoice).map(([account, debit, due]) => [account, due, debit]));
        expect([...invoice, ...credit].every(({ debitCents, creditCents }) => debitCents * creditCents === 0)).toBe(
          true,
        );
      }),
    );
  });

  it('IN-5 a payment, its cancellation and a refund', () => {
    const payment = {
      ...{ id: 3, invoiceNumber: 'FA-2026-000042', invoiceDate: '2026-11-20', refund: false, clientId: 7 },
      ...{ clientName: 'Élodie Garnier', amountCents: 1_200, method: 'cheque' as const, paidOn: '2026-11-25' },
      reference: 'n° 12',
    };
    expect(short(entriesOfPayment(payment))).toEqual([['511200', 1_200, 0], ['411000', 0, 1_200]]); // prettier-ignore
    expect(short(entriesOfPayment({ ...payment, amountCents: -1_200 }))).toEqual([['511200', 0, 1_200], ['411000', 1_200, 0]]); // prettier-ignore
    expect(short(entriesOfPayment({ ...payment, refund: true }))).toEqual([['511200', 0, 1_200], ['411000', 1_200, 0]]); // prettier-ignore
    expect(entriesOfPayment(payment)[0]?.label).toBe('Règlement FA-2026-000042 Élodie Garnier n° 12');
  });

  it('IN-5 a rate with accounts of its own uses them, the others the general ones; clients keep theirs', () => {
    const accounts = {
      ...DEFAULT_ACCOUNTS,
      clients: { number: '411100', name: 'Clients boutique' },
      cash: { number: '530100', name: 'Caisse boutique' },
      rates: [
        { vatRate: 550, sales: { number: '707055', name: 'Ventes 5,5' }, vat: { number: '445711', name: 'TVA 5,5' } },
      ],
    };
    const entries = entriesOfInvoice(piece('invoice', [[2000, 10_000], [550, 2_000]]), accounts); // prettier-ignore
    expect(short(entries)).toEqual([
      ['411100', 14_110, 0],
      ['707055', 0, 2_000],
      ['445711', 0, 110],
      ['707000', 0, 10_000],
      ['445710', 0, 2_000],
    ]);
    expect(entries.map(({ clientId }) => clientId)).toEqual([7, null, null, null, null]);
  });

  it.each([
    ['K', '707200'],
    ['AE', '706200'],
    [undefined, '707900'],
  ] as const)('IN-5 sales of category %s have the account %s, also in a credit note', (vatCategory, account) => {
    const zero = { vatRate: 0, sales: { number: '707900', name: 'Ventes exonérées' }, vat: DEFAULT_ACCOUNTS.vat };
    const accounts = { ...DEFAULT_ACCOUNTS, rates: [zero] };
    const sold = piece('invoice', [[0, 10_000]], { vatCategory });
    expect(short(entriesOfInvoice(sold, accounts))).toEqual([['411000', 10_000, 0], [account, 0, 10_000]]); // prettier-ignore
    const credited = piece('credit_note', [[0, 10_000]], { vatCategory });
    expect(short(entriesOfInvoice(credited, accounts))).toEqual([['411000', 0, 10_000], [account, 10_000, 0]]); // prettier-ignore
  });
});
