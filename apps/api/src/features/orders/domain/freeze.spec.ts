import { DomainError } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { freezeBuyer, freezeLines, mergeLines, type Offer } from './freeze.js';

const offer = (id: number, overrides: Partial<Offer> = {}): Offer => ({
  ...{ id, sku: `S-${String(id)}`, name: 'Thé', unit: 'pièce', step: 10_000, unitPrice: 8_325_000, vatRate: 2000 },
  onSale: true,
  ...overrides,
});
const offers = (...list: Offer[]): ReadonlyMap<number, Offer> => new Map(list.map((one) => [one.id, one]));
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof DomainError ? { code: error.code, meta: error.meta } : error;
  }
};

describe('freezing an order', () => {
  it('OR-1 the same product twice is one line', () => {
    const lines = [3, 1, 3].map((productId) => ({ productId, quantity: 2 }));
    expect(mergeLines(lines)).toEqual([
      { productId: 3, quantity: 40_000 },
      { productId: 1, quantity: 20_000 },
    ]);
  });

  it('OR-7 characters that the invoice cannot print become “?” on the line', () => {
    const tea = offer(1, { name: 'Thé 🍵 « vert »', sku: '茶-1' });
    const { lines } = freezeLines([{ productId: 1, quantity: 10_000 }], offers(tea));
    expect(lines[0]).toMatchObject({ name: 'Thé ? « vert »', sku: '?-1' });
  });

  it('OR-7 totals come from the shared calculation', () => {
    const wanted = [1, 2, 3].map((productId) => ({ productId, quantity: 10_000 }));
    const list = offers(offer(1), offer(2), offer(3, { vatRate: 550, unitPrice: 1_005_000 }));
    const { lines, totals } = freezeLines(wanted, list);
    expect(lines.map(({ netCents }) => netCents)).toEqual([833, 833, 101]);
    expect(totals).toMatchObject({ net: 1767, vat: 339, gross: 2106 });
  });

  it('OR-1 what is not sold is refused by name, a wrong quantity with its step', () => {
    const wanted = [{ productId: 1, quantity: 15_000 }];
    expect(refusal(() => freezeLines(wanted, offers()))).toMatchObject({ code: 'ORDERS.PRODUCT_UNAVAILABLE' });
    const gone = offer(1, { onSale: false, name: 'Bougie' });
    expect(refusal(() => freezeLines(wanted, offers(gone)))).toEqual({
      code: 'ORDERS.PRODUCT_UNAVAILABLE',
      meta: { productId: 1, name: 'Bougie' },
    });
    expect(refusal(() => freezeLines(wanted, offers(offer(1))))).toMatchObject({
      code: 'STOCK.QUANTITY_STEP',
      meta: { step: 1 },
    });
  });

  it('ID-10 addresses are frozen with the name on the envelope; none to bill is refused', () => {
    const place = { line1: '1 rue de la Paix', postalCode: '75002', city: 'Paris', country: 'FR' };
    const client = { kind: 'person', name: 'Léa Roy', email: null, siren: null, vatNumber: null } as const;
    const buyer = freezeBuyer({ ...client, billing: place, delivery: { ...place, name: 'Gardien' } });
    expect([buyer.billing.name, buyer.delivery?.name]).toEqual(['Léa Roy', 'Gardien']);
    expect(refusal(() => freezeBuyer({ ...client, billing: null, delivery: place }))).toMatchObject({
      code: 'ORDERS.NO_BILLING_ADDRESS',
    });
  });
});
