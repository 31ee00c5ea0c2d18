import type { InvoiceKind, PaymentState } from '@picolo/contracts';

/** What of an invoice is paid, credited and due; integer cents. */
export interface Balance {
  readonly invoiceId: number;
  readonly kind: InvoiceKind;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly grossCents: number;
  /** Deposits deducted when it was issued. */
  readonly prepaidCents: number;
  /** Sum of its credit notes. */
  readonly creditedCents: number;
  /** Set off between credit notes and invoices of the same order. */
  readonly appliedCents: number;
  readonly paidCents: number;
  readonly balanceCents: number;
  readonly version: number;
}

/** `settled`, or who owes: the client (`receivable`), or the company on a credit note (`payable`). */
export type Settlement = 'settled' | 'receivable' | 'payable';

export function settlementOf(kind: InvoiceKind, balanceCents: number): Settlement {
  if (balanceCents === 0) return 'settled';
  return kind === 'credit_note' ? 'payable' : 'receivable';
}

type Standing = Pick<Balance, 'kind' | 'dueDate' | 'appliedCents' | 'paidCents' | 'balanceCents'>;

/** The one word for where an invoice stands on a day of the company's zone. Due today is not overdue yet. */
export function paymentStateOf(balance: Standing, today: string): PaymentState {
  const { kind, dueDate, appliedCents, paidCents, balanceCents } = balance;
  if (kind === 'credit_note') return balanceCents === 0 ? 'settled' : 'to_refund';
  if (balanceCents === 0) return paidCents === 0 && appliedCents > 0 ? 'credited' : 'paid';
  if (dueDate < today) return 'overdue';
  return paidCents > 0 || appliedCents > 0 ? 'partial' : 'unpaid';
}

/** One amount that a credit note pays of an invoice. */
export interface SetOff {
  readonly creditNoteId: number;
  readonly invoiceId: number;
  readonly amountCents: number;
}

/**
 * Sets open credit notes off against open invoices of the same order, the oldest of each first: what the client is owed
 * pays what the client owes. What is left over on a credit note is to be refunded.
 */
export function setOffs(balances: readonly Pick<Balance, 'invoiceId' | 'kind' | 'balanceCents'>[]): SetOff[] {
  const open = balances
    .filter(({ balanceCents }) => balanceCents > 0)
    .sort((a, b) => a.invoiceId - b.invoiceId)
    .map((balance) => ({ ...balance, left: balance.balanceCents }));
  const found: SetOff[] = [];
  for (const credit of open.filter(({ kind }) => kind === 'credit_note')) {
    for (const debt of open.filter(({ kind }) => kind !== 'credit_note')) {
      const amountCents = Math.min(credit.left, debt.left);
      if (amountCents === 0) continue;
      credit.left -= amountCents;
      debt.left -= amountCents;
      found.push({ creditNoteId: credit.invoiceId, invoiceId: debt.invoiceId, amountCents });
    }
  }
  return found;
}
