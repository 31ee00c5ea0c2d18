import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';
import type { MailState } from '../operations/index.js';
import type { VatView } from '../orders/index.js';
import type { CancelPaymentInput, InvoiceBalanceView, InvoiceDue, PaymentInput, PaymentView } from './payments.js';
import type { InvoiceKind } from './snapshot.js';

export interface InvoiceListItem extends InvoiceBalanceView {
  readonly id: number;
  /** `FA-2026-000001`, `AV-2026-000001`. */
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly orderId: number;
  readonly orderNumber: string;
  readonly clientId: number;
  readonly clientName: string;
  /** ISO dates in the company's zone. */
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  /** The document can be downloaded. */
  readonly ready: boolean;
  readonly createdAt: string;
}

export interface InvoiceLineView {
  readonly name: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly netCents: number;
}

export interface InvoiceMailView {
  readonly id: number;
  readonly recipient: string;
  readonly state: MailState;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** Another document that belongs to this one. */
export interface RelatedInvoice {
  readonly id: number;
  readonly number: string;
  readonly issueDate: string;
  readonly grossCents: number;
}

export interface InvoiceView extends InvoiceListItem {
  readonly vat: readonly VatView[];
  readonly lines: readonly InvoiceLineView[];
  /** Credit notes: the invoice they correct. */
  readonly original: { readonly id: number; readonly number: string } | null;
  /** Credit notes that correct it, oldest first. */
  readonly creditNotes: readonly RelatedInvoice[];
  /** Deposit invoices that it deducts, oldest first. */
  readonly deposits: readonly RelatedInvoice[];
  /** Why a credit note was made. */
  readonly reason: string | null;
  /** What its credit notes took back: quantities by line, in the order of the lines, and sums by rate. */
  readonly credited: {
    readonly quantities: readonly number[];
    readonly rates: readonly VatView[];
  };
  /** Oldest first. */
  readonly payments: readonly PaymentView[];
  /** The letters that brought it to the client, newest first; empty in the client's own view. */
  readonly mails: readonly InvoiceMailView[];
  /** Where it would be mailed to; null: the client has no e-mail address. */
  readonly email: string | null;
  /** Hex SHA-256 of this link of the chain. */
  readonly hash: string;
  /** Hex SHA-256 and size in bytes of the PDF; null while it is being made. */
  readonly document: { readonly sha256: string; readonly size: number } | null;
}

export interface InvoiceListQuery extends ListQuery {
  readonly kind?: InvoiceKind;
  readonly orderId?: number;
  readonly clientId?: number;
  /** Narrowed to what is due or settled; then sorted by due date, the oldest first. */
  readonly due?: InvoiceDue;
}

/**
 * What a credit note takes back: everything that is left, quantities of lines (`line` from 1, JSON quantities), or an
 * amount without VAT per rate. Exactly one of the three.
 */
export interface CreditNoteInput {
  readonly rest?: true;
  readonly lines?: readonly { readonly line: number; readonly quantity: number }[];
  readonly amounts?: readonly { readonly vatRate: number; readonly netCents: number }[];
  /** Printed on the credit note, ≤ 200 characters. */
  readonly reason?: string;
}

export interface SendInvoiceInput {
  /** Instead of the client's own address. */
  readonly to?: string;
}

/** Exactly one of the two. */
export interface DepositInput {
  /** In hundredths of a percent of the order: 30 % = 3000. */
  readonly percent?: number;
  /** With VAT. */
  readonly grossCents?: number;
}

export interface PaymentOf {
  readonly paymentId: number;
}

export interface ChainReport {
  readonly series: string;
  readonly checked: number;
  /** The first number whose hash, sequence or document does not fit; null when the chain holds. */
  readonly brokenAt: string | null;
  readonly reason: string | null;
}

export const listInvoices = endpoint<{ query: InvoiceListQuery }, Page<InvoiceListItem>>('GET', '/api/invoices', {
  access: 'invoices.read',
});

export const getInvoice = endpoint<{ params: ById }, InvoiceView>('GET', '/api/invoices/:id', {
  access: 'invoices.read',
  errors: ['INVOICES.NOT_FOUND'],
});

export const invoicePdf = endpoint<{ params: ById }, Uint8Array>('GET', '/api/invoices/:id/pdf', {
  access: 'invoices.read',
  kind: 'file',
  errors: ['INVOICES.NOT_FOUND', 'INVOICES.NOT_READY'],
});

/** A payment of an invoice, a refund of a credit note. */
export const recordPayment = endpoint<{ params: ById; body: PaymentInput }, InvoiceView>(
  'POST',
  '/api/invoices/:id/payments',
  {
    access: 'invoices.pay',
    status: 201,
    errors: ['INVOICES.NOT_FOUND', 'INVOICES.PAYMENT_TOO_HIGH', 'INVOICES.NOTHING_DUE', 'IDEMPOTENCY.DIFFERENT_BODY'],
    idempotent: true,
  },
);

/** Writes the counter-entry: nothing recorded is ever changed or removed. */
export const cancelPayment = endpoint<{ params: ById & PaymentOf; body: CancelPaymentInput }, InvoiceView>(
  'POST',
  '/api/invoices/:id/payments/:paymentId/cancel',
  { access: 'invoices.pay', errors: ['INVOICES.PAYMENT_NOT_FOUND', 'INVOICES.PAYMENT_CANCELLED'] },
);

/** A credit note by hand; answers the credit note. What it may take back is `credited` of the invoice's view. */
export const issueCreditNote = endpoint<{ params: ById; body: CreditNoteInput }, InvoiceView>(
  'POST',
  '/api/invoices/:id/credit-notes',
  {
    access: 'invoices.issue',
    status: 201,
    errors: [
      'INVOICES.NOT_FOUND',
      'INVOICES.NOT_CREDITABLE',
      'INVOICES.DEPOSIT_DEDUCTED',
      'INVOICES.CREDIT_TOO_HIGH',
      'INVOICES.CREDIT_LINE_TOO_HIGH',
      'INVOICES.NOTHING_TO_CREDIT',
      'ORDERS.INVOICE_NOT_POSSIBLE',
      'IDEMPOTENCY.DIFFERENT_BODY',
    ],
    idempotent: true,
  },
);

/** A deposit invoice on an order that is not invoiced yet; answers the deposit invoice. */
export const issueDeposit = endpoint<{ params: ById; body: DepositInput }, InvoiceView>(
  'POST',
  '/api/orders/:id/deposits',
  {
    access: 'invoices.issue',
    status: 201,
    errors: [
      'ORDERS.NOT_FOUND',
      'INVOICES.DEPOSIT_TOO_LATE',
      'INVOICES.DEPOSIT_INTRA_COMMUNITY',
      'INVOICES.DEPOSIT_TOO_HIGH',
      'INVOICES.DEPOSIT_TOO_LOW',
      'ORDERS.INVOICE_NOT_POSSIBLE',
      'IDEMPOTENCY.DIFFERENT_BODY',
    ],
    idempotent: true,
  },
);

/** Mails the stored document to the client, again or for the first time. */
export const sendInvoice = endpoint<{ params: ById; body: SendInvoiceInput }, InvoiceView>(
  'POST',
  '/api/invoices/:id/mails',
  {
    access: 'invoices.issue',
    status: 201,
    errors: ['INVOICES.NOT_FOUND', 'INVOICES.NOT_READY', 'INVOICES.NO_EMAIL'],
  },
);

export const verifyInvoices = endpoint<object, readonly ChainReport[]>('POST', '/api/invoices/verify', {
  access: 'invoices.verify',
});

export const listMyInvoices = endpoint<{ query: InvoiceListQuery }, Page<InvoiceListItem>>('GET', '/api/my/invoices', {
  access: 'invoices.own',
});

export const getMyInvoice = endpoint<{ params: ById }, InvoiceView>('GET', '/api/my/invoices/:id', {
  access: 'invoices.own',
  errors: ['INVOICES.NOT_FOUND'],
});

export const myInvoicePdf = endpoint<{ params: ById }, Uint8Array>('GET', '/api/my/invoices/:id/pdf', {
  access: 'invoices.own',
  kind: 'file',
  errors: ['INVOICES.NOT_FOUND', 'INVOICES.NOT_READY'],
});
