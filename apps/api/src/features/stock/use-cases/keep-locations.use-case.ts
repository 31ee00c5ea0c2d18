import { Injectable } from '@nestjs/common';
import { DomainError, type LocationChange, type LocationInput, type LocationView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import type { Actor } from '@picolo/server/auth';
import { LocationsRepository, type LocationRow } from '../persistence/locations.repository.js';
import { LocationsQuery } from '../queries/locations.query.js';
import { AnnounceStock } from './announce-stock.js';
import { locationChanged } from './location-news.js';
import { reloadLevels } from './stock-news.js';

/** Locations are made, renamed, chosen to sell from, archived and taken into use again (ST-8). */
@Injectable()
export class KeepLocations {
  constructor(
    private readonly db: Db,
    private readonly locations: LocationsRepository,
    private readonly query: LocationsQuery,
    private readonly announce: AnnounceStock,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, { name }: LocationInput): Promise<LocationView> {
    const id = await this.db.tx(async (tx) => {
      const created = await this.locations.insert(tx, name, this.clock.now());
      const entry = { action: 'location.created', subject: `location:${created}` } as const;
      await this.announce.act(tx, actor, { ...entry, subjectName: name, after: { name } }, null, [
        locationChanged(created, 1),
      ]);
      return created;
    });
    return await this.query.byId(id);
  }

  async rename(actor: Actor, id: number, { name, version }: LocationChange): Promise<LocationView> {
    return await this.change(actor, id, 'location.changed', async (tx) => {
      if (!(await this.locations.rename(tx, id, version, name))) {
        throw new DomainError('STOCK.LOCATION_VERSION_CONFLICT');
      }
    });
  }

  /** Exactly one sells: the choice takes it from the other in the same transaction. */
  async sellFrom(actor: Actor, id: number): Promise<LocationView> {
    return await this.change(actor, id, 'location.changed', async (tx, location) => {
      if (location.archived_at !== null) throw new DomainError('STOCK.LOCATION_NOT_FOUND');
      if (location.sells !== 1) await this.locations.sellFrom(tx, id);
    });
  }

  /** Whoever puts something there holds its row, so what is empty under this lock stays empty. */
  async archive(actor: Actor, id: number): Promise<LocationView> {
    return await this.change(actor, id, 'location.removed', async (tx, location) => {
      if (location.sells === 1) throw new DomainError('STOCK.LOCATION_SELLS');
      const products = await this.locations.productsIn(tx, id);
      if (products > 0) throw new DomainError('STOCK.LOCATION_NOT_EMPTY', { products });
      await this.locations.archive(tx, id, this.clock.now());
    });
  }

  async reopen(actor: Actor, id: number): Promise<LocationView> {
    return await this.change(actor, id, 'location.changed', (tx) => this.locations.archive(tx, id, null));
  }

  private async change(
    actor: Actor,
    id: number,
    action: 'location.changed' | 'location.removed',
    act: (tx: Tx, location: LocationRow) => Promise<void>,
  ): Promise<LocationView> {
    await this.db.tx(async (tx) => {
      const before = await this.locations.lockAll(tx);
      const location = before.find((row) => row.id === id);
      if (location === undefined) throw new DomainError('STOCK.LOCATION_NOT_FOUND');
      await act(tx, location);
      const after = await this.locations.lockAll(tx);
      const changed = after.filter((row) => before.find((old) => old.id === row.id)?.version !== row.version);
      const news = changed.map((row) => locationChanged(row.id, row.version));
      const entry = { action, subject: `location:${id}`, subjectName: location.name } as const;
      const facts = { before: facetsOf(location), after: facetsOf(changed.find((row) => row.id === id) ?? location) };
      // When another one sells, what may be sold of every product is another.
      const live = salesOf(before) === salesOf(after) ? news : [...news, reloadLevels];
      await this.announce.act(tx, actor, { ...entry, ...facts }, null, live);
    });
    return await this.query.byId(id);
  }
}

const salesOf = (rows: readonly LocationRow[]): number | undefined => rows.find(({ sells }) => sells === 1)?.id;

const facetsOf = (row: LocationRow): object => ({
  name: row.name,
  sells: row.sells === 1,
  archived: row.archived_at !== null,
});
