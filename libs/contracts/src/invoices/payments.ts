/** How money came in or, for a credit note, went back to the client (IN-5). */
export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'cheque'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/**
 * Where an invoice stands with its client. `overdue` wins over `partial`. `credited`: nothing was paid, credit notes took
 * it back. Credit notes are `to_refund` while the client is owed something, then `settled`.
 */
export const PAYMENT_STATES = ['unpaid', 'partial', 'overdue', 'paid', 'credited', 'to_refund', 'settled'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What a list can be narrowed to. `unpaid` holds everything that clients still owe, overdue or not. */
export const INVOICE_DUES = ['unpaid', 'overdue', 'to_refund', 'settled'] as const;
export type InvoiceDue = (typeof INVOICE_DUES)[number];

export interface PaymentInput {
  /** Integer cents, more than 0 and at most the balance. */
  readonly amountCents: number;
  readonly method: PaymentMethod;
  /** `YYYY-MM-DD` in the company's zone, today or before. */
  readonly paidOn: string;
  /** Number of the cheque, label of the transfer …, ≤ 120 characters. */
  readonly reference?: string;
}

export interface CancelPaymentInput {
  /** Why: a cheque that bounced, a typing mistake …, ≤ 120 characters. */
  readonly reason?: string;
}

/** One entry of the timeline. A cancelled payment stays, with a second entry of the opposite amount. */
export interface PaymentView {
  readonly id: number;
  /** Negative when the entry cancels another. */
  readonly amountCents: number;
  readonly method: PaymentMethod;
  readonly paidOn: string;
  readonly reference: string | null;
  /** The entry that this one cancels. */
  readonly cancels: number | null;
  /** A later entry cancelled this one. */
  readonly cancelled: boolean;
  /** Who recorded it; null for the client's own view, and for the system. */
  readonly by: string | null;
  readonly createdAt: string;
}

/** What of an invoice is paid, credited and still due; integer cents. */
export interface InvoiceBalanceView {
  /** Deducted from the start: deposits that were invoiced before. */
  readonly prepaidCents: number;
  /** Sum of the credit notes that correct this invoice. */
  readonly creditedCents: number;
  /** What credit notes paid of it; for a credit note, what it paid of invoices. */
  readonly appliedCents: number;
  /** Payments; for a credit note, refunds. */
  readonly paidCents: number;
  /** What the client still owes; for a credit note, what the client is still owed. */
  readonly balanceCents: number;
  readonly paymentState: PaymentState;
  /** Goes up with each change of the balance. */
  readonly version: number;
}
