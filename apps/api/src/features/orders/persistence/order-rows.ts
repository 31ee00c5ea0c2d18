import type { OrderBuyer, OrderStatus } from '@picolo/contracts';
import { decimalToQuantity, parseJson } from '@picolo/server/db';
import type { OrderHead, OrderLine, OrderStep } from '../domain/order.js';

export interface HeadRow {
  readonly id: number;
  readonly client_id: number;
  readonly client_name: string;
  readonly status: OrderStatus;
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

export interface StepRow {
  readonly from_status: OrderStatus | null;
  readonly to_status: OrderStatus;
  readonly actor_id: number | null;
  readonly actor_name: string | null;
  readonly note: string | null;
  readonly created_at: Date;
}

export const headColumns = `id, client_id, client_name, status, version, line_count, net_cents, vat_cents, gross_cents,
  created_at, updated_at`;
export const orderColumns = `${headColumns}, buyer, note, purchase_order`;
export const lineColumns = `id, product_id, sku, name, unit, quantity, returned_quantity, unit_price, vat_rate, net_cents`;
export const stepColumns = 'from_status, to_status, actor_id, actor_name, note, created_at';

export const headOf = (row: HeadRow): OrderHead => ({
  id: row.id,
  clientId: row.client_id,
  clientName: row.client_name,
  status: row.status,
  version: row.version,
  lineCount: row.line_count,
  netCents: row.net_cents,
  vatCents: row.vat_cents,
  grossCents: row.gross_cents,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const buyerOf = (row: Pick<OrderRow, 'buyer'>): OrderBuyer => parseJson(row.buyer) as OrderBuyer;

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
  from: row.from_status,
  to: row.to_status,
  actorId: row.actor_id,
  actorName: row.actor_name,
  note: row.note,
  at: row.created_at,
});
