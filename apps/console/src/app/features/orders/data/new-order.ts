import {
  type Address,
  type ClientView,
  type PlaceOrderForClientInput,
  type ProductView,
  type RegimeBuyer,
  type Totals,
  type VatRegime,
  computeTotals,
  fromJsonNumber,
  toJsonNumber,
  underRegime,
} from '@picolo/contracts';
import { type AddressForm, EMPTY_ADDRESS, toAddress } from '../../clients/data/client-form';

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

/** Where the order goes: as the client record says, to the billing address, or to one typed here. */
export type DeliverTo = 'usual' | 'billing' | 'other';

export interface NewOrder {
  readonly clientId: number | null;
  readonly lines: readonly NewLine[];
  readonly note: string;
  readonly internalNote: string;
  readonly deliverTo: DeliverTo;
  readonly delivery: AddressForm;
  readonly purchaseOrder: string;
}

export const EMPTY_ORDER: NewOrder = {
  ...{ clientId: null, lines: [], note: '', internalNote: '', purchaseOrder: '' },
  ...{ deliverTo: 'usual', delivery: EMPTY_ADDRESS },
};

export function toLine(product: ProductView): NewLine {
  const step = fromJsonNumber(product.step, SCALE) ?? 10 ** SCALE;
  const { id: productId, name, sku, unit, unitPrice, vatRate } = product;
  const available = fromJsonNumber(product.available, SCALE) ?? 0;
  return { productId, name, sku, unit, step, unitPrice, vatRate, available, quantity: step };
}

/** The same calculation as order and invoice (OR-7). */
export function totalsOf(lines: readonly NewLine[], regime: VatRegime | null = null): Totals {
  const priced = lines.map((line) => underRegime(line, regime));
  return computeTotals(
    priced.map(({ quantity, unitPrice, vatRate }) => ({ quantity: Math.max(0, quantity ?? 0), unitPrice, vatRate })),
  );
}

/** Who buys, and where this order goes. */
export function buyerOf(client: ClientView, order: Pick<NewOrder, 'deliverTo' | 'delivery'>): RegimeBuyer {
  const { kind, vatNumber, vatNumberConfirmed, billing } = client;
  const to = { usual: client.delivery, billing, other: toAddress(order.delivery) ?? client.delivery };
  return { kind, vatNumber, vatNumberConfirmed, billing, delivery: to[order.deliverTo] };
}

/** One more of a product: a new line, or one step more of the line it has. */
export function withProduct(lines: readonly NewLine[], product: ProductView): readonly NewLine[] {
  if (!lines.some(({ productId }) => productId === product.id)) return [...lines, toLine(product)];
  return lines.map((line) =>
    line.productId === product.id ? { ...line, quantity: (line.quantity ?? 0) + line.step } : line,
  );
}

/** `billing`: of the chosen client, for an order that goes there. */
export function toInput(order: NewOrder, billing: Address | null = null): PlaceOrderForClientInput {
  const note = order.note.trim();
  const purchaseOrder = order.purchaseOrder.trim();
  const internalNote = order.internalNote.trim();
  const delivery = { usual: null, billing, other: toAddress(order.delivery) }[order.deliverTo];
  return {
    clientId: order.clientId ?? 0,
    lines: order.lines.map(({ productId, quantity }) => ({ productId, quantity: toJsonNumber(quantity ?? 0, SCALE) })),
    ...(note ? { note } : {}),
    ...(internalNote ? { internalNote } : {}),
    ...(delivery ? { delivery } : {}),
    ...(purchaseOrder ? { purchaseOrder } : {}),
  };
}
