import { quantityToJson } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';

/** The one alert of a crossing (ST-4). Quantities in integer ten-thousandths. */
export const lowStock = (
  product: { readonly id: number; readonly sku: string; readonly name: string },
  available: number,
  threshold: number,
): NewEvent<'stock.low'> => ({
  type: 'stock.low',
  subject: `product:${String(product.id)}`,
  payload: {
    productId: product.id,
    sku: product.sku,
    name: product.name,
    available: quantityToJson(available),
    threshold: quantityToJson(threshold),
  },
});
