import { Injectable } from '@nestjs/common';
import type { StockView } from '@picolo/contracts';
import { Db, decimalToQuantity, quantityToJson, type Reader } from '@picolo/server/db';
import { StockLevels } from '../../catalogue/index.js';

interface Row {
  readonly product_id: number;
  readonly on_hand: string;
  readonly reserved: string;
  readonly version: string | number;
}

const zero: StockView = { onHand: 0, reserved: 0, available: 0, version: 0 };

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
      `SELECT product_id, SUM(on_hand) AS on_hand, SUM(reserved) AS reserved, SUM(version) AS version
       FROM stock_levels WHERE product_id IN (${productIds.map(() => '?').join(', ')}) GROUP BY product_id`,
      productIds,
    );
    const known = new Map(rows.map((row) => [row.product_id, view(row)]));
    return new Map(productIds.map((id) => [id, known.get(id) ?? zero]));
  }
}

const view = (row: Row): StockView => {
  const [onHand, reserved] = [decimalToQuantity(row.on_hand), decimalToQuantity(row.reserved)];
  return {
    onHand: quantityToJson(onHand),
    reserved: quantityToJson(reserved),
    available: quantityToJson(onHand - reserved),
    version: Number(row.version),
  };
};
