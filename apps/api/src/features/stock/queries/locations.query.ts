import { Injectable } from '@nestjs/common';
import { DomainError, type LocationView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly sells: number | null;
  readonly version: number;
  readonly archived_at: Date | null;
  readonly products: number;
}

const view = (row: Row): LocationView => ({
  ...{ id: row.id, name: row.name, sells: row.sells === 1, archived: row.archived_at !== null },
  ...{ version: row.version, products: row.products },
});

/** The few places of the house; the archived ones last. */
@Injectable()
export class LocationsQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<LocationView[]> {
    const rows = await this.db.rows<Row>(
      `SELECT l.id, l.name, l.sells, l.version, l.archived_at,
         (SELECT COUNT(*) FROM stock_levels s WHERE s.location_id = l.id AND s.on_hand > 0) AS products
       FROM locations l ORDER BY l.archived_at IS NOT NULL, l.sells DESC, l.name, l.id`,
    );
    return rows.map(view);
  }

  async byId(id: number): Promise<LocationView> {
    const found = (await this.all()).find((location) => location.id === id);
    if (found === undefined) throw new DomainError('STOCK.LOCATION_NOT_FOUND');
    return found;
  }

  async names(): Promise<ReadonlyMap<number, string>> {
    const rows = await this.db.rows<{ id: number; name: string }>('SELECT id, name FROM locations');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
