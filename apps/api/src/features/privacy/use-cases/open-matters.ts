import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import type { Person } from '@picolo/server/personal-data';
import { ClientsFacade } from '../../clients/index.js';
import { PersonalDataSources } from './personal-data-sources.js';

/** What still has to be finished with a client before they can be forgotten. */
@Injectable()
export class OpenMatters {
  constructor(
    private readonly clients: ClientsFacade,
    private readonly sources: PersonalDataSources,
  ) {}

  async count(tx: Tx, person: Person): Promise<number> {
    let count = 0;
    for (const source of this.sources.all()) count += (await source.openMatters?.(tx, person)) ?? 0;
    return count;
  }

  /** Throws PRIVACY.OPEN_ORDERS, CLIENTS.NOT_FOUND. */
  async refuse(tx: Tx, clientId: number): Promise<void> {
    const count = await this.count(tx, await this.clients.person(tx, clientId));
    if (count > 0) throw new DomainError('PRIVACY.OPEN_ORDERS', { count });
  }
}
