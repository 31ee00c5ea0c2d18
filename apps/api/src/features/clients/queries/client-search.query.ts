import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { clientIdsWith, clientWords } from '../persistence/client-words.js';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Clients by words of their name and e-mail address. */
@Injectable()
export class ClientSearchQuery {
  constructor(private readonly db: Db) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    if (!actor.permissions.has('clients.read')) return [];
    return (await this.rows(q, limit)).map(({ id, name, email, phone }) => ({
      ...{ kind: 'client' as const, id, title: name },
      detail: email ?? phone ?? '',
    }));
  }

  /**
   * Ids of at most `limit` clients by the words of their name and address, for what bears their name, and of the records that
   * became part of theirs: what was bought before stays with these (ID-10).
   */
  async ids(q: string, limit: number): Promise<readonly number[]> {
    const ids = await clientIdsWith(this.db, q, null, limit);
    if (ids.length === 0) return [];
    const joined = await this.db.rows<{ id: number }>(
      `SELECT id FROM clients WHERE joined_to IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    return [...ids, ...joined.map(({ id }) => id)];
  }

  async names(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.rows<{ id: number; name: string }>(
      `SELECT id, name FROM clients WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async rows(q: string, limit: number): Promise<readonly Row[]> {
    const words = await clientWords.words(this.db, q);
    if (words === null) return [];
    const { text, others } = clientWords.from(words);
    return await this.db.rows<Row>(
      `SELECT c.id, c.name, c.email, c.phone FROM ${text} STRAIGHT_JOIN clients c ON c.id = x.client_id
       WHERE x.prefix = ? ORDER BY x.name, x.client_id LIMIT ${String(limit)}`,
      [...others, words[0] ?? ''],
    );
  }
}
