import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';
import type { Permission } from '../core/permissions.js';
import type { FrozenAddress } from './order-snapshot.js';

export * from './order-number.js';
export * from './order-snapshot.js';

export const orderStatuses = [
  'pending',
  'processing',
  'processed',
  'shipped',
  'delivered',
  'cancelled',
  'returned',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The transition table of OR-3: from → to, with the permission it takes. `returned` is reached when all lines are. */
export const orderTransitions: readonly {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly permission: Permission;
}[] = [
  { from: 'pending', to: 'processing', permission: 'orders.process' },
  { from: 'processing', to: 'processed', permission: 'orders.process' },
  { from: 'processed', to: 'shipped', permission: 'orders.ship' },
  { from: 'shipped', to: 'delivered', permission: 'orders.ship' },
  { from: 'pending', to: 'cancelled', permission: 'orders.cancel' },
  { from: 'processing', to: 'cancelled', permission: 'orders.cancel' },
  { from: 'processed', to: 'cancelled', permission: 'orders.cancel' },
  { from: 'shipped', to: 'returned', permission: 'orders.return' },
  { from: 'delivered', to: 'returned', permission: 'orders.return' },
];

export interface OrderLineInput {
  readonly productId: number;
  /** In the product's unit, > 0, a multiple of its step, ≤ 4 decimals. */
  readonly quantity: number;
}

export interface PlaceOrderInput {
  /** 1…100 lines. The same product twice is one line. */
  readonly lines: readonly OrderLineInput[];
  /** For whoever prepares the order. */
  readonly note?: string;
  /** The client's own order number (BT-13), ≤ 50 characters. */
  readonly purchaseOrder?: string;
}

export interface PlaceOrderForClientInput extends PlaceOrderInput {
  readonly clientId: number;
}

export interface OrderLineView {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly returnedQuantity: number;
  /** Frozen, without VAT, 1e-6 €. */
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly netCents: number;
}

export interface VatView {
  readonly rate: number;
  readonly baseCents: number;
  readonly vatCents: number;
}

export interface OrderStepView {
  /** Null when it was placed; the same as `to` when some lines came back and others did not. */
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  readonly at: string;
  /** Who; null for a client's view of staff, and for the system. */
  readonly by: string | null;
  readonly note: string | null;
}

export interface OrderListItem {
  readonly id: number;
  readonly number: string;
  readonly status: OrderStatus;
  readonly version: number;
  readonly clientId: number;
  readonly clientName: string;
  readonly lineCount: number;
  readonly grossCents: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface OrderView extends OrderListItem {
  readonly netCents: number;
  readonly vatCents: number;
  readonly vat: readonly VatView[];
  readonly lines: readonly OrderLineView[];
  readonly billing: FrozenAddress;
  readonly delivery: FrozenAddress;
  readonly note: string | null;
  readonly purchaseOrder: string | null;
  readonly history: readonly OrderStepView[];
  /** The states this caller may move it to now, the expected next one first. */
  readonly next: readonly OrderStatus[];
}

export interface OrderListQuery extends ListQuery {
  readonly status?: OrderStatus;
  readonly clientId?: number;
  readonly sort?: 'createdAt' | '-createdAt';
}

export interface MoveOrderInput {
  readonly to: OrderStatus;
  readonly note?: string;
  /** When given, refused if the order changed since (a screen that was left open). */
  readonly version?: number;
}

export interface ReturnLineInput {
  readonly lineId: number;
  readonly quantity: number;
  readonly disposition: 'restock' | 'scrap';
  /** Why it came back, ≤ 300 characters. */
  readonly reason?: string;
}

export interface ReturnInput {
  readonly lines: readonly ReturnLineInput[];
  readonly note?: string;
}

const placing = [
  'ORDERS.NOT_ENOUGH_STOCK',
  'ORDERS.PRODUCT_UNAVAILABLE',
  'ORDERS.NO_BILLING_ADDRESS',
  'STOCK.QUANTITY_STEP',
  'IDEMPOTENCY.DIFFERENT_BODY',
] as const;
const moving = [
  'ORDERS.NOT_FOUND',
  'ORDERS.TRANSITION_NOT_ALLOWED',
  'ORDERS.VERSION_CONFLICT',
  'ORDERS.INVOICE_NOT_POSSIBLE',
] as const;

export const listOrders = endpoint<{ query: OrderListQuery }, Page<OrderListItem>>('GET', '/api/orders', {
  access: 'orders.read',
});

export const placeOrderForClient = endpoint<{ body: PlaceOrderForClientInput }, OrderView>('POST', '/api/orders', {
  access: 'orders.create',
  status: 201,
  errors: [...placing, 'CLIENTS.NOT_FOUND'],
  idempotent: true,
  // A basket is never lost to a counter (SE-1).
  limit: 'none',
});

export const getOrder = endpoint<{ params: ById }, OrderView>('GET', '/api/orders/:id', {
  access: 'orders.read',
  errors: ['ORDERS.NOT_FOUND'],
});

/**
 * Moving takes the permission of the transition table; `orders.read` only opens the door. To `returned`: everything that is
 * still out comes back to stock; for single lines and for scrapping see `returnOrderLines`.
 */
export const moveOrder = endpoint<{ params: ById; body: MoveOrderInput }, OrderView>(
  'POST',
  '/api/orders/:id/transitions',
  { access: 'orders.read', errors: moving },
);

export const returnOrderLines = endpoint<{ params: ById; body: ReturnInput }, OrderView>(
  'POST',
  '/api/orders/:id/returns',
  {
    access: 'orders.return',
    errors: ['ORDERS.NOT_FOUND', 'ORDERS.TRANSITION_NOT_ALLOWED', 'ORDERS.RETURN_TOO_MUCH', 'STOCK.QUANTITY_STEP'],
  },
);

export const listMyOrders = endpoint<{ query: OrderListQuery }, Page<OrderListItem>>('GET', '/api/my/orders', {
  access: 'orders.own',
});

export const placeMyOrder = endpoint<{ body: PlaceOrderInput }, OrderView>('POST', '/api/my/orders', {
  access: 'orders.own',
  status: 201,
  errors: [...placing, 'ORDERS.NO_CLIENT_RECORD'],
  idempotent: true,
  // A basket is never lost to a counter (SE-1).
  limit: 'none',
});

export const getMyOrder = endpoint<{ params: ById }, OrderView>('GET', '/api/my/orders/:id', {
  access: 'orders.own',
  errors: ['ORDERS.NOT_FOUND'],
});

/** A client may only cancel, and only while pending. */
export const moveMyOrder = endpoint<{ params: ById; body: MoveOrderInput }, OrderView>(
  'POST',
  '/api/my/orders/:id/transitions',
  { access: 'orders.own', errors: moving },
);
