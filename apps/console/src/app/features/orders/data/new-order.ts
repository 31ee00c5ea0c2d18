import {
  type PlaceOrderForClientInput,
  type ProductView,
  type Totals,
  computeTotals,
  fromJsonNumber,
  toJsonNumber,
} from '@picolo/contracts';

const SCALE = 4;

/** A line while it is typed; quantities in ten-thousandths. */
export interface NewLine {
  readonly productId: number;
  readonly name: string;
  readonly sku: string;
  readonly unit: string;
  readonly step: number;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly available: number;
  readonly quantity: number | null;
}

export interface NewOrder {
  readonly clientId: number | null;
  readonly lines: readonly NewLine[];
  readonly note: string;
  readonly purchaseOrder: string;
}

export const EMPTY_ORDER: NewOrder = { clientId: null, lines: [], note: '', purchaseOrder: '' };

export function toLine(product: ProductView): NewLine {
  const step = fromJsonNumber(product.step, SCALE) ?? 10 ** SCALE;
  const { id: productId, name, sku, unit, unitPrice, vatRate } = product;
  const available = fromJsonNumber(product.available, SCALE) ?? 0;
  return { productId, name, sku, unit, step, unitPrice, vatRate, available, quantity: step };
}

/** The same calculation as order and invoice (OR-7). */
export function totalsOf(lines: readonly NewLine[]): Totals {
  return computeTotals(
    lines.map(({ quantity, unitPrice, vatRate }) => ({ quantity: Math.max(0, quantity ?? 0), unitPrice, vatRate })),
  );
}

export function toInput(order: NewOrder): PlaceOrderForClientInput {
  const note = order.note.trim();
  const purchaseOrder = order.purchaseOrder.trim();
  return {
    clientId: order.clientId ?? 0,
    lines: order.lines.map(({ productId, quantity }) => ({ productId, quantity: toJsonNumber(quantity ?? 0, SCALE) })),
    ...(note ? { note } : {}),
    ...(purchaseOrder ? { purchaseOrder } : {}),
  };
}
