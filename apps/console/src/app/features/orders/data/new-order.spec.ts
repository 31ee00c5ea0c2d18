import { type ClientView, vatRegimeOf } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { EMPTY_ADDRESS } from '../../clients/data/client-form';
import { EMPTY_ORDER, type NewLine, buyerOf, toInput, totalsOf, withProduct } from './new-order';

const line: NewLine = {
  productId: 3,
  name: 'Café',
  sku: 'CAF',
  unit: 'kg',
  step: 2_500,
  unitPrice: 8_325_000,
  vatRate: 2000,
  available: 100_000,
  quantity: 30_000,
};

describe('new order', () => {
  it('OR-7 the form shows the totals of the invoice', () => {
    expect(totalsOf([line])).toMatchObject({ net: 2498, vat: 500, gross: 2998 });
  });

  it('OR-7 under a regime the form shows the total without VAT', () => {
    expect(totalsOf([line], 'intra-community')).toMatchObject({ net: 2498, vat: 0, gross: 2498 });
  });

  it('OR-7 the buyer is judged by where this order goes', () => {
    const [brussels, lyon] = ['BE', 'FR'].map((country) => ({ line1: '1', postalCode: '1000', city: 'V', country }));
    const client: ClientView = {
      ...{ id: 4, version: 2, hasAccount: true, createdAt: '2026-11-21T09:00:00.000Z' },
      ...{ kind: 'company', name: 'Maison Wouters', email: null, phone: null, siren: null },
      ...{ vatNumber: 'BE0403170701', vatNumberConfirmed: true, billing: brussels ?? null, delivery: lyon ?? null },
    };
    const seller = { country: 'FR', vatRegistered: true, nature: 'B1' } as const;
    const regime = (deliverTo: 'usual' | 'billing' | 'other', delivery = EMPTY_ADDRESS): string | null =>
      vatRegimeOf(buyerOf(client, { deliverTo, delivery }), seller);
    expect([regime('usual'), regime('billing')]).toEqual([null, 'intra-community']);
    const ghent = { ...EMPTY_ADDRESS, line1: '2 Korenmarkt', postalCode: '9000', city: 'Gent', country: 'BE' };
    // Nothing written yet: it goes where it usually goes.
    expect([regime('other'), regime('other', ghent)]).toEqual([null, 'intra-community']);
  });

  it('OR-7 an empty or negative quantity counts as nothing while it is typed', () => {
    expect(totalsOf([{ ...line, quantity: null }]).gross).toBe(0);
    expect(totalsOf([{ ...line, quantity: -10_000 }]).gross).toBe(0);
  });

  it('OR-1 sends JSON numbers and leaves out what was not written', () => {
    expect(toInput({ ...EMPTY_ORDER, clientId: 5, lines: [{ ...line, quantity: 2_500 }], note: '  ' })).toEqual({
      clientId: 5,
      lines: [{ productId: 3, quantity: 0.25 }],
    });
  });

  it('OR-1 the delivery address goes along only where it differs from the usual one', () => {
    const billing = { line1: '1 rue Haute', postalCode: '69001', city: 'Lyon', country: 'FR' };
    const other = { ...EMPTY_ADDRESS, line1: '2 rue Basse', postalCode: '13001', city: 'Marseille' };
    const sent = (deliverTo: 'usual' | 'billing' | 'other'): unknown =>
      toInput({ ...EMPTY_ORDER, clientId: 5, deliverTo, delivery: other }, billing).delivery;
    expect([sent('usual'), sent('billing')]).toEqual([undefined, billing]);
    expect(sent('other')).toEqual({ line1: '2 rue Basse', postalCode: '13001', city: 'Marseille', country: 'FR' });
  });

  it('OR-1 a product scanned twice is two of it', () => {
    const product = { id: 3, step: 0.25 } as Parameters<typeof withProduct>[1];
    expect(withProduct([line], product)).toMatchObject([{ quantity: 32_500 }]);
  });
});
