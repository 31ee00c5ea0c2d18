import { Injectable } from '@nestjs/common';
import { DomainError, type Page, type ProductListQuery, type ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, pageLimit, pageOf, readCursor, type SqlValue } from '@picolo/server/db';
import { StockLevels } from '../catalogue.ports.js';
import { containing, productColumns, productTables, type ProductRow } from '../persistence/product-rows.js';
import { productIdsMatching } from '../persistence/product-matching.js';
import { presentProduct } from '../product.presenter.js';
import { LowProductsQuery } from './low-products.query.js';
import { PhotosQuery } from './photos.query.js';

/** So many products are taken by their ids; a text that finds more is read in the order of the list, where a page is near. */
const mostFound = 1_000;

type Where = readonly [condition: string, ...values: SqlValue[]];

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
    const [row] = await this.read(where, 'p.id', 1);
    if (row === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    const [view] = await this.present(actor, [row], true);
    if (view === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    return view;
  }

  async page(actor: Actor, query: ProductListQuery): Promise<Page<ProductView>> {
    const limit = pageLimit(query.limit);
    const descending = query.sort?.startsWith('-') ?? false;
    const column = query.sort?.endsWith('sku') === true ? 'sku' : 'name';
    const where = [...filters(query), ...visibleTo(actor), ...after(query.cursor, column, descending)];
    if (query.state === 'low') where.push(await this.low(actor));
    if (query.q !== undefined && query.q.trim() !== '') where.push(await this.matching(query.q));
    const direction = descending ? 'DESC' : 'ASC';
    const rows = await this.read(where, `p.${column} ${direction}, p.id ${direction}`, limit + 1, along(query, column));
    const views = new Map((await this.present(actor, rows.slice(0, limit))).map((view) => [view.id, view]));
    const page = pageOf(
      rows,
      limit,
      (row) => [row[column], row.id],
      (row) => views.get(row.id),
    );
    return { ...page, items: page.items.filter((view) => view !== undefined) };
  }

  private async read(where: readonly Where[], order: string, limit: number, hint = ''): Promise<ProductRow[]> {
    const conditions = where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ');
    return await this.db.rows<ProductRow>(
      `SELECT ${productColumns} FROM ${productTables(hint)} WHERE ${conditions} ORDER BY ${order} LIMIT ${String(limit)}`,
      where.flatMap(([, ...values]) => values),
    );
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

  /** By SKU, barcode or the beginning of words of the name, each along its index. */
  private async matching(q: string): Promise<Where> {
    const found = await productIdsMatching(this.db, q, mostFound);
    if (found?.length === 0) return ['FALSE'];
    if (found !== null && found.length < mostFound) return [`p.id IN (${found.map(() => '?').join(', ')})`, ...found];
    const like = containing(q);
    return ['p.name LIKE ? OR p.sku LIKE ? OR p.barcode = ?', like, like, q.trim()];
  }

  private async low(actor: Actor): Promise<Where> {
    const low = actor.permissions.has('stock.read') ? await this.lows.ids() : [];
    return low.length === 0 ? ['FALSE'] : [`p.id IN (${low.map(() => '?').join(', ')})`, ...low];
  }
}

/** The index that has the order of the list: told of it, the planner enters it at the page, also backwards. */
const along = ({ state, categoryId, q = '' }: ProductListQuery, column: 'name' | 'sku'): string => {
  if (categoryId !== undefined || q.trim() !== '' || state === 'low' || state === 'archived') return '';
  if (column === 'sku') return 'FORCE INDEX (ix_products_sku)';
  return `FORCE INDEX (${state === undefined ? 'ix_products_name' : 'ix_products_active'})`;
};

const visibleTo = (actor: Actor): Where[] =>
  actor.permissions.has('catalogue.write') ? [] : [['p.archived_at IS NULL AND p.active = 1']];

const filters = ({ state, categoryId }: ProductListQuery): Where[] => {
  const where: Where[] = [[state === 'archived' ? 'p.archived_at IS NOT NULL' : 'p.archived_at IS NULL']];
  if (state === 'active') where.push(['p.active = 1']);
  if (state === 'inactive') where.push(['p.active = 0']);
  if (categoryId !== undefined) where.push(['p.category_id = ?', categoryId]);
  return where;
};

const after = (cursor: string | undefined, column: 'name' | 'sku', descending: boolean): Where[] => {
  if (cursor === undefined) return [];
  const [text, id] = readCursor(cursor, 2);
  const compare = descending ? '<' : '>';
  const key = String(text);
  const name = `p.${column}`;
  // The outer bound is what the index is entered by.
  return [[`${name} ${compare}= ? AND (${name} ${compare} ? OR p.id ${compare} ?)`, key, key, Number(id)]];
};
