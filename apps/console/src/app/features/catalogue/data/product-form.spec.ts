import type { ProductView } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { changedFields, emptyProduct, toChange, toForm, toInput } from './product-form';

const product: ProductView = {
  id: 7,
  slug: 'huile',
  sku: 'HUI-1',
  name: 'Huile d’olive',
  description: 'Première pression',
  categoryId: 2,
  category: { id: 2, slug: 'epicerie', name: 'Épicerie' },
  unitPrice: 8_325_000,
  vatRate: 550,
  unit: 'L',
  step: 0.25,
  barcode: null,
  active: true,
  lowStockThreshold: 2.5,
  grossCents: 878,
  archived: false,
  version: 4,
  updatedAt: '2026-11-20T10:00:00.000Z',
  available: 3,
  stock: null,
  photos: [],
};

describe('product form', () => {
  it('ST-1 a product goes through the form unchanged', () => {
    const { sku, name, description, categoryId, unitPrice, vatRate, unit, step, barcode, active, lowStockThreshold } =
      product;
    expect(toInput(toForm(product))).toEqual({
      ...{ sku, name, description, categoryId, unitPrice, vatRate, unit, step, barcode, active, lowStockThreshold },
    });
  });

  it('ST-1 only what was changed here is sent, so that another person’s change of another field stays', () => {
    const before = toForm(product);
    const after = { ...before, name: ' Huile vierge ', category: '', lowStockThreshold: null };
    expect(changedFields(before, after)).toEqual(['name', 'category', 'lowStockThreshold']);
    expect(toChange(before, after, 4)).toEqual({
      name: 'Huile vierge',
      categoryId: null,
      lowStockThreshold: null,
      version: 4,
    });
  });

  it('a new product has nothing to lose', () => {
    const empty = emptyProduct('pièce');
    expect(changedFields(empty, { ...empty })).toEqual([]);
  });
});
