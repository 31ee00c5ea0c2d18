import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { ProductInput, ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { CatalogueFacade } from '../catalogue/index.js';
import { StockFacade } from './stock.facade.js';

export type ProductOptions = Partial<ProductInput> & {
  /** Received before the test begins; JSON number in the product's unit. */
  readonly onHand?: number;
};

/** For tests: a product at 10 € and 20 % with stock. `staff` creates it and receives the goods. */
export const aProduct = async (
  app: INestApplicationContext,
  staff: Actor,
  { onHand = 0, ...input }: ProductOptions = {},
): Promise<ProductView> => {
  const sku = input.sku ?? `T-${randomBytes(4).toString('hex')}`;
  const basic: ProductInput = { sku, name: `Produit ${sku}`, unitPrice: 10_000_000, vatRate: 2000 };
  const product = await app.get(CatalogueFacade, { strict: false }).createProduct(staff, { ...basic, ...input });
  if (onHand > 0) {
    const stock = app.get(StockFacade, { strict: false });
    await stock.move(staff, { productId: product.id, kind: 'receipt', quantity: onHand, reason: 'Livraison' });
  }
  return product;
};
