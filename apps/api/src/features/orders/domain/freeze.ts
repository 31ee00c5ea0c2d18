import {
  computeTotals,
  DomainError,
  fromJsonNumber,
  printable,
  toJsonNumber,
  underRegime,
  type Address,
  type ClientKind,
  type FrozenAddress,
  type OrderBuyer,
  type OrderLineInput,
  type Totals,
  type VatRegime,
} from '@picolo/contracts';
import type { FrozenLine } from './order.js';

/** What an order takes over from a product. */
export interface Offer {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  readonly step: number;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly onSale: boolean;
}

/** What an order takes over from its client (ID-10). */
export interface Buyer {
  readonly kind: ClientKind;
  readonly name: string;
  readonly email: string | null;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly billing: Address | null;
  readonly delivery: Address | null;
}

/** A wanted product; quantity in integer ten-thousandths. */
export interface Wanted {
  readonly productId: number;
  readonly quantity: number;
}

/** The same product twice is one line, where it was named first. Quantities were checked at the edge (≤ 4 decimals). */
export const mergeLines = (lines: readonly OrderLineInput[]): Wanted[] => {
  const merged = new Map<number, number>();
  for (const { productId, quantity } of lines) {
    merged.set(productId, (merged.get(productId) ?? 0) + (fromJsonNumber(quantity, 4) ?? 0));
  }
  return [...merged].map(([productId, quantity]) => ({ productId, quantity }));
};

/** As the invoice's font prints it (OR-7), and no longer than a column holds. */
const frozenText = (text: string, length: number): string => {
  const plain = printable(text);
  return plain.length <= length ? plain : [...plain].slice(0, length).join('');
};

/**
 * Lines with name, price and rate of this moment, and their totals; under a regime they bear no VAT. Throws ORDERS.PRODUCT_UNAVAILABLE and
 * STOCK.QUANTITY_STEP, naming the product.
 */
export const freezeLines = (
  wanted: readonly Wanted[],
  offers: ReadonlyMap<number, Offer>,
  regime?: VatRegime,
): { readonly lines: FrozenLine[]; readonly totals: Totals } => {
  const priced = wanted.map(({ productId, quantity }) => {
    const offer = sold(productId, offers);
    return { productId, quantity, offer: underRegime(offer, regime ?? null) };
  });
  for (const { quantity, offer } of priced) {
    if (quantity % offer.step === 0) continue;
    const step = toJsonNumber(offer.step, 4);
    throw new DomainError('STOCK.QUANTITY_STEP', { productId: offer.id, name: offer.name, step });
  }
  const totals = computeTotals(priced.map(({ quantity, offer }) => ({ ...offer, quantity })));
  const lines = priced.map(({ productId, quantity, offer }, index) => ({
    productId,
    sku: frozenText(offer.sku, 60),
    name: frozenText(offer.name, 200),
    unit: frozenText(offer.unit, 20),
    quantity,
    unitPrice: offer.unitPrice,
    vatRate: offer.vatRate,
    netCents: totals.lineNets[index] ?? 0,
  }));
  return { lines, totals };
};

const sold = (productId: number, offers: ReadonlyMap<number, Offer>): Offer => {
  const offer = offers.get(productId);
  if (offer?.onSale === true) return offer;
  throw new DomainError('ORDERS.PRODUCT_UNAVAILABLE', { productId, name: offer?.name ?? `#${String(productId)}` });
};

/** With the name to write on the envelope. */
export const frozenAddress = (address: Address, name: string): FrozenAddress => ({
  ...address,
  name: address.name ?? name,
});

/** Who buys, with the addresses of this moment. Throws ORDERS.NO_BILLING_ADDRESS. */
export const freezeBuyer = (client: Buyer): OrderBuyer & { readonly billing: FrozenAddress } => {
  const { kind, name, email, siren, vatNumber, billing, delivery } = client;
  if (billing === null) throw new DomainError('ORDERS.NO_BILLING_ADDRESS');
  return {
    ...{ kind, name, email, siren, vatNumber },
    billing: frozenAddress(billing, name),
    delivery: delivery === null ? null : frozenAddress(delivery, name),
  };
};
