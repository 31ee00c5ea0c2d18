import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { beginningWith, Db, fullTextOf } from '@picolo/server/db';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Clients by e-mail address or words of their name. Each part reads its own index. */
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

  /** Ids of clients whose name or address begins so, for what bears their name; at most `limit`. */
  async ids(q: string, limit: number): Promise<readonly number[]> {
    return (await this.rows(q, limit)).map(({ id }) => id);
  }

  private async rows(q: string, limit: number): Promise<readonly Row[]> {
    const part = (condition: string): string =>
      `(SELECT id, name, email, phone FROM clients WHERE ${condition} AND joined_to IS NULL AND erased_at IS NULL LIMIT ${String(limit)})`;
    const begins = beginningWith(q);
    const words = fullTextOf(q);
    const parts = ['name LIKE ?', 'email LIKE ?'].map(part);
    if (words !== null) parts.push(part('MATCH (name) AGAINST (? IN BOOLEAN MODE)'));
    return await this.db.rows<Row>(`${parts.join(' UNION ')} LIMIT ${String(limit)}`, [
      ...[begins, begins],
      ...(words === null ? [] : [words]),
    ]);
  }
}
