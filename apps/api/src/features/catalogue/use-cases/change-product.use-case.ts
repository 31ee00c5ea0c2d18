import { Injectable } from '@nestjs/common';
import { DomainError, type ProductChange, type ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { CatalogueRepository } from '../persistence/catalogue.repository.js';
import type { ProductRow } from '../persistence/product-rows.js';
import { ProductsQuery } from '../queries/products.query.js';
import { ProductChanges } from './product-changes.js';
import { productChanged } from './product-news.js';
import { valuesOf } from './product-values.js';

/** Refused when somebody else changed the product since the version that the caller saw (ST-1). */
@Injectable()
export class ChangeProduct {
  constructor(
    private readonly db: Db,
    private readonly products: CatalogueRepository,
    private readonly query: ProductsQuery,
    private readonly changes: ProductChanges,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, id: number, change: ProductChange): Promise<ProductView> {
    await this.db.tx((tx) => this.change(tx, actor, id, change));
    return await this.query.byId(actor, id);
  }

  private async change(tx: Tx, actor: Actor, id: number, { version, ...change }: ProductChange): Promise<void> {
    const before = await this.read(tx, id);
    const values = valuesOf(change);
    const category = values.category_id ?? null;
    if (category !== null && !(await this.products.categoryExists(tx, category))) {
      throw new DomainError('CATALOGUE.CATEGORY_NOT_FOUND');
    }
    if (!(await this.products.change(tx, id, version, values, this.clock.now()))) {
      throw new DomainError('CATALOGUE.VERSION_CONFLICT', { version: before.version });
    }
    const after = await this.read(tx, id);
    const events = await this.changes.changed(tx, actor, before, after);
    await this.outbox.append(tx, events, [productChanged(id, after.version, false)]);
  }

  private async read(tx: Tx, id: number): Promise<ProductRow> {
    const [row] = await this.products.inTransaction(tx, [id]);
    if (row === undefined || row.archived_at !== null) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    return row;
  }
}
