import { Injectable } from '@nestjs/common';
import { DomainError, type ClientChange, type ClientView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { clientData, withConfirmation } from '../domain/client-data.js';
import { ClientsRepository } from '../persistence/clients.repository.js';
import { ClientsQuery } from '../queries/clients.query.js';

/** Changes a record; the version that was read must still be the present one (ID-10). */
@Injectable()
export class ChangeClient {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsRepository,
    private readonly query: ClientsQuery,
    private readonly clock: Clock,
  ) {}

  /** By staff, who vouches for the VAT number it enters. */
  async execute(_actor: Actor, id: number, change: ClientChange): Promise<ClientView> {
    await this.db.tx((tx) => this.apply(tx, id, change, this.clock.now()));
    return await this.query.view(id);
  }

  /** The actor's own record, whatever the input says (ID-6); a VAT number that they change waits for staff. */
  async executeOwn(actor: Actor, change: ClientChange): Promise<ClientView> {
    if (actor.clientId === null) throw new DomainError('CLIENTS.NOT_FOUND');
    const id = actor.clientId;
    await this.db.tx((tx) => this.apply(tx, id, change, null));
    return await this.query.view(id);
  }

  private async apply(tx: Tx, id: number, { version, ...input }: ClientChange, vouched: Date | null): Promise<void> {
    const before = await this.clients.findForUpdate(tx, id);
    if (before === null) throw new DomainError('CLIENTS.NOT_FOUND');
    if (before.version !== version) throw new DomainError('CLIENTS.VERSION_CONFLICT', { version: before.version });
    await this.clients.update(tx, id, version, withConfirmation(clientData(input, before), before, vouched));
  }
}
