import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';

export interface OrderFigures {
  readonly today: number;
  readonly todayCents: number;
  readonly pending: number;
  readonly processing: number;
}

export interface OrdersOfDay {
  readonly count: number;
  readonly cents: number;
}

interface DayRow {
  readonly day: number;
  readonly count: number;
  readonly cents: string | number;
}

/** Counts of orders, each along an index. Cancelled ones were no business. */
@Injectable()
export class OrderFiguresQuery {
  constructor(private readonly db: Db) {}

  async now(startOfToday: Date): Promise<OrderFigures> {
    const [[today], states] = await Promise.all([
      this.perDay([startOfToday]),
      this.db.rows<{ status: string; count: number }>(
        "SELECT status, COUNT(*) AS count FROM orders WHERE status IN ('pending', 'processing') GROUP BY status",
      ),
    ]);
    const of = (status: string): number => states.find((row) => row.status === status)?.count ?? 0;
    return {
      today: today?.count ?? 0,
      todayCents: today?.cents ?? 0,
      ...{ pending: of('pending'), processing: of('processing') },
    };
  }

  /** For days that begin at `starts` (ascending); the last one goes on until now. */
  async perDay(starts: readonly Date[]): Promise<readonly OrdersOfDay[]> {
    const rows = await this.db.rows<DayRow>(
      `SELECT INTERVAL(UNIX_TIMESTAMP(created_at), ${starts.map(() => '?').join(', ')}) AS day, COUNT(*) AS count,
         SUM(gross_cents) AS cents
       FROM orders WHERE created_at >= ? AND status <> 'cancelled' GROUP BY day`,
      [...starts.map((start) => start.getTime() / 1000), starts[0] ?? new Date()],
    );
    const byDay = new Map(rows.map((row) => [row.day, row]));
    return starts.map((_, at) => {
      const row = byDay.get(at + 1);
      return { count: row?.count ?? 0, cents: Number(row?.cents ?? 0) };
    });
  }
}
