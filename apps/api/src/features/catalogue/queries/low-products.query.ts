import { Injectable } from '@nestjs/common';
import { jsonToQuantity } from '@picolo/server/db';
import { Db } from '@picolo/server/db';
import { StockLevels } from '../catalogue.ports.js';
import { thresholdOf, type ProductRow } from '../persistence/product-rows.js';

/** Products at or below their threshold. Their number is small, and so is that of the watched ones. */
@Injectable()
export class LowProductsQuery {
  constructor(
    private readonly db: Db,
    private readonly stock: StockLevels,
  ) {}

  async ids(): Promise<readonly number[]> {
    const watched = await this.db.rows<Pick<ProductRow, 'id' | 'low_stock_threshold'>>(
      'SELECT id, low_stock_threshold FROM products WHERE low_stock_threshold IS NOT NULL AND archived_at IS NULL',
    );
    const levels = await this.stock.levelsOf(watched.map(({ id }) => id));
    const low = watched.filter((row) => jsonToQuantity(levels.get(row.id)?.available ?? 0) <= (thresholdOf(row) ?? 0));
    return low.map(({ id }) => id);
  }
}
