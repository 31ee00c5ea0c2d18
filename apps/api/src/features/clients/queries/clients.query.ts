import { Injectable } from '@nestjs/common';
import { DomainError, type ClientView, type ListQuery, type Page } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { pageLimit, pageOf, readCursor } from '@picolo/server/db';
import { clientView } from '../clients.presenter.js';
import { ClientsRepository } from '../persistence/clients.repository.js';

@Injectable()
export class ClientsQuery {
  constructor(private readonly clients: ClientsRepository) {}

  async page(query: ListQuery): Promise<Page<ClientView>> {
    const limit = pageLimit(query.limit);
    const rows = await this.clients.list(query.q ?? null, afterOf(query.cursor), limit + 1);
    return pageOf(rows, limit, (row) => [row.name, row.id], clientView);
  }

  /** Throws CLIENTS.NOT_FOUND. */
  async view(id: number): Promise<ClientView> {
    const found = await this.clients.find(id);
    if (found === null) throw new DomainError('CLIENTS.NOT_FOUND');
    return clientView(found);
  }

  /** The actor's own record. Throws CLIENTS.NOT_FOUND when the account has none. */
  async own(actor: Actor): Promise<ClientView> {
    if (actor.clientId === null) throw new DomainError('CLIENTS.NOT_FOUND');
    return await this.view(actor.clientId);
  }
}

const afterOf = (cursor: string | undefined): readonly [string, number] | null => {
  if (cursor === undefined) return null;
  const [name, id] = readCursor(cursor, 2);
  return [String(name), Number(id)];
};
