import {
  type ProductChange,
  type ProductInput,
  type ProductView,
  fromJsonNumber,
  toJsonNumber,
} from '@picolo/contracts';

const QUANTITY_SCALE = 4;
const ONE = 10 ** QUANTITY_SCALE;

/** The form of a product; prices in 1e-6 €, rates in 1e-2 %, quantities in ten-thousandths. */
export interface ProductForm {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  /** Select value: the id as text, empty for none. */
  readonly category: string;
  readonly unitPrice: number | null;
  readonly vatRate: string;
  readonly unit: string;
  readonly step: number | null;
  readonly barcode: string;
  readonly active: boolean;
  readonly lowStockThreshold: number | null;
}

export const VAT_RATES: readonly number[] = [2000, 1000, 550, 210, 0];

export function emptyProduct(unit: string): ProductForm {
  return {
    sku: '',
    name: '',
    description: '',
    category: '',
    unitPrice: null,
    vatRate: '2000',
    unit,
    step: ONE,
    barcode: '',
    active: true,
    lowStockThreshold: null,
  };
}

export function toForm(product: ProductView): ProductForm {
  return {
    sku: product.sku,
    name: product.name,
    description: product.description,
    category: product.categoryId === null ? '' : String(product.categoryId),
    unitPrice: product.unitPrice,
    vatRate: String(product.vatRate),
    unit: product.unit,
    step: fromJsonNumber(product.step, QUANTITY_SCALE),
    barcode: product.barcode ?? '',
    active: product.active,
    lowStockThreshold:
      product.lowStockThreshold === null ? null : fromJsonNumber(product.lowStockThreshold, QUANTITY_SCALE),
  };
}

export function toInput(form: ProductForm): ProductInput {
  const threshold = form.lowStockThreshold;
  return {
    sku: form.sku.trim(),
    name: form.name.trim(),
    description: form.description.trim(),
    categoryId: form.category === '' ? null : Number(form.category),
    unitPrice: form.unitPrice ?? 0,
    vatRate: Number(form.vatRate),
    unit: form.unit.trim(),
    step: toJsonNumber(form.step ?? ONE, QUANTITY_SCALE),
    barcode: form.barcode.trim() || null,
    active: form.active,
    lowStockThreshold: threshold === null ? null : toJsonNumber(threshold, QUANTITY_SCALE),
  };
}

/** The fields that differ between two states of the form. */
export function changedFields(before: ProductForm, after: ProductForm): (keyof ProductForm)[] {
  return (Object.keys(after) as (keyof ProductForm)[]).filter((field) => before[field] !== after[field]);
}

const INPUT_OF: Readonly<Partial<Record<keyof ProductForm, keyof ProductInput>>> = { category: 'categoryId' };

/** Only what was changed here: what somebody else changed meanwhile in other fields stays. */
export function toChange(before: ProductForm, after: ProductForm, version: number): ProductChange {
  const input = toInput(after);
  const changed = changedFields(before, after).map((field) => INPUT_OF[field] ?? (field as keyof ProductInput));
  return { ...Object.fromEntries(changed.map((field) => [field, input[field]])), version };
}
