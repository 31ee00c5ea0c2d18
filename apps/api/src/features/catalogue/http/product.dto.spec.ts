import 'reflect-metadata';
import { DomainError } from '@picolo/contracts';
import { validationPipe } from '@picolo/server/errors';
import { describe, expect, it } from 'vitest';
import { ChangeProductDto, CreateProductDto } from './product.dto.js';

const tea = { sku: 'THE-1', name: 'Thé vert', unitPrice: 8_325_000, vatRate: 550 };

/** The fields that are refused; none when the body goes through. */
async function refused(metatype: new () => object, body: object): Promise<readonly string[]> {
  try {
    await validationPipe().transform(body, { type: 'body', metatype });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { fields } = error.meta as { readonly fields: readonly { readonly field: string }[] };
    return [...new Set(fields.map(({ field }) => field))].sort();
  }
}

describe('product DTOs', () => {
  it('ST-1 a product needs its reference, name, price and VAT', async () => {
    expect(await refused(CreateProductDto, tea)).toEqual([]);
    expect(await refused(CreateProductDto, {})).toEqual(['name', 'sku', 'unitPrice', 'vatRate']);
  });

  it('ST-1 a change names its version and any of the fields', async () => {
    expect(await refused(ChangeProductDto, { version: 3 })).toEqual([]);
    expect(await refused(ChangeProductDto, { ...tea, version: 3 })).toEqual([]);
    expect(await refused(ChangeProductDto, { name: 'Thé noir' })).toEqual(['version']);
    expect(await refused(ChangeProductDto, { version: 3, colour: 'vert' })).toEqual(['colour']);
  });

  it('ST-1 a change is held to the same rules, and empties only what may be empty', async () => {
    const wrong = { sku: '', name: 'x'.repeat(201), unitPrice: -1, vatRate: 10_001, step: 0, unit: '' };
    expect(await refused(ChangeProductDto, { ...wrong, version: 3 })).toEqual(Object.keys(wrong).sort());
    const none = { sku: null, name: null, description: null, unitPrice: null, unit: null, step: null, active: null };
    expect(await refused(ChangeProductDto, { ...none, version: 3 })).toEqual(Object.keys(none).sort());
    const emptied = { categoryId: null, barcode: null, lowStockThreshold: null };
    expect(await refused(ChangeProductDto, { ...emptied, version: 3 })).toEqual([]);
  });
});
