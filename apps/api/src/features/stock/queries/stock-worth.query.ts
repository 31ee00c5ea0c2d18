import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';

/** Worths are sums of quantity × 1e-6 €: a cent is 10⁴ of them. */
const cents = 'ROUND(COALESCE(SUM(worth), 0) / 10000)';

/** What the stock is worth at today's prices without VAT, in cents. */
@Injectable()
export class StockWorthQuery {
  constructor(private readonly db: Db) {}

  async now(): Promise<number> {
    const [row] = await this.db.rows<{ cents: string }>(`SELECT ${cents} AS cents FROM stock_level_worths`);
    return Number(row?.cents ?? 0);
  }

  /** At the end of each day that begins at `starts` (ascending): from now back along the ledger. */
  async perDay(starts: readonly Date[]): Promise<readonly number[]> {
    const moved = await this.db.rows<{ day: number; cents: string }>(
      `SELECT INTERVAL(UNIX_TIMESTAMP(created_at), ${starts.map(() => '?').join(', ')}) AS day, ${cents} AS cents
       FROM stock_movement_worths WHERE created_at >= ? GROUP BY day`,
      [...starts.map((start) => start.getTime() / 1000), starts[0] ?? new Date()],
    );
    const byDay = new Map(moved.map((row) => [row.day, Number(row.cents)]));
    const worths: number[] = [];
    let worth = await this.now();
    for (let at = starts.length; at >= 1; at -= 1) {
      worths.unshift(worth);
      worth -= byDay.get(at) ?? 0;
    }
    return worths;
  }
}
