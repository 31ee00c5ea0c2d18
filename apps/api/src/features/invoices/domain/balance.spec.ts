import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentStateOf, setOffs } from './balance.js';

const standing = { kind: 'invoice', dueDate: '2026-12-20', appliedCents: 0, paidCents: 0, balanceCents: 1000 } as const;

describe('paymentStateOf', () => {
  it('IN-5 names where an invoice stands', () => {
    const state = (overrides: Partial<Parameters<typeof paymentStateOf>[0]>, today = '2026-12-01') =>
      paymentStateOf({ ...standing, ...overrides }, today);
    expect(state({})).toBe('unpaid');
    expect(state({ paidCents: 400, balanceCents: 600 })).toBe('partial');
    expect(state({ paidCents: 1000, balanceCents: 0 })).toBe('paid');
    expect(state({ appliedCents: 1000, balanceCents: 0 })).toBe('credited');
    expect(state({ kind: 'credit_note' })).toBe('to_refund');
    expect(state({ kind: 'credit_note', balanceCents: 0 })).toBe('settled');
  });

  it('IN-5 is overdue from the day after the due date on', () => {
    expect(paymentStateOf(standing, '2026-12-20')).toBe('unpaid');
    expect(paymentStateOf(standing, '2026-12-21')).toBe('overdue');
    expect(paymentStateOf({ ...standing, balanceCents: 0, paidCents: 1000 }, '2027-01-01')).toBe('paid');
  });
});

describe('setOffs', () => {
  const row = fc.record({
    invoiceId: fc.integer({ min: 1, max: 10_000 }),
    kind: fc.constantFrom('invoice' as const, 'credit_note' as const),
    balanceCents: fc.nat(100_000),
  });

  it('IN-5 never sets off more than is open on either side, and leaves at most one side open', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ invoiceId }) => invoiceId, maxLength: 8 }), (rows) => {
        const left = new Map(rows.map(({ invoiceId, balanceCents }) => [invoiceId, balanceCents]));
        for (const { creditNoteId, invoiceId, amountCents } of setOffs(rows)) {
          expect(amountCents).toBeGreaterThan(0);
          left.set(creditNoteId, (left.get(creditNoteId) ?? 0) - amountCents);
          left.set(invoiceId, (left.get(invoiceId) ?? 0) - amountCents);
        }
        expect([...left.values()].every((cents) => cents >= 0)).toBe(true);
        const open = rows.filter(({ invoiceId }) => (left.get(invoiceId) ?? 0) > 0).map(({ kind }) => kind);
        expect(new Set(open).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
