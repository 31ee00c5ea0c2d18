import { Injectable } from '@nestjs/common';
import { DomainError, type Page, type ShopListQuery, type ShopProductView } from '@picolo/contracts';
import { Db, pageLimit, pageOf, readCursor, type SqlValue } from '@picolo/server/db';
import { StockLevels } from '../catalogue.ports.js';
import { containing, productColumns, productTables, type ProductRow } from '../persistence/product-rows.js';
import { presentForShop } from '../product.presenter.js';
import { PhotosQuery } from './photos.query.js';

type Where = readonly [condition: string, ...values: SqlValue[]];
type ShopRow = ProductRow & { readonly gross: number };

const onSale: Where = ['p.archived_at IS NULL AND p.active = 1'];
/** With VAT, as the visitor compares, in 1e-6 €. */
const gross = 'p.unit_price * (10000 + p.vat_rate) DIV 10000';

/** The public shop window: what is sold, to everybody. */
@Injectable()
export class ShopWindowQuery {
  constructor(
    private readonly db: Db,
    private readonly stock: StockLevels,
    private readonly photos: PhotosQuery,
  ) {}

  async bySlug(slug: string): Promise<ShopProductView> {
    const rows = await this.read([onSale, ['p.slug = ?', slug]], 'p.id', 1);
    const [view] = await this.present(rows, true);
    if (view === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    return view;
  }

  async page(query: ShopListQuery): Promise<Page<ShopProductView>> {
    const limit = pageLimit(query.limit);
    const byPrice = query.sort?.endsWith('price') ?? false;
    const direction = query.sort === '-price' ? 'DESC' : 'ASC';
    const key = byPrice ? gross : 'p.name';
    const where = [onSale, ...filters(query), ...after(query.cursor, key, direction)];
    const rows = await this.read(where, `${key} ${direction}, p.id ${direction}`, limit + 1);
    const views = new Map((await this.present(rows.slice(0, limit))).map((view) => [view.id, view]));
    const page = pageOf(
      rows,
      limit,
      (row) => [byPrice ? row.gross : row.name, row.id],
      (row) => views.get(row.id),
    );
    return { ...page, items: page.items.filter((view) => view !== undefined) };
  }

  private async read(where: readonly Where[], order: string, limit: number): Promise<ShopRow[]> {
    return await this.db.rows<ShopRow>(
      `SELECT ${productColumns}, ${gross} AS gross FROM ${productTables()}
       WHERE ${where.map(([condition]) => `(${condition})`).join(' AND ')} ORDER BY ${order} LIMIT ${String(limit)}`,
      where.flatMap(([, ...values]) => values),
    );
  }

  /** `alone`: with all photos, not only the first. */
  private async present(rows: readonly ProductRow[], alone = false): Promise<ShopProductView[]> {
    const levels = await this.stock.levelsOf(rows.map(({ id }) => id));
    const photos = await this.photos.ofProducts(rows.map(({ id }) => id));
    return rows.flatMap((row) => {
      const level = levels.get(row.id);
      if (level === undefined) return [];
      const own = photos.get(row.id) ?? [];
      return [presentForShop(row, level, alone ? own : own.slice(0, 1))];
    });
  }
}

const filters = ({ category, ids, q }: ShopListQuery): Where[] => {
  const where: Where[] = [];
  if (category !== undefined) where.push(['c.slug = ?', category]);
  if (q !== undefined && q.trim() !== '') {
    const like = containing(q);
    where.push(['p.name LIKE ? OR p.sku LIKE ? OR p.description LIKE ? OR p.barcode = ?', like, like, like, q.trim()]);
  }
  if (ids !== undefined) {
    const list = ids.split(',').map(Number);
    where.push([`p.id IN (${list.map(() => '?').join(', ')})`, ...list]);
  }
  return where;
};

const after = (cursor: string | undefined, key: string, direction: 'ASC' | 'DESC'): Where[] => {
  if (cursor === undefined) return [];
  const [value, id] = readCursor(cursor, 2);
  const compare = direction === 'DESC' ? '<' : '>';
  const last = value ?? null;
  return [[`${key} ${compare} ? OR (${key} = ? AND p.id ${compare} ?)`, last, last, Number(id)]];
};
