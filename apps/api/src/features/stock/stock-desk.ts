import { Injectable } from '@nestjs/common';
import type { CountEntryInput, CountInput, CountLineView, LocationView, TransferInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { CountLinesQuery } from './queries/count-lines.query.js';
import { LocationsQuery } from './queries/locations.query.js';
import { CloseCount } from './use-cases/close-count.use-case.js';
import { EnterCount } from './use-cases/enter-count.use-case.js';
import { KeepLocations } from './use-cases/keep-locations.use-case.js';
import { OpenCount } from './use-cases/open-count.use-case.js';
import { TransferStock } from './use-cases/transfer-stock.use-case.js';

/** A session as it is closed and read. */
@Injectable()
export class CountRoom {
  constructor(
    private readonly counts: CountLinesQuery,
    private readonly closing: CloseCount,
  ) {}

  async lines(countId: number): Promise<readonly CountLineView[]> {
    return (await this.counts.page(countId, { limit: 100 })).items;
  }

  async validate(actor: Actor, countId: number): Promise<void> {
    await this.closing.validate(actor, countId);
  }
}

/** What the people of the stock room do at their screens, for the seeds. */
@Injectable()
export class StockDesk {
  constructor(
    private readonly locations: LocationsQuery,
    private readonly keep: KeepLocations,
    private readonly transfers: TransferStock,
    private readonly counting: OpenCount,
    private readonly entering: EnterCount,
    private readonly room: CountRoom,
  ) {}

  /** The location of this name, made when it is missing. */
  async location(actor: Actor, name: string): Promise<LocationView> {
    const known = (await this.locations.all()).find((location) => location.name === name);
    return known ?? (await this.keep.create(actor, { name }));
  }

  async transfer(actor: Actor, input: TransferInput): Promise<void> {
    await this.transfers.execute(actor, input);
  }

  /** Answers the session's lines. */
  async openCount(actor: Actor, input: CountInput): Promise<{ id: number; lines: readonly CountLineView[] }> {
    const id = await this.counting.execute(actor, input);
    return { id, lines: await this.room.lines(id) };
  }

  async enter(actor: Actor, countId: number, entry: CountEntryInput): Promise<CountLineView> {
    return await this.entering.enter(actor, countId, entry);
  }

  async validate(actor: Actor, countId: number): Promise<void> {
    await this.room.validate(actor, countId);
  }
}
