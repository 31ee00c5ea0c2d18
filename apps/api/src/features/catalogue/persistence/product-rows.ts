import { decimalToQuantity } from '@picolo/server/db';

/** A product with its category as the database answers it. */
export interface ProductRow {
  readonly id: number;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly category_id: number | null;
  readonly category_slug: string | null;
  readonly category_name: string | null;
  readonly unit_price: number;
  readonly vat_rate: number;
  readonly unit: string;
  readonly step: string;
  readonly barcode: string | null;
  readonly active: number;
  readonly low_stock_threshold: string | null;
  readonly version: number;
  readonly archived_at: Date | null;
  readonly updated_at: Date;
}

/** What selling and moving need to know. */
export type HeldProductRow = Pick<
  ProductRow,
  'id' | 'sku' | 'name' | 'unit' | 'step' | 'unit_price' | 'vat_rate' | 'active' | 'archived_at' | 'low_stock_threshold'
>;

/** What counting needs to know. */
export type CountableRow = Pick<
  ProductRow,
  'id' | 'sku' | 'name' | 'barcode' | 'unit' | 'step' | 'low_stock_threshold'
>;

export type ThresholdRow = Pick<ProductRow, 'id' | 'sku' | 'name' | 'low_stock_threshold'>;

export const productColumns = `p.id, p.sku, p.slug, p.name, p.description, p.category_id, c.slug AS category_slug,
  c.name AS category_name, p.unit_price, p.vat_rate, p.unit, p.step, p.barcode, p.active, p.low_stock_threshold, p.version,
  p.archived_at, p.updated_at`;
/** `told`: which index of the products to read, or what joins them. */
export const productTables = (told = ''): string => `products p ${told} LEFT JOIN categories c ON c.id = p.category_id`;

export const thresholdOf = (row: Pick<ProductRow, 'low_stock_threshold'>): number | null =>
  row.low_stock_threshold === null ? null : decimalToQuantity(row.low_stock_threshold);

/** `50 %_` → `%50 \%\_%`: what a person typed, anywhere in the text. */
export const containing = (text: string): string => `%${text.trim().replace(/[\\%_]/gu, '\\$&')}%`;
