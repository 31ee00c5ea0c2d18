import type {
  ChangeRequestState,
  ChangeRequestView,
  OrderBuyer,
  OrderOrigin,
  OrderStatus,
  OrderStepDetails,
  OrderStepKind,
} from '@picolo/contracts';

/** A line as it was frozen. Quantities integer ten-thousandths, price 1e-6 €, rate 1e-2 %, net cents. */
export interface FrozenLine {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly netCents: number;
}

export interface OrderLine extends FrozenLine {
  readonly id: number;
  readonly returnedQuantity: number;
}

/** Something that happened; from equals to when the state stayed. */
export interface OrderStep {
  readonly kind: OrderStepKind;
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  readonly actorId: number | null;
  readonly actorName: string | null;
  readonly note: string | null;
  readonly details: OrderStepDetails | null;
  readonly at: Date;
}

/** What came back of a line; quantity in integer ten-thousandths. */
export interface OrderReturn {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
  readonly disposition: 'restock' | 'scrap';
  readonly reason: string | null;
  readonly at: Date;
}

/** What a client asks to change, and what was answered (OR-5). */
export interface ChangeRequest {
  readonly id: number;
  readonly state: ChangeRequestState;
  readonly text: string;
  readonly wished: ChangeRequestView['wished'];
  readonly at: Date;
  readonly answer: string | null;
  readonly answeredName: string | null;
  readonly answeredAt: Date | null;
  readonly applied: boolean;
}

export interface OrderHead {
  readonly id: number;
  readonly clientId: number;
  readonly clientName: string;
  readonly status: OrderStatus;
  readonly origin: OrderOrigin;
  readonly changeRequested: boolean;
  readonly version: number;
  readonly lineCount: number;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** An order with all that belongs to it. */
export interface Order extends OrderHead {
  readonly buyer: OrderBuyer;
  readonly note: string | null;
  readonly internalNote: string | null;
  readonly purchaseOrder: string | null;
  readonly lines: readonly OrderLine[];
  readonly steps: readonly OrderStep[];
  readonly returns: readonly OrderReturn[];
  /** Newest first. */
  readonly requests: readonly ChangeRequest[];
}
