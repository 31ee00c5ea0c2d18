import { toJsonNumber, type LineChangeView } from '@picolo/contracts';
import type { Offer, Wanted } from './freeze.js';
import type { FrozenLine } from './order.js';

/**
 * What the changed order may take over from the catalogue: a product that was ordered keeps its name and price, and as long as
 * no more of it is wanted it stays on sale for this order.
 */
export const keepPrices = (
  lines: readonly FrozenLine[],
  wanted: readonly Wanted[],
  offers: ReadonlyMap<number, Offer>,
): ReadonlyMap<number, Offer> => {
  const kept = new Map(offers);
  for (const line of lines) {
    const offer = offers.get(line.productId);
    const more = wanted.some(({ productId, quantity }) => productId === line.productId && quantity > line.quantity);
    if (offer === undefined) continue;
    const { sku, name, unit, unitPrice, vatRate } = line;
    kept.set(line.productId, { ...offer, sku, name, unit, unitPrice, vatRate, onSale: offer.onSale || !more });
  }
  return kept;
};

interface Amount {
  readonly productId: number;
  readonly name: string;
  readonly quantity: number;
}

/** What each product gains or loses; quantities in integer ten-thousandths, both positive. */
export const exchangeOf = (
  before: readonly Amount[],
  after: readonly Amount[],
): { readonly released: readonly Amount[]; readonly reserved: readonly Amount[] } => {
  const deltas = new Map<number, Amount>();
  const add = ({ productId, name, quantity }: Amount, sign: 1 | -1): void => {
    const known = deltas.get(productId)?.quantity ?? 0;
    deltas.set(productId, { productId, name, quantity: known + sign * quantity });
  };
  for (const line of before) add(line, -1);
  for (const line of after) add(line, 1);
  const all = [...deltas.values()];
  return {
    released: all.filter(({ quantity }) => quantity < 0).map((line) => ({ ...line, quantity: -line.quantity })),
    reserved: all.filter(({ quantity }) => quantity > 0),
  };
};

/** The changed lines for the history, in the order of the new order, what was dropped at the end. */
export const describeChanges = (before: readonly Amount[], after: readonly Amount[]): LineChangeView[] => {
  const sum = (lines: readonly Amount[], id: number): number | null => {
    const own = lines.filter(({ productId }) => productId === id);
    return own.length === 0 ? null : own.reduce((total, { quantity }) => total + quantity, 0);
  };
  const json = (quantity: number | null): number | null => (quantity === null ? null : toJsonNumber(quantity, 4));
  const all = new Map([...after, ...before].map(({ productId, name }) => [productId, name] as const));
  return [...all]
    .map(([id, name]) => ({ name, before: sum(before, id), after: sum(after, id) }))
    .filter((change) => change.before !== change.after)
    .map((change) => ({ name: change.name, before: json(change.before), after: json(change.after) }));
};
