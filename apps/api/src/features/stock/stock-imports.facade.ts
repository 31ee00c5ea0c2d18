import { Injectable } from '@nestjs/common';
import { orderNumber } from '@picolo/contracts';
import { Db, decimalToQuantity, type Tx } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';
import { CatalogueFacade } from '../catalogue/index.js';
import type { Cause } from './domain/stock-change.js';
import { ImportLevelsRepository } from './persistence/import-levels.repository.js';
import { StockRepository } from './persistence/stock.repository.js';
import { lowStock } from './use-cases/low-stock.js';

/** `import_rows.outcome` of lines whose product the import itself made. */
const created = 1;
/** Products asked about at once. */
const batch = 500;

/** What an import does to the levels, set by set; `import_levels` says what shall lie where. */
@Injectable()
export class StockImports {
  constructor(
    private readonly db: Db,
    private readonly levels: ImportLevelsRepository,
    private readonly stock: StockRepository,
    private readonly catalogue: CatalogueFacade,
  ) {}

  async places(): Promise<{ id: number; name: string; sells: boolean }[]> {
    const rows = await this.db.rows<{ id: number; name: string; sells: number | null }>(
      'SELECT id, name, sells FROM locations WHERE archived_at IS NULL ORDER BY sells DESC, name',
    );
    return rows.map(({ id, name, sells }) => ({ id, name, sells: sells === 1 }));
  }

  /** What lies where, of these products, as decimals. */
  async levelsByPlace(productIds: readonly number[]): Promise<ReadonlyMap<string, number>> {
    if (productIds.length === 0) return new Map();
    const rows = await this.db.rows<{ product_id: number; location_id: number; on_hand: string }>(
      `SELECT product_id, location_id, on_hand FROM stock_levels WHERE product_id IN (${productIds.map(() => '?').join(', ')})`,
      productIds,
    );
    return new Map(
      rows.map((row) => [`${String(row.product_id)} ${String(row.location_id)}`, decimalToQuantity(row.on_hand)]),
    );
  }

  /** Adds what the stock does not allow to the run's errors, naming the orders that stand against it (ST-2); how many. */
  async check(tx: Tx, runId: number): Promise<number> {
    const count = await this.levels.check(tx, runId);
    if (count === 0) return 0;
    for (const { id, facts } of await this.levels.refused(tx, runId)) {
      const known = JSON.parse(facts) as { productId: number; locationId: number };
      const holding = await this.stock.reservingOrders(tx, known.productId, known.locationId);
      const orders = holding.slice(0, 10).map(orderNumber);
      await this.levels.setFacts(tx, id, JSON.stringify({ ...known, orders: orders.join(', ') }));
    }
    return count;
  }

  /** How many levels would get another value. */
  async preview(tx: Tx, runId: number): Promise<number> {
    return await this.levels.count(tx, runId);
  }

  /** Locks every level of the run's products; to be called in the applying transaction before `check` and `apply`. */
  async hold(tx: Tx, runId: number): Promise<void> {
    await this.levels.lock(tx, runId);
  }

  /** Writes ledger and levels; the events of the crossings (ST-4) belong into the outbox of that transaction. */
  async apply(tx: Tx, runId: number, cause: Cause): Promise<{ levels: number; events: NewEvent[] }> {
    const crossed = await this.levels.crossings(tx, runId, created);
    const levels = await this.levels.write(tx, runId, cause);
    const available = new Map(crossed.map((row) => [row.product_id, decimalToQuantity(row.available)]));
    const events: NewEvent[] = [];
    const ids = [...available.keys()];
    for (let from = 0; from < ids.length; from += batch) {
      const watched = await this.catalogue.watched(tx, ids.slice(from, from + batch));
      for (const product of watched) events.push(lowStock(product, available.get(product.id) ?? 0, product.threshold));
    }
    return { levels, events };
  }
}
