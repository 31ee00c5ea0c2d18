import { Injectable } from '@nestjs/common';
import {
  dayAfter,
  orderIdOf,
  startOfDay,
  type MovementListQuery,
  type MovementView,
  type Page,
} from '@picolo/contracts';
import { Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { presentMovement, type MovementRow } from '../movement.presenter.js';

type Where = readonly [condition: string, ...values: SqlValue[]];

const columns = `m.id, m.product_id, m.kind, m.location_id, l.name AS location_name, m.on_hand_delta, m.reserved_delta,
  m.on_hand_after, m.reserved_after, m.reason, m.actor_name, m.order_id, m.transfer_id, o.name AS other_name, m.count_id,
  m.created_at`;
/** Outer joins: the ledger is read first, along its index; from the few locations the planner would read all of it. */
const tables = (index = ''): string => `stock_movements m ${index} LEFT JOIN locations l ON l.id = m.location_id
  LEFT JOIN stock_transfers t ON t.id = m.transfer_id
  LEFT JOIN locations o ON o.id = IF(m.on_hand_delta < 0, t.to_location_id, t.from_location_id)`;

/** Most movements are of one place: its index is entered at the page, not read to it. */
const hint = ({ locationId, productId, kind, q }: MovementListQuery): string =>
  locationId !== undefined && productId === undefined && kind === undefined && q === undefined
    ? 'FORCE INDEX (fk_stock_movements_location)'
    : '';

/** The ledger, newest first. */
@Injectable()
export class MovementsQuery {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly settings: SettingsFacade,
  ) {}

  async byId(id: number): Promise<MovementView> {
    const [row] = await this.db.rows<MovementRow>(`SELECT ${columns} FROM ${tables()} WHERE m.id = ?`, [id]);
    if (row === undefined) throw new Error(`movement ${String(id)} was written and is not there`);
    return (await this.present([row]))[0] ?? presentMovement(row, unnamed);
  }

  async page(query: MovementListQuery): Promise<Page<MovementView>> {
    const limit = pageLimit(query.limit);
    const where = await this.conditions(query);
    const rows = await this.db.rows<MovementRow>(
      `SELECT ${columns} FROM ${tables(hint(query))}
       WHERE ${where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ')}
       ORDER BY m.id DESC LIMIT ${String(limit + 1)}`,
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
    if (before !== null) where.push(['m.id < ?', before]);
    if (query.productId !== undefined) where.push(['m.product_id = ?', query.productId]);
    if (query.kind !== undefined) where.push(['m.kind = ?', query.kind]);
    if (query.locationId !== undefined) where.push(['m.location_id = ?', query.locationId]);
    where.push(...(await this.period(query)));
    if (query.q !== undefined && query.q.trim() !== '') where.push(await this.matching(query.q));
    return where;
  }

  /** Days of the company, as moments. */
  private async period({ from, to }: MovementListQuery): Promise<Where[]> {
    if (from === undefined && to === undefined) return [];
    const zone = await this.settings.timeZone();
    const where: Where[] = [];
    if (from !== undefined) where.push(['m.created_at >= ?', startOfDay(from, zone)]);
    if (to !== undefined) where.push(['m.created_at < ?', startOfDay(dayAfter(to), zone)]);
    return where;
  }

  /** A product by name, SKU or barcode, or an order by number. */
  private async matching(q: string): Promise<Where> {
    const ids = await this.catalogue.idsMatching(q);
    const order = orderIdOf(q);
    const byProduct = ids.length === 0 ? 'FALSE' : `m.product_id IN (${ids.map(() => '?').join(', ')})`;
    return order === null ? [byProduct, ...ids] : [`${byProduct} OR m.order_id = ?`, ...ids, order];
  }

  private async present(rows: readonly MovementRow[]): Promise<MovementView[]> {
    const names = await this.catalogue.names(rows.map((row) => row.product_id));
    return rows.map((row) => presentMovement(row, names.get(row.product_id) ?? unnamed));
  }
}

const unnamed = { sku: '', name: '' };
