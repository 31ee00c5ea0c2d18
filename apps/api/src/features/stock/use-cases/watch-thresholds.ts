import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';
import { ThresholdWatch, type ThresholdChange } from '../../catalogue/index.js';
import { becomesLow, LevelBook } from '../domain/stock-change.js';
import { StockRepository } from '../persistence/stock.repository.js';
import { lowStock } from './low-stock.js';

/** A changed threshold may be a crossing too (ST-4). */
@Injectable()
export class WatchThresholds extends ThresholdWatch {
  constructor(private readonly stock: StockRepository) {
    super();
  }

  override async thresholdChanged(tx: Tx, change: ThresholdChange): Promise<readonly NewEvent[]> {
    const { productId, sku, name, before, after } = change;
    if (after === null || before === after) return [];
    const { levels } = await this.stock.lock(tx, [productId]);
    const available = new LevelBook(levels).available(productId);
    const moved = { thresholdBefore: before, thresholdAfter: after };
    if (!becomesLow({ availableBefore: available, availableAfter: available, ...moved })) return [];
    return [lowStock({ id: productId, sku, name }, available, after)];
  }
}
