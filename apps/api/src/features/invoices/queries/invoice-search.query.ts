import { Injectable } from '@nestjs/common';
import { orderIdOf, type SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { beginningWith, Db } from '@picolo/server/db';
import { ClientsFacade } from '../../clients/index.js';

interface Row {
  readonly id: number;
  readonly number: string;
  readonly client_name: string;
}

const columns = 'id, number, client_name';

/** Invoices and credit notes by number or by the number of their order, and the newest of clients whose name matches. */
@Injectable()
export class InvoiceSearchQuery {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsFacade,
  ) {}

  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    if (!actor.permissions.has('invoices.read')) return [];
    const rows = await this.db.rows<Row>(
      `SELECT ${columns} FROM invoices WHERE number LIKE ? ORDER BY number DESC LIMIT ${String(limit)}`,
      [beginningWith(q)],
    );
    const orderId = orderIdOf(q);
    const ofOrder =
      orderId === null
        ? []
        : await this.db.rows<Row>(`SELECT ${columns} FROM invoices WHERE order_id = ? LIMIT ${String(limit)}`, [
            orderId,
          ]);
    const clients = await this.clients.idsMatching(q, limit);
    const theirs =
      clients.length === 0
        ? []
        : await this.db.rows<Row>(
            `SELECT ${columns} FROM invoices WHERE client_id IN (${clients.map(() => '?').join(', ')})
             ORDER BY id DESC LIMIT ${String(limit)}`,
            clients,
          );
    const found = new Map([...rows, ...ofOrder, ...theirs].map((row) => [row.id, row]));
    return [...found.values()]
      .slice(0, limit)
      .map((row) => ({ kind: 'invoice', id: row.id, title: row.number, detail: row.client_name }));
  }
}
