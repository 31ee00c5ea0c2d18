import type {
  ChangeRequestState,
  ChangeRequestView,
  OrderBuyer,
  OrderOrigin,
  OrderStatus,
  OrderStepDetails,
  OrderStepKind,
} from '@picolo/contracts';
import { decimalToQuantity, parseJson } from '@picolo/server/db';
import type { ChangeRequest, Order, OrderHead, OrderLine, OrderReturn, OrderStep } from '../domain/order.js';

export interface HeadRow {
  readonly id: number;
  readonly client_id: number;
  readonly client_name: string;
  readonly status: OrderStatus;
  readonly origin: OrderOrigin;
  readonly change_requested: number;
  readonly version: number;
  readonly line_count: number;
  readonly net_cents: number;
  readonly vat_cents: number;
  readonly gross_cents: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface OrderRow extends HeadRow {
  readonly buyer: unknown;
  readonly note: string | null;
  readonly internal_note: string | null;
  readonly purchase_order: string | null;
}

export interface LineRow {
  readonly id: number;
  readonly product_id: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: string;
  readonly returned_quantity: string;
  readonly unit_price: number;
  readonly vat_rate: number;
  readonly net_cents: number;
}

export interface ReturnRow {
  readonly id: number;
  readonly order_line_id: number;
  readonly quantity: string;
  readonly disposition: 'restock' | 'scrap';
  readonly reason: string | null;
  readonly created_at: Date;
}

export interface RequestRow {
  readonly id: number;
  readonly state: ChangeRequestState;
  readonly text: string;
  readonly wished: unknown;
  readonly answer: string | null;
  readonly answered_name: string | null;
  readonly applied: number;
  readonly created_at: Date;
  readonly answered_at: Date | null;
}

export interface StepRow {
  readonly kind: OrderStepKind;
  readonly from_status: OrderStatus | null;
  readonly to_status: OrderStatus;
  readonly actor_id: number | null;
  readonly actor_name: string | null;
  readonly note: string | null;
  readonly details: unknown;
  readonly created_at: Date;
}

export const headColumns = `id, client_id, client_name, status, origin, change_requested, version, line_count, net_cents, vat_cents, gross_cents,
  created_at, updated_at`;
export const orderColumns = `${headColumns}, buyer, note, internal_note, purchase_order`;
export const lineColumns = `id, product_id, sku, name, unit, quantity, returned_quantity, unit_price, vat_rate, net_cents`;
export const stepColumns = 'kind, from_status, to_status, actor_id, actor_name, note, details, created_at';
export const requestColumns = 'id, state, text, wished, answer, answered_name, applied, created_at, answered_at';

export const headOf = (row: HeadRow): OrderHead => ({
  id: row.id,
  clientId: row.client_id,
  clientName: row.client_name,
  status: row.status,
  origin: row.origin,
  changeRequested: row.change_requested === 1,
  version: row.version,
  lineCount: row.line_count,
  netCents: row.net_cents,
  vatCents: row.vat_cents,
  grossCents: row.gross_cents,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const buyerOf = (row: Pick<OrderRow, 'buyer'>): OrderBuyer => parseJson(row.buyer) as OrderBuyer;

export const wordsOf = (row: OrderRow): Pick<Order, 'note' | 'internalNote' | 'purchaseOrder'> => ({
  ...{ note: row.note, internalNote: row.internal_note, purchaseOrder: row.purchase_order },
});

export const lineOf = (row: LineRow): OrderLine => ({
  id: row.id,
  productId: row.product_id,
  sku: row.sku,
  name: row.name,
  unit: row.unit,
  quantity: decimalToQuantity(row.quantity),
  returnedQuantity: decimalToQuantity(row.returned_quantity),
  unitPrice: row.unit_price,
  vatRate: row.vat_rate,
  netCents: row.net_cents,
});

export const stepOf = (row: StepRow): OrderStep => ({
  kind: row.kind,
  from: row.from_status,
  to: row.to_status,
  actorId: row.actor_id,
  actorName: row.actor_name,
  note: row.note,
  details: row.details === null ? null : (parseJson(row.details) as OrderStepDetails),
  at: row.created_at,
});

export const returnOf = (row: ReturnRow): OrderReturn => ({
  ...{ id: row.id, lineId: row.order_line_id, quantity: decimalToQuantity(row.quantity) },
  ...{ disposition: row.disposition, reason: row.reason, at: row.created_at },
});

export const requestOf = (row: RequestRow): ChangeRequest => ({
  ...{ id: row.id, state: row.state, text: row.text, at: row.created_at },
  wished: row.wished === null ? null : (parseJson(row.wished) as ChangeRequestView['wished']),
  ...{ answer: row.answer, answeredName: row.answered_name, answeredAt: row.answered_at },
  applied: row.applied === 1,
});
