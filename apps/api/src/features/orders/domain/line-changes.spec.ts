import { describe, expect, it } from 'vitest';
import type { Offer } from './freeze.js';
import { describeChanges, exchangeOf, keepPrices } from './line-changes.js';
import type { FrozenLine } from './order.js';

const line = (productId: number, quantity: number): FrozenLine => ({
  ...{ productId, quantity, sku: `S${String(productId)}`, name: `Produit ${String(productId)}`, unit: 'pièce' },
  ...{ unitPrice: 5_000_000, vatRate: 2000, netCents: 0 },
});
const offer = (id: number, onSale = true): Offer => ({
  ...{ id, sku: 'NEW', name: 'Nouveau nom', unit: 'pièce', step: 10_000, unitPrice: 9_000_000, vatRate: 2000, onSale },
});

describe('changing the lines of an order', () => {
  it('OR-5 what was ordered keeps its price, what is new takes today’s', () => {
    const offers = new Map([offer(1), offer(2)].map((one) => [one.id, one]));
    const kept = keepPrices([line(1, 10_000)], [{ productId: 1, quantity: 20_000 }], offers);
    expect(kept.get(1)).toMatchObject({ name: 'Produit 1', unitPrice: 5_000_000 });
    expect(kept.get(2)).toMatchObject({ name: 'Nouveau nom', unitPrice: 9_000_000 });
  });

  it('OR-5 what left the catalogue may stay or shrink, not grow', () => {
    const offers = new Map([[1, offer(1, false)]]);
    const onSale = (quantity: number): boolean | undefined =>
      keepPrices([line(1, 20_000)], [{ productId: 1, quantity }], offers).get(1)?.onSale;
    expect([onSale(10_000), onSale(20_000), onSale(30_000)]).toEqual([true, true, false]);
  });

  it('OR-5 the stock moves by the difference only', () => {
    const { released, reserved } = exchangeOf([line(1, 30_000), line(2, 10_000)], [line(1, 10_000), line(3, 5_000)]);
    expect(released.map(({ productId, quantity }) => [productId, quantity])).toEqual([
      [1, 20_000],
      [2, 10_000],
    ]);
    expect(reserved.map(({ productId, quantity }) => [productId, quantity])).toEqual([[3, 5_000]]);
    expect(exchangeOf([line(1, 1)], [line(1, 1)])).toEqual({ released: [], reserved: [] });
  });

  it('OR-5 the history names what changed, and nothing else', () => {
    expect(describeChanges([line(1, 30_000), line(2, 10_000)], [line(1, 30_000), line(3, 5_000)])).toEqual([
      { name: 'Produit 3', before: null, after: 0.5 },
      { name: 'Produit 2', before: 1, after: null },
    ]);
  });
});
