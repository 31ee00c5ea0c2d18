import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { decimalToQuantity, sql, type Tx } from '@picolo/server/db';
import { LevelBook } from '../domain/stock-change.js';
import { LocationsRepository } from '../persistence/locations.repository.js';

interface Row {
  readonly product_id: number;
  readonly location_id: number;
  readonly on_hand: string;
  readonly reserved: string;
  readonly version: number;
}

/** Levels as they are, without locking them: for choosing, never for changing. */
@Injectable()
export class StockBooks {
  constructor(private readonly locations: LocationsRepository) {}

  async levels(tx: Tx, productIds: readonly number[]): Promise<LevelBook> {
    const rows = await sql<Row>(
      tx,
      `SELECT product_id, location_id, on_hand, reserved, version FROM stock_levels
       WHERE product_id IN (${productIds.map(() => '?').join(', ')})`,
      productIds,
    );
    return new LevelBook(
      rows.map((row) => ({
        ...{ productId: row.product_id, locationId: row.location_id, version: row.version },
        ...{ onHand: decimalToQuantity(row.on_hand), reserved: decimalToQuantity(row.reserved) },
      })),
    );
  }

  /** Refuses a location that does not exist or is archived, and keeps it from being archived meanwhile. */
  async place(tx: Tx, locationId: number): Promise<void> {
    const [row] = await this.locations.hold(tx, [locationId]);
    if (row === undefined || row.archived_at !== null) throw new DomainError('STOCK.LOCATION_NOT_FOUND');
  }
}
