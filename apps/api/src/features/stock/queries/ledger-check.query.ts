import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { LocationsQuery } from './locations.query.js';

/** A product whose ledger does not add up to its level, in the database's decimals. */
export interface LedgerBreak {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly locationId: number;
  readonly location: string;
  readonly onHand: string;
  readonly onHandLedger: string;
  readonly reserved: string;
  readonly reservedLedger: string;
}

interface Row {
  readonly product_id: number;
  readonly location_id: number;
  readonly on_hand: string;
  readonly on_hand_ledger: string;
  readonly reserved: string;
  readonly reserved_ledger: string;
}

/** Both sums of the ledger against both levels, for every product and location (ST-3). */
@Injectable()
export class LedgerCheckQuery {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly locations: LocationsQuery,
  ) {}

  /** One statement, so one moment: orders may be placed meanwhile. */
  async breaks(): Promise<readonly LedgerBreak[]> {
    const rows = await this.db.rows<Row>(
      `SELECT product_id, location_id, SUM(on_hand) AS on_hand, SUM(on_hand_ledger) AS on_hand_ledger,
         SUM(reserved) AS reserved, SUM(reserved_ledger) AS reserved_ledger
       FROM (
         SELECT product_id, location_id, on_hand, 0 AS on_hand_ledger, reserved, 0 AS reserved_ledger FROM stock_levels
         UNION ALL
         SELECT product_id, location_id, 0, on_hand_delta, 0, reserved_delta FROM stock_movements
       ) both_sides
       GROUP BY product_id, location_id
       HAVING on_hand <> on_hand_ledger OR reserved <> reserved_ledger
       ORDER BY product_id, location_id`,
    );
    if (rows.length === 0) return [];
    const names = await this.catalogue.names(rows.map((row) => row.product_id));
    const places = await this.locations.names();
    return rows.map((row) => ({
      ...{ productId: row.product_id, locationId: row.location_id, location: places.get(row.location_id) ?? '?' },
      ...(names.get(row.product_id) ?? { sku: '?', name: '?' }),
      ...{ onHand: row.on_hand, onHandLedger: row.on_hand_ledger },
      ...{ reserved: row.reserved, reservedLedger: row.reserved_ledger },
    }));
  }

  /** Transfers whose two sides are not the same quantity of the same product (ST-8). */
  async unevenTransfers(): Promise<readonly number[]> {
    const rows = await this.db.rows<{ transfer_id: number }>(
      `SELECT DISTINCT transfer_id FROM (
         SELECT transfer_id FROM stock_movements WHERE transfer_id IS NOT NULL
         GROUP BY transfer_id, product_id HAVING SUM(on_hand_delta) <> 0 OR SUM(reserved_delta) <> 0
       ) uneven ORDER BY transfer_id`,
    );
    return rows.map((row) => row.transfer_id);
  }

  async productCount(): Promise<number> {
    const [row] = await this.db.rows<{ n: number }>('SELECT COUNT(DISTINCT product_id) AS n FROM stock_levels');
    return row?.n ?? 0;
  }
}
