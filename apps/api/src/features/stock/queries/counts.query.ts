import { Injectable } from '@nestjs/common';
import { DomainError, type CountListQuery, type CountState, type CountView, type Page } from '@picolo/contracts';
import { Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';

type Where = readonly [condition: string, ...values: SqlValue[]];

interface Row {
  readonly id: number;
  readonly name: string;
  readonly location_id: number;
  readonly location_name: string;
  readonly state: CountState;
  readonly version: number;
  readonly total: number;
  readonly counted: number;
  readonly different: number;
  readonly opened_by_name: string | null;
  readonly created_at: Date;
  readonly closed_by_name: string | null;
  readonly closed_at: Date | null;
}

const lines = 'SELECT COUNT(*) FROM stock_count_lines n WHERE n.count_id = c.id';
const columns = `c.id, c.name, c.location_id, l.name AS location_name, c.state, c.version, (${lines}) AS total,
  (${lines} AND n.counted IS NOT NULL) AS counted,
  (${lines} AND COALESCE(n.applied, n.counted - n.expected) <> 0) AS different,
  c.opened_by_name, c.created_at, c.closed_by_name, c.closed_at`;

const view = (row: Row): CountView => ({
  ...{ id: row.id, name: row.name, locationId: row.location_id, location: row.location_name, state: row.state },
  ...{ version: row.version, lines: row.total, counted: row.counted, different: row.different },
  ...{ openedBy: row.opened_by_name, createdAt: row.created_at.toISOString() },
  ...{ closedBy: row.closed_by_name, closedAt: row.closed_at?.toISOString() ?? null },
});

/** Counting sessions, newest first (ST-6). */
@Injectable()
export class CountsQuery {
  constructor(private readonly db: Db) {}

  async byId(id: number): Promise<CountView> {
    const [row] = await this.read([['c.id = ?', id]], 1);
    if (row === undefined) throw new DomainError('STOCK.COUNT_NOT_FOUND');
    return view(row);
  }

  async page(query: CountListQuery): Promise<Page<CountView>> {
    const limit = pageLimit(query.limit);
    const where: Where[] = [];
    const before = readIdCursor(query.cursor);
    if (before !== null) where.push(['c.id < ?', before]);
    if (query.state !== undefined) where.push(['c.state = ?', query.state]);
    const q = query.q?.trim() ?? '';
    if (q !== '') where.push(['c.name LIKE ?', `%${q.replace(/[\\%_]/gu, '\\$&')}%`]);
    return pageOf(await this.read(where, limit + 1), limit, (row) => [row.id], view);
  }

  private async read(where: readonly Where[], limit: number): Promise<Row[]> {
    return await this.db.rows<Row>(
      `SELECT ${columns} FROM stock_counts c JOIN locations l ON l.id = c.location_id
       WHERE ${where.length === 0 ? 'TRUE' : where.map(([condition]) => `(${condition})`).join(' AND ')}
       ORDER BY c.id DESC LIMIT ${String(limit)}`,
      where.flatMap(([, ...values]) => values),
    );
  }
}
