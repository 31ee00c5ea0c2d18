import {
  creditableOf,
  toJsonNumber,
  type InvoiceKind,
  type InvoiceListItem,
  type InvoiceMailView,
  type InvoiceSnapshot,
  type InvoiceView,
  type PaymentMethod,
  type PaymentView,
  type RelatedInvoice,
} from '@picolo/contracts';
import { paymentStateOf } from './domain/balance.js';

/** Columns of a list row; `sha256` and `size` are those of the document, null until it is made. */
export interface InvoiceListRow {
  readonly id: number;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly order_id: number;
  readonly order_number: string;
  readonly client_id: number;
  readonly client_name: string;
  readonly issue_date: string;
  readonly due_date: string | null;
  readonly net_cents: number;
  readonly vat_cents: number;
  readonly gross_cents: number;
  readonly created_at: Date;
  readonly prepaid_cents: number;
  readonly credited_cents: number;
  readonly applied_cents: number;
  readonly paid_cents: number;
  readonly balance_cents: number;
  readonly version: number;
  readonly sha256: string | null;
  readonly size: number | null;
}

export interface InvoiceDetailRow extends InvoiceListRow {
  readonly hash: string;
  readonly canonical: string;
  readonly original_id: number | null;
}

export interface PaymentOfInvoiceRow {
  readonly id: number;
  readonly amount_cents: number;
  readonly method: PaymentMethod;
  readonly paid_on: string;
  readonly reference: string | null;
  readonly cancels_id: number | null;
  readonly actor_name: string | null;
  readonly created_at: Date;
}

/** What belongs to an invoice besides its own row. */
export interface InvoiceSurroundings {
  readonly payments: readonly PaymentOfInvoiceRow[];
  readonly creditNotes: readonly (RelatedInvoice & { readonly canonical: string })[];
  readonly deposits: readonly RelatedInvoice[];
  readonly mails: readonly InvoiceMailView[];
  /** Today in the company's zone. */
  readonly today: string;
  /** For whom: a client does not see who of the staff recorded a payment. */
  readonly side: 'staff' | 'client';
}

export function presentListItem(row: InvoiceListRow, today: string): InvoiceListItem {
  const { kind, prepaid_cents: prepaidCents, credited_cents: creditedCents, version } = row;
  const { applied_cents: appliedCents, paid_cents: paidCents, balance_cents: balanceCents } = row;
  const dueDate = row.due_date ?? row.issue_date;
  return {
    ...{ prepaidCents, creditedCents, appliedCents, paidCents, balanceCents, version },
    paymentState: paymentStateOf({ kind, dueDate, appliedCents, paidCents, balanceCents }, today),
    id: row.id,
    number: row.number,
    kind: row.kind,
    orderId: row.order_id,
    orderNumber: row.order_number,
    clientId: row.client_id,
    clientName: row.client_name,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    netCents: row.net_cents,
    vatCents: row.vat_cents,
    grossCents: row.gross_cents,
    ready: row.sha256 !== null,
    createdAt: row.created_at.toISOString(),
  };
}

/** Lines and rates come from the frozen snapshot: the screen shows what the paper shows. */
export function presentInvoice(row: InvoiceDetailRow, surroundings: InvoiceSurroundings): InvoiceView {
  const snapshot = JSON.parse(row.canonical) as InvoiceSnapshot;
  const { original_id: originalId, sha256, size } = row;
  return {
    ...presentListItem(row, surroundings.today),
    vat: snapshot.rates.map(({ vatRate, base, vat }) => ({ rate: vatRate, baseCents: base, vatCents: vat })),
    lines: snapshot.lines.map(({ name, sku, quantity, unit, unitPrice, vatRate, net }) => ({
      name,
      sku,
      quantity: toJsonNumber(quantity, 4),
      unit,
      unitPrice,
      vatRate,
      netCents: net,
    })),
    original:
      originalId === null || snapshot.original === null ? null : { id: originalId, number: snapshot.original.number },
    creditNotes: surroundings.creditNotes.map(({ canonical: _canonical, ...note }) => note),
    deposits: surroundings.deposits,
    reason: snapshot.reason ?? null,
    credited: presentCredited(snapshot, surroundings),
    payments: presentPayments(surroundings),
    mails: surroundings.mails,
    email: snapshot.buyer.email,
    hash: row.hash,
    document: sha256 === null || size === null ? null : { sha256, size },
  };
}

function presentPayments({ payments, side }: InvoiceSurroundings): PaymentView[] {
  const cancelled = new Set(payments.map(({ cancels_id: id }) => id));
  return payments.map((row) => ({
    id: row.id,
    amountCents: row.amount_cents,
    method: row.method,
    paidOn: row.paid_on,
    reference: row.reference,
    cancels: row.cancels_id,
    cancelled: cancelled.has(row.id),
    by: side === 'staff' ? row.actor_name : null,
    createdAt: row.created_at.toISOString(),
  }));
}

function presentCredited(snapshot: InvoiceSnapshot, { creditNotes }: InvoiceSurroundings): InvoiceView['credited'] {
  const notes = creditNotes.map(({ canonical }) => JSON.parse(canonical) as InvoiceSnapshot);
  const { lines, rates } = creditableOf(snapshot, notes);
  return {
    quantities: lines.map(({ creditedQuantity }) => toJsonNumber(creditedQuantity, 4)),
    rates: rates.map(({ vatRate, creditedBase, creditedVat }) => ({
      rate: vatRate,
      baseCents: creditedBase,
      vatCents: creditedVat,
    })),
  };
}
