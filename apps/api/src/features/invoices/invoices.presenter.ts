import {
  toJsonNumber,
  type InvoiceKind,
  type InvoiceListItem,
  type InvoiceSnapshot,
  type InvoiceView,
} from '@picolo/contracts';

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
  readonly sha256: string | null;
  readonly size: number | null;
}

export interface InvoiceDetailRow extends InvoiceListRow {
  readonly hash: string;
  readonly canonical: string;
  readonly original_id: number | null;
}

export function presentListItem(row: InvoiceListRow): InvoiceListItem {
  return {
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
export function presentInvoice(row: InvoiceDetailRow): InvoiceView {
  const snapshot = JSON.parse(row.canonical) as InvoiceSnapshot;
  const { original_id: originalId, sha256, size } = row;
  return {
    ...presentListItem(row),
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
    hash: row.hash,
    document: sha256 === null || size === null ? null : { sha256, size },
  };
}
