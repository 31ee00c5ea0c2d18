import { Injectable } from '@nestjs/common';
import { DomainError, type ProductRemoval } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isForeignKeyRefusal } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { CatalogueRepository } from '../persistence/catalogue.repository.js';
import { KeepPhotos } from './keep-photos.use-case.js';
import { ProductChanges } from './product-changes.js';
import { productChanged } from './product-news.js';

/** The last thing screens hear of a product: above any version it had. */
const lastVersion = 4_294_967_295;

/** Deletes what was never used; what orders or movements name is archived (ST-1). The foreign keys know which. */
@Injectable()
export class RemoveProduct {
  constructor(
    private readonly db: Db,
    private readonly products: CatalogueRepository,
    private readonly changes: ProductChanges,
    private readonly photos: KeepPhotos,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, id: number): Promise<ProductRemoval> {
    try {
      await this.end(actor, id, 'deleted');
      return { result: 'deleted' };
    } catch (error) {
      if (!isForeignKeyRefusal(error)) throw error;
    }
    await this.end(actor, id, 'archived');
    return { result: 'archived' };
  }

  private async end(actor: Actor, id: number, result: ProductRemoval['result']): Promise<void> {
    await this.db.tx(async (tx) => {
      const [product] = await this.products.inTransaction(tx, [id]);
      if (result === 'deleted') await this.photos.forgetAllOf(tx, id);
      const done =
        result === 'deleted'
          ? await this.products.delete(tx, id)
          : await this.products.archive(tx, id, this.clock.now());
      if (!done || product === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
      await this.changes.removed(tx, actor, product);
      await this.outbox.append(tx, [], [productChanged(id, lastVersion, true)]);
    });
  }
}
