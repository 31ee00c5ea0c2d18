import { Injectable } from '@nestjs/common';
import { orderIdOf, type MovementListQuery, type MovementView, type Page } from '@picolo/contracts';
import { Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { presentMovement, type MovementRow } from '../movement.presenter.js';

type Where = readonly [condition: string, ...values: SqlValue[]];

const columns = `id, product_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after, reason, actor_name,
  order_id, created_at`;

/** The ledger, newest first. */
@Injectable()
export class MovementsQuery {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
  ) {}

  async byId(id: number): Promise<MovementView> {
    const [row] = await this.db.rows<MovementRow>(`SELECT ${columns} FROM stock_movements WHERE id = ?`, [id]);
    if (row === undefined) throw new Error(`movement ${String(id)} was written and is not there`);
    return (await this.present([row]))[0] ?? presentMovement(row, unnamed);
  }

  async page(query: MovementListQuery): Promise<Page<MovementView>> {
    const limit = pageLimit(query.limit);
    const where = await this.conditions(query);
    const rows = await this.db.rows<MovementRow>(
      `SELECT ${columns} FROM stock_movements
       WHERE ${where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ')}
       ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      where.flatMap(([, ...values]) => values),
    );
    const views = new Map((await this.present(rows)).map((view) => [view.id, view]));
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => views.get(row.id) ?? presentMovement(row, unnamed),
    );
  }

  private async conditions(query: MovementListQuery): Promise<Where[]> {
    const where: Where[] = [];
    const before = readIdCursor(query.cursor);
    if (before !== null) where.push(['id < ?', before]);
    if (query.productId !== undefined) where.push(['product_id = ?', query.productId]);
    if (query.kind !== undefined) where.push(['kind = ?', query.kind]);
    if (query.q !== undefined && query.q.trim() !== '') where.push(await this.matching(query.q));
    return where;
  }

  /** A product by name, SKU or barcode, or an order by number. */
  private async matching(q: string): Promise<Where> {
    const ids = await this.catalogue.idsMatching(q);
    const order = orderIdOf(q);
    const byProduct = ids.length === 0 ? 'FALSE' : `product_id IN (${ids.map(() => '?').join(', ')})`;
    return order === null ? [byProduct, ...ids] : [`${byProduct} OR order_id = ?`, ...ids, order];
  }

  private async present(rows: readonly MovementRow[]): Promise<MovementView[]> {
    const names = await this.catalogue.names(rows.map((row) => row.product_id));
    return rows.map((row) => presentMovement(row, names.get(row.product_id) ?? unnamed));
  }
}

const unnamed = { sku: '', name: '' };
