import { Injectable } from '@nestjs/common';
import type { ClientInput, ClientView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { clientData, withConfirmation } from '../domain/client-data.js';
import { ClientsRepository } from '../persistence/clients.repository.js';
import { ClientsQuery } from '../queries/clients.query.js';

/** A client without an account, entered by an employee (ID-10). */
@Injectable()
export class CreateClient {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsRepository,
    private readonly query: ClientsQuery,
    private readonly clock: Clock,
  ) {}

  async execute(_actor: Actor, input: ClientInput): Promise<ClientView> {
    const data = withConfirmation(clientData(input, null), null, this.clock.now());
    const id = await this.db.tx((tx) => this.clients.insert(tx, data, null));
    return await this.query.view(id);
  }
}
