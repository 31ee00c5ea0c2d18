import { Injectable } from '@nestjs/common';
import {
  dayAfter,
  orderIdOf,
  startOfDay,
  type MovementListQuery,
  type MovementView,
  type Page,
} from '@picolo/contracts';
import { Db, idsAround, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
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

/** Told of its index, the planner enters it at the page; alone it reads to there, most movements being of one place. */
const along = ({ locationId, productId, kind }: MovementListQuery): string => {
  if (productId !== undefined) return '';
  if (kind !== undefined) return 'FORCE INDEX (ix_stock_movements_kind)';
  return `FORCE INDEX (${locationId === undefined ? 'PRIMARY' : 'fk_stock_movements_location'})`;
};

/** The exact time, kept from the planner: the range of ids has bounded what is read. */
const exactly = 'm.created_at + INTERVAL 0 SECOND';
/** Each of these products gets a branch of its own, read along its index; more are read together. */
const mostBranches = 20;

const all = (where: readonly Where[]): string =>
  where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ');
const values = (where: readonly Where[]): SqlValue[] => where.flatMap(([, ...given]) => given);
const among = (column: string, ids: readonly number[]): Where => [
  `${column} IN (${ids.map(() => '?').join(', ')})`,
  ...ids,
];

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
    const rows =
      query.q === undefined || query.q.trim() === ''
        ? await this.rows(along(query), where, limit + 1)
        : await this.rows('', [among('m.id', await this.found(query.q, where, limit + 1))], limit + 1);
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
    return where;
  }

  /** Days of the company, as moments. */
  private async period({ from, to }: MovementListQuery): Promise<Where[]> {
    if (from === undefined && to === undefined) return [];
    const zone = await this.settings.timeZone();
    const range = {
      ...(from === undefined ? {} : { start: startOfDay(from, zone) }),
      ...(to === undefined ? {} : { end: startOfDay(dayAfter(to), zone) }),
    };
    const { above, below } = await idsAround(this.db, 'stock_movements', range);
    const where: Where[] = [];
    if (range.start !== undefined) where.push([`${exactly} >= ?`, range.start]);
    if (range.end !== undefined) where.push([`${exactly} < ?`, range.end]);
    if (above !== null) where.push(['m.id > ?', above]);
    if (below !== null) where.push(['m.id < ?', below]);
    return where;
  }

  private async rows(hint: string, where: readonly Where[], count: number): Promise<MovementRow[]> {
    return await this.db.rows<MovementRow>(
      `SELECT ${columns} FROM ${tables(hint)} WHERE ${all(where)} ORDER BY m.id DESC LIMIT ${String(count)}`,
      values(where),
    );
  }

  /** The newest ids for a product by words of its name, SKU or barcode, or an order by its number; 0 when there is none. */
  private async found(q: string, where: readonly Where[], count: number): Promise<readonly number[]> {
    const ids = await this.catalogue.idsMatching(q);
    const order = orderIdOf(q);
    const branches: Where[] = [
      ...(order === null ? [] : [['m.order_id = ?', order] as const]),
      ...(ids.length > mostBranches ? [among('m.product_id', ids)] : ids.map((id): Where => ['m.product_id = ?', id])),
    ];
    if (branches.length === 0) return [0];
    const parts = branches.map(
      (branch) =>
        `(SELECT m.id FROM stock_movements m WHERE ${all([branch, ...where])} ORDER BY m.id DESC LIMIT ${String(count)})`,
    );
    const rows = await this.db.rows<{ id: number }>(
      `${parts.join(' UNION ')} ORDER BY id DESC LIMIT ${String(count)}`,
      branches.flatMap((branch) => values([branch, ...where])),
    );
    return [0, ...rows.map(({ id }) => id)];
  }

  private async present(rows: readonly MovementRow[]): Promise<MovementView[]> {
    const names = await this.catalogue.names(rows.map((row) => row.product_id));
    return rows.map((row) => presentMovement(row, names.get(row.product_id) ?? unnamed));
  }
}

const unnamed = { sku: '', name: '' };
