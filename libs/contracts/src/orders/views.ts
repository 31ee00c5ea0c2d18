import type { ListQuery } from '../core/endpoint.js';
import type { FrozenAddress } from './order-snapshot.js';
import type { OrderLineInput } from './inputs.js';
import type { OrderStatus } from './order-states.js';
import type { VatRegime } from './vat-regime.js';

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

/**
 * What a step of the history tells. `moved`: a change of state, with the placing and returns. `changed`: by the client.
 * `internal-note` is for staff only.
 */
export const orderStepKinds = [
  'moved',
  'changed',
  'internal-note',
  'change-requested',
  'request-withdrawn',
  'request-accepted',
  'request-refused',
] as const;
export type OrderStepKind = (typeof orderStepKinds)[number];

/** A line before and after a change; null: it was not there. Quantities in the product's unit. */
export interface LineChangeView {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface OrderStepDetails {
  readonly lines?: readonly LineChangeView[];
  /** What else was changed: `note`, `delivery`, `purchaseOrder`. */
  readonly fields?: readonly string[];
  /** Texts of the house, before and after. */
  readonly before?: string | null;
  readonly after?: string | null;
}

export interface OrderStepView {
  readonly kind: OrderStepKind;
  /** Null when it was placed; the same as `to` when the state did not change. */
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  readonly at: string;
  /** Who; null for a client's view of staff, and for the system. */
  readonly by: string | null;
  readonly note: string | null;
  readonly details: OrderStepDetails | null;
}

/** What came back of a line. */
export interface OrderReturnView {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
  readonly disposition: 'restock' | 'scrap';
  readonly at: string;
  /** Null for clients. */
  readonly reason: string | null;
}

export const changeRequestStates = ['open', 'accepted', 'refused', 'withdrawn', 'closed'] as const;
/** `closed`: the order ended before there was an answer. */
export type ChangeRequestState = (typeof changeRequestStates)[number];

/** What a client asks to change in an order that is being worked on (OR-5). */
export interface ChangeRequestView {
  readonly id: number;
  readonly state: ChangeRequestState;
  readonly text: string;
  /** The whole order as the client would like it; null: words only. */
  readonly wished: readonly (OrderLineInput & { readonly name: string; readonly unit: string })[] | null;
  readonly at: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  /** Who answered; null for clients. */
  readonly answeredBy: string | null;
  /** The wished lines became the order's. */
  readonly applied: boolean;
}

export const orderOrigins = ['portal', 'staff'] as const;
/** Who entered it: the client themself, or staff for them. */
export type OrderOrigin = (typeof orderOrigins)[number];

export interface OrderListItem {
  readonly id: number;
  readonly number: string;
  readonly status: OrderStatus;
  readonly origin: OrderOrigin;
  readonly version: number;
  readonly clientId: number;
  readonly clientName: string;
  readonly lineCount: number;
  readonly grossCents: number;
  /** A request for change waits for an answer. */
  readonly changeRequested: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface OrderView extends OrderListItem {
  readonly netCents: number;
  readonly vatCents: number;
  readonly vat: readonly VatView[];
  /** Why it bears no VAT, when it bears none because of its buyer. */
  readonly vatRegime: VatRegime | null;
  readonly lines: readonly OrderLineView[];
  readonly billing: FrozenAddress;
  readonly delivery: FrozenAddress;
  readonly note: string | null;
  /** Of the house; always null for clients. */
  readonly internalNote: string | null;
  readonly purchaseOrder: string | null;
  readonly returns: readonly OrderReturnView[];
  /** Newest first. */
  readonly requests: readonly ChangeRequestView[];
  readonly history: readonly OrderStepView[];
  /** The states this caller may move it to now, the expected next one first. */
  readonly next: readonly OrderStatus[];
}

export const orderSorts = ['-createdAt', 'createdAt', '-gross', 'gross'] as const;
export type OrderSort = (typeof orderSorts)[number];

/** Which orders; `q` finds by number, client, SKU and the client's own order number. */
export interface OrderFilter {
  readonly q?: string;
  readonly status?: OrderStatus;
  readonly clientId?: number;
  readonly origin?: OrderOrigin;
  /** Days in the company's zone, `YYYY-MM-DD`, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** `open`: those that wait for an answer to a request for change. */
  readonly requests?: 'open';
}

export interface OrderListQuery extends OrderFilter, ListQuery {
  readonly sort?: OrderSort;
}

export interface OrderExportQuery extends OrderFilter {
  readonly sort?: OrderSort;
  /** Of the headings, the separators and the dates; French unless told. */
  readonly locale?: 'fr' | 'en';
}

/** How many orders stand in each state. */
export interface OrderCounts {
  readonly counts: Readonly<Record<OrderStatus, number>>;
  /** Counting stops here: this number means "as many, or more". */
  readonly most: number;
}
