import { Injectable } from '@nestjs/common';
import { orderIdOf, orderNumber, type SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { ClientsFacade } from '../../clients/index.js';

interface Row {
  readonly id: number;
  readonly client_name: string;
}

/** Orders by number, and the newest of clients whose name matches. */
@Injectable()
export class OrderSearchQuery {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsFacade,
  ) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    if (!actor.permissions.has('orders.read')) return [];
    const id = orderIdOf(q);
    const numbered =
      id === null ? [] : await this.db.rows<Row>('SELECT id, client_name FROM orders WHERE id = ?', [id]);
    const clients = await this.clients.idsMatching(q, limit);
    const theirs =
      clients.length === 0
        ? []
        : await this.db.rows<Row>(
            `SELECT id, client_name FROM orders WHERE client_id IN (${clients.map(() => '?').join(', ')})
             ORDER BY id DESC LIMIT ${String(limit)}`,
            clients,
          );
    return [...numbered, ...theirs]
      .slice(0, limit)
      .map((row) => ({ kind: 'order', id: row.id, title: orderNumber(row.id), detail: row.client_name }));
  }
}
