import { Injectable } from '@nestjs/common';
import type { CategoryView, ProductInput, ProductView, SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { decimalToQuantity, type Tx } from '@picolo/server/db';
import { CatalogueRepository } from './persistence/catalogue.repository.js';
import { thresholdOf } from './persistence/product-rows.js';
import { LowProductsQuery } from './queries/low-products.query.js';
import { ProductSearchQuery } from './queries/product-search.query.js';
import { CreateCategory } from './use-cases/create-category.use-case.js';
import { CreateProduct } from './use-cases/create-product.use-case.js';

/** A product as it is sold and moved, held against changes until the transaction ends. */
export interface HeldProduct {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  /** Integer ten-thousandths. */
  readonly step: number;
  /** Integer 1e-6 €, without VAT. */
  readonly unitPrice: number;
  /** Integer 1e-2 %. */
  readonly vatRate: number;
  readonly onSale: boolean;
  /** Low-stock threshold, integer ten-thousandths; null without one. */
  readonly threshold: number | null;
}

export interface WatchedProduct {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  /** Integer ten-thousandths. */
  readonly threshold: number;
}

/** Which products a counting session may be made of; all of them unless told. */
export interface CountableAmong {
  readonly categoryId?: number;
  readonly ids?: readonly number[];
}

export interface CountableProduct {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  readonly unit: string;
  /** Integer ten-thousandths, like the threshold. */
  readonly step: number;
  readonly threshold: number | null;
}

/** What stock and orders ask of the catalogue. */
@Injectable()
export class CatalogueFacade {
  constructor(
    private readonly products: CatalogueRepository,
    private readonly create: CreateProduct,
    private readonly category: CreateCategory,
    private readonly searching: ProductSearchQuery,
    private readonly lows: LowProductsQuery,
  ) {}

  /** Unknown ones are missing in the answer. No product held can be changed, archived or deleted meanwhile. */
  async hold(tx: Tx, productIds: readonly number[]): Promise<ReadonlyMap<number, HeldProduct>> {
    const rows = await this.products.hold(tx, productIds);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          ...{ id: row.id, sku: row.sku, name: row.name, unit: row.unit, step: decimalToQuantity(row.step) },
          ...{ unitPrice: row.unit_price, vatRate: row.vat_rate },
          onSale: row.active === 1 && row.archived_at === null,
          threshold: thresholdOf(row),
        },
      ]),
    );
  }

  /** Those that have a low-stock threshold, as it is now; read it after the levels are locked, and no crossing is missed. */
  async watched(tx: Tx, productIds: readonly number[]): Promise<readonly WatchedProduct[]> {
    const rows = await this.products.thresholds(tx, productIds);
    return rows.map((row) => ({ id: row.id, sku: row.sku, name: row.name, threshold: thresholdOf(row) ?? 0 }));
  }

  /** Products in use by id, at most 1,000 after `afterId`: what a counting session is made of. */
  async countable(tx: Tx, among: CountableAmong, afterId: number): Promise<readonly CountableProduct[]> {
    const rows = await this.products.countable(tx, among, afterId);
    return rows.map(({ low_stock_threshold: low, step, ...row }) => ({
      ...row,
      step: decimalToQuantity(step),
      threshold: low === null ? null : decimalToQuantity(low),
    }));
  }

  /** The product in use with exactly this barcode or SKU; null when there is none. */
  async idByCode(tx: Tx, code: string): Promise<number | null> {
    return await this.products.idByCode(tx, code);
  }

  async names(productIds: readonly number[]): Promise<ReadonlyMap<number, { sku: string; name: string }>> {
    const rows = await this.products.byIds(productIds);
    return new Map(rows.map(({ id, sku, name }) => [id, { sku, name }]));
  }

  /** Ids of products whose name, SKU or barcode has the text; at most 200. */
  async idsMatching(text: string): Promise<readonly number[]> {
    return await this.products.idsMatching(text);
  }

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    return await this.searching.search(actor, q, limit);
  }

  /** Ids of at most 20 products whose SKU begins so. */
  async idsBySkuPrefix(text: string): Promise<readonly number[]> {
    return await this.products.idsBySkuPrefix(text);
  }

  /** How many products are at or below their threshold. */
  async lowCount(): Promise<number> {
    return (await this.lows.ids()).length;
  }

  async idBySku(sku: string): Promise<number | null> {
    return await this.products.idBySku(sku);
  }

  async createProduct(actor: Actor, input: ProductInput): Promise<ProductView> {
    return await this.create.execute(actor, input);
  }

  async createCategory(name: string): Promise<CategoryView> {
    return await this.category.execute({ name });
  }
}
