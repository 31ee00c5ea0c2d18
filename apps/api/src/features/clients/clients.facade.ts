import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Address,
  type ClientInput,
  type ClientKind,
  type Locale,
  type SearchHit,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import type { Person } from '@picolo/server/personal-data';
import { clientData, withConfirmation } from './domain/client-data.js';
import { ClientsRepository, type ClientRecord } from './persistence/clients.repository.js';
import { ClientSearchQuery } from './queries/client-search.query.js';
import { JoinRecord } from './use-cases/join-record.use-case.js';

/** What an order freezes of its client (ID-10). */
export interface ClientForOrder {
  readonly id: number;
  /** The client's account, for their live room; null when they have none. */
  readonly userId: number | null;
  readonly kind: ClientKind;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly vatNumberConfirmed: boolean;
  /** Null: an order is refused with ORDERS.NO_BILLING_ADDRESS. */
  readonly billing: Address | null;
  /** Null: delivered to the billing address. */
  readonly delivery: Address | null;
}

/** Client records for other features. */
@Injectable()
export class ClientsFacade {
  constructor(
    private readonly clients: ClientsRepository,
    private readonly searching: ClientSearchQuery,
    private readonly join: JoinRecord,
    private readonly clock: Clock,
  ) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    return await this.searching.search(actor, q, limit);
  }

  /** Ids of clients whose name and e-mail address have words that begin so; at most `limit`, by name. */
  async idsMatching(q: string, limit: number): Promise<readonly number[]> {
    return await this.searching.ids(q, limit);
  }

  /** Their names by id. */
  async names(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return await this.searching.names(ids);
  }

  /** Throws CLIENTS.NOT_FOUND. With `tx`, read inside that transaction. */
  async forOrder(clientId: number, tx?: Tx): Promise<ClientForOrder> {
    const found = await (tx === undefined ? this.clients.find(clientId) : this.clients.findIn(tx, clientId));
    if (found === null) throw new DomainError('CLIENTS.NOT_FOUND');
    return forOrder(found);
  }

  /** The record of an account, or null. */
  async findByUser(userId: number): Promise<ClientForOrder | null> {
    const found = await this.clients.findByUser(userId);
    return found === null ? null : forOrder(found);
  }

  /**
   * An account proved its address: its record follows a change of address, and becomes part of the record that staff keeps
   * under it (ID-10). Nothing for accounts without a record.
   */
  async addressProved(
    tx: Tx,
    userId: number,
    address: { readonly before: string; readonly now: string },
  ): Promise<void> {
    await this.join.execute(tx, userId, address);
  }

  /** A client as all features know them, the records that became part of theirs included. Throws CLIENTS.NOT_FOUND. */
  async person(tx: Tx, clientId: number): Promise<Person> {
    return await this.clients.person(tx, clientId);
  }

  /** The language of the client's account; French for who has none. */
  async localeOf(tx: Tx, clientId: number): Promise<Locale> {
    return await this.clients.localeOf(tx, clientId);
  }

  /** The oldest record with this e-mail address, or null. */
  async idByEmail(tx: Tx, email: string): Promise<number | null> {
    return await this.clients.idByEmail(tx, email);
  }

  /** A new record inside the caller's transaction; answers its id. Throws like the endpoint. `by`: who vouches for its VAT number. */
  async create(
    tx: Tx,
    input: ClientInput,
    userId: number | null = null,
    by: 'staff' | 'client' = 'staff',
  ): Promise<number> {
    const data = clientData(input, null);
    return await this.clients.insert(
      tx,
      withConfirmation(data, null, by === 'staff' ? this.clock.now() : null),
      userId,
    );
  }
}

const forOrder = ({
  version: _version,
  createdAt: _createdAt,
  vatNumberConfirmedAt,
  ...client
}: ClientRecord): ClientForOrder => ({ ...client, vatNumberConfirmed: vatNumberConfirmedAt !== null });
