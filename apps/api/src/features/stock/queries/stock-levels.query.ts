import { Injectable } from '@nestjs/common';
import type { StockView } from '@picolo/contracts';
import { Db, decimalToQuantity, type Reader } from '@picolo/server/db';
import { StockLevels } from '../../catalogue/index.js';
import { LevelBook } from '../domain/stock-change.js';
import { presentStock } from '../stock.presenter.js';

interface Row {
  readonly product_id: number;
  readonly location_id: number;
  readonly on_hand: string;
  readonly reserved: string;
  readonly version: number;
  readonly sells: number | null;
}

/** Levels over all locations, as the catalogue shows them. */
@Injectable()
export class StockLevelsQuery extends StockLevels {
  constructor(private readonly db: Db) {
    super();
  }

  override async levelsOf(
    productIds: readonly number[],
    reader: Reader = this.db,
  ): Promise<ReadonlyMap<number, StockView>> {
    if (productIds.length === 0) return new Map();
    const rows = await reader.rows<Row>(
      `SELECT s.product_id, s.location_id, s.on_hand, s.reserved, s.version, l.sells
       FROM stock_levels s JOIN locations l ON l.id = s.location_id
       WHERE s.product_id IN (${productIds.map(() => '?').join(', ')}) ORDER BY s.product_id, s.location_id`,
      productIds,
    );
    const book = new LevelBook(
      rows.map((row) => ({
        ...{ productId: row.product_id, locationId: row.location_id, version: row.version },
        ...{ onHand: decimalToQuantity(row.on_hand), reserved: decimalToQuantity(row.reserved) },
      })),
    );
    const sales = rows.find(({ sells }) => sells === 1)?.location_id ?? 0;
    return new Map(productIds.map((id) => [id, presentStock(book.of(id), sales)]));
  }

  override async countAt(locationId: number, most: number): Promise<number> {
    const rows = await this.db.rows<Pick<Row, 'product_id'>>(
      `SELECT product_id FROM stock_levels WHERE location_id = ? LIMIT ${String(most)}`,
      [locationId],
    );
    return rows.length;
  }

  /** In this order: the planner must not walk a whole catalogue for the few products of a place. */
  override fromPlace(product: string): { tables: string; on: string; where: string } {
    return {
      tables: 'stock_levels s STRAIGHT_JOIN',
      on: `ON ${product}.id = s.product_id`,
      where: 's.location_id = ?',
    };
  }

  /** Counted, not asked for by EXISTS: the planner must not turn the list around and sort the whole place. */
  override hasLevelAt(productId: string): string {
    return `(SELECT COUNT(*) FROM stock_levels s WHERE s.product_id = ${productId} AND s.location_id = ?) = 1`;
  }
}
