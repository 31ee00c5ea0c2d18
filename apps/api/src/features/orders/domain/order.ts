import type { OrderBuyer, OrderStatus } from '@picolo/contracts';

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

/** A change of state; from equals to when lines came back and others did not. */
export interface OrderStep {
  readonly from: OrderStatus | null;
  readonly to: OrderStatus;
  readonly actorId: number | null;
  readonly actorName: string | null;
  readonly note: string | null;
  readonly at: Date;
}

export interface OrderHead {
  readonly id: number;
  readonly clientId: number;
  readonly clientName: string;
  readonly status: OrderStatus;
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
  readonly purchaseOrder: string | null;
  readonly lines: readonly OrderLine[];
  readonly steps: readonly OrderStep[];
}
