import { Injectable } from '@nestjs/common';
import { DomainError, type ProductInput, type ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { slugCandidates } from '../domain/slug.js';
import { CatalogueRepository, type ProductValues } from '../persistence/catalogue.repository.js';
import { ProductsQuery } from '../queries/products.query.js';
import { ProductChanges } from './product-changes.js';
import { productChanged } from './product-news.js';
import { valuesOf } from './product-values.js';

const defaults: Omit<ProductValues, 'sku' | 'name' | 'unit_price' | 'vat_rate'> = {
  description: '',
  category_id: null,
  unit: 'pièce',
  step: '1.0000',
  barcode: null,
  active: true,
  low_stock_threshold: null,
};

@Injectable()
export class CreateProduct {
  constructor(
    private readonly db: Db,
    private readonly products: CatalogueRepository,
    private readonly query: ProductsQuery,
    private readonly changes: ProductChanges,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: ProductInput): Promise<ProductView> {
    return await this.query.byId(actor, await this.create(actor, input));
  }

  /** A product made at the same moment may take the address between our look and our write: the next look sees it. */
  private async create(actor: Actor, input: ProductInput, looks = 3): Promise<number> {
    try {
      return await this.db.tx((tx) => this.insert(tx, actor, input));
    } catch (error) {
      if (looks === 0 || !isDuplicateKey(error, 'uq_products_slug')) throw error;
      return await this.create(actor, input, looks - 1);
    }
  }

  private async insert(tx: Tx, actor: Actor, input: ProductInput): Promise<number> {
    const { sku, name, unitPrice: unit_price, vatRate: vat_rate } = input;
    const values: ProductValues = { ...defaults, sku, name, unit_price, vat_rate, ...valuesOf(input) };
    if (values.category_id !== null && !(await this.products.categoryExists(tx, values.category_id))) {
      throw new DomainError('CATALOGUE.CATEGORY_NOT_FOUND');
    }
    const slug = await this.freeSlug(tx, values);
    const id = await this.products.insert(tx, slug, values, this.clock.now());
    const [product] = await this.products.inTransaction(tx, [id]);
    if (product !== undefined) await this.changes.created(tx, actor, product);
    await this.outbox.append(tx, [], [productChanged(id, 1, false)]);
    return id;
  }

  private async freeSlug(tx: Tx, { name, sku }: ProductValues): Promise<string> {
    const candidates = slugCandidates(name, sku);
    for (const slug of candidates) if (!(await this.products.slugTaken(tx, slug))) return slug;
    // Only the same SKU leads here: the insert refuses it by name.
    return candidates.at(-1) ?? '';
  }
}
