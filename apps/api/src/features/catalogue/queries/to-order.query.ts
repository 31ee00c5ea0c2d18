import { Injectable } from '@nestjs/common';
import type { ToOrderView } from '@picolo/contracts';
import { decimalToQuantity, jsonToQuantity, quantityToJson } from '@picolo/server/db';
import { StockLevels } from '../catalogue.ports.js';
import { proposedQuantity } from '../domain/to-order.js';
import { CatalogueRepository } from '../persistence/catalogue.repository.js';
import { thresholdOf } from '../persistence/product-rows.js';
import { LowProductsQuery } from './low-products.query.js';

/** Lines of the list; whoever has more orders them first. */
const most = 1000;

/** What lies at or below its threshold, with what to order (ST-7). */
@Injectable()
export class ToOrderQuery {
  constructor(
    private readonly lows: LowProductsQuery,
    private readonly products: CatalogueRepository,
    private readonly stock: StockLevels,
  ) {}

  async all(): Promise<readonly ToOrderView[]> {
    const ids = (await this.lows.ids()).slice(0, most);
    const [rows, levels] = await Promise.all([this.products.byIds(ids), this.stock.levelsOf(ids)]);
    return rows
      .map((row) => {
        const available = levels.get(row.id)?.available ?? 0;
        const [threshold, step] = [thresholdOf(row) ?? 0, decimalToQuantity(row.step)];
        return {
          ...{ productId: row.id, sku: row.sku, name: row.name, barcode: row.barcode, unit: row.unit },
          ...{ step: quantityToJson(step), available, threshold: quantityToJson(threshold) },
          proposed: quantityToJson(proposedQuantity(threshold, jsonToQuantity(available), step)),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }
}
