import type { ProductInput } from '@picolo/contracts';
import { jsonToQuantity, quantityToDecimal } from '@picolo/server/db';
import type { ProductValues } from '../persistence/catalogue.repository.js';

const decimal = (value: number): string => quantityToDecimal(jsonToQuantity(value));
const blankToNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

/** A given input as column values; what was not given is left out. */
export const valuesOf = (input: Partial<ProductInput>): Partial<ProductValues> => {
  const { sku, name, description, categoryId, unitPrice, vatRate, unit, step, barcode, active } = input;
  const threshold = input.lowStockThreshold;
  const values: { readonly [K in keyof ProductValues]: ProductValues[K] | undefined } = {
    sku: sku?.trim(),
    name: name?.trim(),
    description: description?.trim(),
    category_id: categoryId,
    unit_price: unitPrice,
    vat_rate: vatRate,
    unit: unit?.trim(),
    step: step === undefined ? undefined : decimal(step),
    barcode: barcode === undefined ? undefined : blankToNull(barcode),
    active,
    low_stock_threshold: threshold === undefined || threshold === null ? threshold : decimal(threshold),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
};
