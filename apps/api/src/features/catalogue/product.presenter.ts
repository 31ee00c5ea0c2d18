import {
  unitGross,
  type CategoryView,
  type PhotoView,
  type ProductView,
  type ShopProductView,
  type StockView,
} from '@picolo/contracts';
import { decimalToQuantity, quantityToJson } from '@picolo/server/db';
import { thresholdOf, type ProductRow } from './persistence/product-rows.js';

const categoryOf = (row: ProductRow): CategoryView | null =>
  row.category_id === null
    ? null
    : { id: row.category_id, slug: row.category_slug ?? '', name: row.category_name ?? '' };

const offer = (row: ProductRow): Omit<ShopProductView, 'available' | 'stockVersion' | 'photos'> => ({
  id: row.id,
  slug: row.slug,
  sku: row.sku,
  name: row.name,
  description: row.description,
  category: categoryOf(row),
  unitPrice: row.unit_price,
  vatRate: row.vat_rate,
  grossCents: unitGross(row.unit_price, row.vat_rate),
  unit: row.unit,
  step: quantityToJson(decimalToQuantity(row.step)),
});

/** What everybody may see of a product. */
export const presentForShop = (row: ProductRow, stock: StockView, photos: readonly PhotoView[]): ShopProductView => ({
  ...offer(row),
  available: stock.sellable,
  stockVersion: stock.version,
  photos: photos.filter(({ state }) => state === 'ready'),
});

/** `withStock`: the reader has `stock.read`; others see what may be sold, and neither levels nor thresholds. */
export const presentProduct = (
  row: ProductRow,
  stock: StockView,
  withStock: boolean,
  photos: readonly PhotoView[],
): ProductView => {
  const threshold = thresholdOf(row);
  return {
    ...offer(row),
    categoryId: row.category_id,
    barcode: row.barcode,
    active: row.active === 1,
    lowStockThreshold: !withStock || threshold === null ? null : quantityToJson(threshold),
    archived: row.archived_at !== null,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    available: stock.sellable,
    stock: withStock ? stock : null,
    photos,
  };
};
