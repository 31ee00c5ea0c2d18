import { Injectable } from '@nestjs/common';
import { dayAfter, dayOf, startOfDay, zoneSpans, type HistoryDays, type StockHistoryView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, decimalToQuantity, quantityToJson, type SqlValue } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';

interface Row {
  readonly day: string | null;
  readonly on_hand: string;
  readonly reserved: string;
}

/** What lay there at the end of each day, told from the level of now back through the ledger (ST-3). */
@Injectable()
export class StockHistoryQuery {
  constructor(
    private readonly db: Db,
    private readonly settings: SettingsFacade,
    private readonly clock: Clock,
  ) {}

  async of(productId: number, length: HistoryDays, locationId?: number): Promise<StockHistoryView> {
    const zone = await this.settings.timeZone();
    const today = dayOf(this.clock.now(), zone);
    const days = Array.from({ length }, (_, index) => dayAfter(today, index + 1 - length));
    const rows = await this.sums(productId, locationId, days[0] ?? today, today, zone);
    const byDay = new Map(rows.map((row) => [row.day, row]));
    const before = byDay.get(null);
    let onHand = decimalToQuantity(before?.on_hand ?? 0);
    let reserved = decimalToQuantity(before?.reserved ?? 0);
    const levels = days.map((day) => {
      onHand += decimalToQuantity(byDay.get(day)?.on_hand ?? 0);
      reserved += decimalToQuantity(byDay.get(day)?.reserved ?? 0);
      return { onHand: quantityToJson(onHand), reserved: quantityToJson(reserved) };
    });
    return { days, onHand: levels.map((level) => level.onHand), reserved: levels.map((level) => level.reserved) };
  }

  /** The ledger's sums by day of the company; day null: everything before the first one. */
  private async sums(
    productId: number,
    locationId: number | undefined,
    first: string,
    last: string,
    zone: string,
  ): Promise<Row[]> {
    // The database need not know zones: their few offsets within the period are told to it.
    const [start, ...changes] = zoneSpans(first, last, zone).toReversed();
    const offset = [start, ...changes].map(() => 'WHEN created_at >= ? THEN ?').join(' ');
    const offsets = [start, ...changes].flatMap((span): SqlValue[] => [span?.from ?? null, span?.minutes ?? 0]);
    return await this.db.rows<Row>(
      `SELECT IF(created_at < ?, NULL, DATE_FORMAT(created_at + INTERVAL CASE ${offset} ELSE 0 END MINUTE, '%Y-%m-%d')) AS day,
         SUM(on_hand_delta) AS on_hand, SUM(reserved_delta) AS reserved
       FROM stock_movements WHERE product_id = ? ${locationId === undefined ? '' : 'AND location_id = ?'} GROUP BY day`,
      [startOfDay(first, zone), ...offsets, productId, ...(locationId === undefined ? [] : [locationId])],
    );
  }
}
