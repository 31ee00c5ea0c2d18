import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Page, PageQuery, ToOrderExport, ToOrderView } from '@picolo/contracts';
import { csvStream, type CsvCell } from '@picolo/server/csv';
import {
  Db,
  decimalToQuantity,
  jsonToQuantity,
  pageLimit,
  pageOf,
  quantityToJson,
  readCursor,
} from '@picolo/server/db';
import { StockLevels } from '../catalogue.ports.js';
import { toOrderHeadings } from '../documents/to-order-words.js';
import { proposedQuantity } from '../domain/to-order.js';
import { thresholdOf, type CountableRow } from '../persistence/product-rows.js';

/** Watched products read at once: few of them are low, as a rule. */
const atOnce = 500;

interface Place {
  readonly name: string;
  readonly id: number;
}

const start: Place = { name: '', id: 0 };

/** What lies at or below its threshold, with what to order, by name (ST-7). */
@Injectable()
export class ToOrderQuery {
  constructor(
    private readonly db: Db,
    private readonly stock: StockLevels,
  ) {}

  async page({ limit: wanted, cursor }: PageQuery): Promise<Page<ToOrderView>> {
    const limit = pageLimit(wanted);
    const low: ToOrderView[] = [];
    for await (const some of this.low(cursor === undefined ? start : placeOf(cursor))) {
      low.push(...some);
      if (low.length > limit) break;
    }
    return pageOf(
      low,
      limit,
      ({ name, id }) => [name, id],
      (view) => view,
    );
  }

  /** All of it as a file, in the quantities that somebody chose where they did. */
  csv({ language, chosen }: ToOrderExport): Readable {
    const quantities = new Map(chosen.map(({ id, quantity }) => [id, quantity]));
    return csvStream(this.rows(quantities), { locale: language, headings: toOrderHeadings[language] });
  }

  private async *rows(quantities: ReadonlyMap<number, number>): AsyncGenerator<readonly CsvCell[]> {
    for await (const some of this.low(start)) {
      for (const { id, sku, name, barcode, proposed, unit } of some) {
        const quantity = quantities.get(id) ?? proposed;
        if (quantity > 0) yield [sku, name, barcode, quantity, unit];
      }
    }
  }

  /** The low ones after a place, some at a time: memory does not grow with their number. */
  private async *low(place: Place): AsyncGenerator<readonly ToOrderView[]> {
    for (let after: Place | undefined = place; after !== undefined;) {
      const rows = await this.watched(after);
      const levels = await this.stock.levelsOf(rows.map(({ id }) => id));
      yield rows
        .map((row) => present(row, levels.get(row.id)?.available ?? 0))
        .filter(({ available, threshold }) => available <= threshold);
      after = rows.length < atOnce ? undefined : rows.at(-1);
    }
  }

  private async watched({ name, id }: Place): Promise<CountableRow[]> {
    return await this.db.rows<CountableRow>(
      `SELECT id, sku, name, barcode, unit, step, low_stock_threshold
       FROM products FORCE INDEX (ix_products_watched_name)
       WHERE watched = 1 AND name >= ? AND (name > ? OR id > ?) ORDER BY name, id LIMIT ${String(atOnce)}`,
      [name, name, id],
    );
  }
}

const placeOf = (cursor: string): Place => {
  const [name, id] = readCursor(cursor, 2);
  return { name: String(name), id: Number(id) };
};

const present = (row: CountableRow, available: number): ToOrderView => {
  const [threshold, step] = [thresholdOf(row) ?? 0, decimalToQuantity(row.step)];
  return {
    ...{ id: row.id, sku: row.sku, name: row.name, barcode: row.barcode, unit: row.unit },
    ...{ step: quantityToJson(step), available, threshold: quantityToJson(threshold) },
    proposed: quantityToJson(proposedQuantity(threshold, jsonToQuantity(available), step)),
  };
};
