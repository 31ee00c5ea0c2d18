import { Injectable } from '@nestjs/common';
import { DomainError, type CategoryListView } from '@picolo/contracts';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { CategoriesRepository } from '../persistence/categories.repository.js';
import { CategoriesQuery } from '../queries/categories.query.js';

/** Name, order and end of categories. Their addresses stay what they were. */
@Injectable()
export class KeepCategories {
  constructor(
    private readonly db: Db,
    private readonly categories: CategoriesRepository,
    private readonly query: CategoriesQuery,
  ) {}

  async rename(id: number, name: string): Promise<readonly CategoryListView[]> {
    return await this.change(async (tx, ids) => {
      assertKnown(ids, id);
      await this.categories.rename(tx, id, name.trim()).catch((error: unknown) => {
        throw isDuplicateKey(error, 'uq_categories_name') ? new DomainError('CATALOGUE.CATEGORY_NAME_TAKEN') : error;
      });
    });
  }

  async order(wanted: readonly number[]): Promise<readonly CategoryListView[]> {
    return await this.change(async (tx, ids) => {
      const same = wanted.length === ids.length && ids.every((id) => wanted.includes(id));
      if (!same) throw new DomainError('CATALOGUE.CATEGORIES_CHANGED');
      await this.categories.setOrder(tx, wanted);
    });
  }

  async takeAway(id: number): Promise<readonly CategoryListView[]> {
    return await this.change(async (tx, ids) => {
      assertKnown(ids, id);
      const products = await this.categories.productsIn(tx, id);
      if (products > 0) throw new DomainError('CATALOGUE.CATEGORY_NOT_EMPTY', { products });
      await this.categories.delete(tx, id);
    });
  }

  private async change(work: (tx: Tx, ids: readonly number[]) => Promise<void>): Promise<readonly CategoryListView[]> {
    await this.db.tx(async (tx) => {
      await work(tx, await this.categories.lock(tx));
    });
    return await this.query.overview();
  }
}

const assertKnown = (ids: readonly number[], id: number): void => {
  if (!ids.includes(id)) throw new DomainError('CATALOGUE.CATEGORY_NOT_FOUND');
};
