import { Injectable } from '@nestjs/common';
import { unitPriceFromGross, type CategoryView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { CatalogueFacade, StockLevels } from '../../apps/api/src/features/catalogue/index.js';
import { StockFacade } from '../../apps/api/src/features/stock/index.js';
import { barcode, categories } from './catalogue.js';
import type { ProductSeed } from './product-seed.js';
import { ShopPhotosSeed } from './shop-photos.seed.js';

/** Categories, products and what the shop had when it opened. */
@Injectable()
export class ShopCatalogueSeed {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly stock: StockFacade,
    private readonly levels: StockLevels,
    private readonly photos: ShopPhotosSeed,
  ) {}

  /** Adds what is missing; answers the product ids by SKU. */
  async ensure(by: Actor): Promise<ReadonlyMap<string, number>> {
    const ids = new Map<string, number>();
    for (const { name, products } of categories) {
      const category = await this.catalogue.createCategory(name);
      for (const product of products) ids.set(product.sku, await this.product(by, product, category, ids.size));
    }
    await this.open(by, ids);
    await this.photos.ensure(by, ids);
    return ids;
  }

  private async product(by: Actor, seed: ProductSeed, category: CategoryView, index: number): Promise<number> {
    const present = await this.catalogue.idBySku(seed.sku);
    if (present !== null) return present;
    const { sku, name, vat, low, text, unit, step, gross } = seed;
    const price = { unitPrice: unitPriceFromGross(gross, vat), vatRate: vat };
    const facts = { description: text, categoryId: category.id, barcode: barcode(index), lowStockThreshold: low };
    return (await this.catalogue.createProduct(by, { sku, name, ...price, ...facts, unit, step })).id;
  }

  /** A product that never moved has not been received. */
  private async open(by: Actor, ids: ReadonlyMap<string, number>): Promise<void> {
    const levels = await this.levels.levelsOf([...ids.values()]);
    for (const { sku, stock } of categories.flatMap(({ products }) => products)) {
      const productId = ids.get(sku) ?? 0;
      if (levels.get(productId)?.version !== 0) continue;
      await this.stock.move(by, { productId, kind: 'receipt', quantity: stock, reason: 'Ouverture de la boutique' });
    }
  }
}
