import type { Address } from '../clients/index.js';
import type { OrderStatus } from './order-states.js';

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
  /** Of the house, ≤ 2,000 characters: no client ever reads it. */
  readonly internalNote?: string;
  /** Where to, in place of the client's own delivery address. */
  readonly delivery?: Address;
}

/** What a client changes in their pending order (OR-5); what is absent stays. */
export interface ChangeOrderInput {
  /** The version the client saw: refused if the order changed since. */
  readonly version: number;
  /** The whole order as it shall be, 1…100 lines. Lines that stay keep their price. */
  readonly lines?: readonly OrderLineInput[];
  /** Empty: none. */
  readonly note?: string;
  /** Empty: none. */
  readonly purchaseOrder?: string;
  /** Null: to the billing address. */
  readonly delivery?: Address | null;
}

export interface AskChangeInput {
  /** 1…2,000 characters. */
  readonly text: string;
  /** The whole order as it is wished, 1…100 lines. */
  readonly lines?: readonly OrderLineInput[];
}

export interface AnswerChangeInput {
  readonly decision: 'accept' | 'refuse';
  /** 1…2,000 characters; the client reads it. */
  readonly answer: string;
  /** Make the wished lines the order's (while nothing was invoiced). */
  readonly apply?: boolean;
}

export interface InternalNoteInput {
  /** ≤ 2,000 characters; empty: none. */
  readonly note: string;
  readonly version: number;
}

export interface ChangeRequestParams {
  readonly id: number;
  readonly requestId: number;
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
