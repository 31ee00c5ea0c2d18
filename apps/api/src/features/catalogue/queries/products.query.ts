import { Injectable } from '@nestjs/common';
import { DomainError, type Page, type ProductListQuery, type ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, pageLimit, pageOf } from '@picolo/server/db';
import { StockLevels } from '../catalogue.ports.js';
import { productIdsWith, productWords } from '../persistence/product-matching.js';
import { productColumns, productTables, type ProductRow } from '../persistence/product-rows.js';
import { presentProduct } from '../product.presenter.js';
import { LowProductsQuery } from './low-products.query.js';
import { PhotosQuery } from './photos.query.js';
import {
  plainSource,
  sortOf,
  wordsByName,
  wordsInOrder,
  type Narrowing,
  type Sort,
  type Source,
  type Where,
} from './product-source.js';

/** So many products are sorted; of more the list is read in its order, where some of them are near. */
const mostSorted = 500;
/** Of a place more: walking a very large catalogue to find them costs more than sorting them. */
const mostOfPlace = 3_000;

/** Products for signed-in people. Who may not edit sees what is sold, nothing else. */
@Injectable()
export class ProductsQuery {
  constructor(
    private readonly db: Db,
    private readonly stock: StockLevels,
    private readonly lows: LowProductsQuery,
    private readonly photos: PhotosQuery,
  ) {}

  async byId(actor: Actor, id: number): Promise<ProductView> {
    const where = [['p.id = ?', id] as const, ...visibleTo(actor)];
    const [row] = await this.read({ tables: productTables(), values: [], where, order: 'p.id' }, 1);
    if (row === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    const [view] = await this.present(actor, [row], true);
    if (view === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    return view;
  }

  async page(actor: Actor, query: ProductListQuery): Promise<Page<ProductView>> {
    const limit = pageLimit(query.limit);
    const sort = sortOf(query);
    const source = await this.source(actor, query, sort);
    const rows = source === null ? [] : await this.read(source, limit + 1);
    const views = new Map((await this.present(actor, rows.slice(0, limit))).map((view) => [view.id, view]));
    const page = pageOf(
      rows,
      limit,
      (row) => [row[sort.column], row.id],
      (row) => views.get(row.id),
    );
    return { ...page, items: page.items.filter((view) => view !== undefined) };
  }

  private async read({ tables, values, where, order }: Source, limit: number): Promise<ProductRow[]> {
    const conditions = where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ');
    return await this.db.rows<ProductRow>(
      `SELECT ${productColumns} FROM ${tables} WHERE ${conditions} ORDER BY ${order} LIMIT ${String(limit)}`,
      [...values, ...where.flatMap(([, ...given]) => given)],
    );
  }

  /** Null when nothing can be found. */
  private async source(actor: Actor, query: ProductListQuery, sort: Sort): Promise<Source | null> {
    const narrowing = await this.narrowing(actor, query);
    if (narrowing === null) return null;
    if (query.q === undefined || query.q.trim() === '') return plainSource(query, sort, narrowing);
    const words = await productWords.words(this.db, query.q);
    if (words === null) return null;
    const { where, few } = narrowing;
    if (few) return wordsInOrder(query, words, sort, narrowing);
    if (sort.column === 'name') return wordsByName(query, words, sort, where);
    const found = await productIdsWith(this.db, words, mostSorted);
    if (found.length === 0) return null;
    if (found.length === mostSorted) return wordsInOrder(query, words, sort, narrowing);
    return plainSource(query, sort, { where: [...where, among(found)], few: true });
  }

  /** Levels narrow the list for whoever may see them; null when nothing is left. */
  private async narrowing(actor: Actor, { state, locationId }: ProductListQuery): Promise<Narrowing | null> {
    const where = visibleTo(actor);
    if (state !== 'low' && locationId === undefined) return { where, few: false };
    if (!actor.permissions.has('stock.read')) return null;
    const low = state === 'low' ? await this.lows.ids() : null;
    if (low !== null) where.push(among(low));
    if (low?.length === 0) return null;
    if (locationId === undefined) return { where, few: true };
    const there = await this.stock.countAt(locationId, mostOfPlace);
    if (there === 0) return null;
    if (there === mostOfPlace) {
      where.push([this.stock.hasLevelAt('p.id'), locationId]);
      return { where, few: low !== null };
    }
    const from = this.stock.fromPlace('p');
    where.push([from.where, locationId]);
    return { where, few: true, from };
  }

  /** `alone`: with all photos, not only the first. */
  private async present(actor: Actor, rows: readonly ProductRow[], alone = false): Promise<ProductView[]> {
    const levels = await this.stock.levelsOf(rows.map(({ id }) => id));
    const photos = await this.photos.ofProducts(rows.map(({ id }) => id));
    const withStock = actor.permissions.has('stock.read');
    return rows.flatMap((row) => {
      const level = levels.get(row.id);
      if (level === undefined) return [];
      const own = photos.get(row.id) ?? [];
      return [presentProduct(row, level, withStock, alone ? own : own.slice(0, 1))];
    });
  }
}

const among = (ids: readonly number[]): Where => [`p.id IN (${ids.map(() => '?').join(', ')})`, ...ids];

const visibleTo = (actor: Actor): Where[] =>
  actor.permissions.has('catalogue.write') ? [] : [['p.archived_at IS NULL AND p.active = 1']];
