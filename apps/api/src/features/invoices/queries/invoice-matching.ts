import { Injectable } from '@nestjs/common';
import { orderIdOf, type InvoiceListQuery } from '@picolo/contracts';
import { beginningWith, Db, readIdCursor } from '@picolo/server/db';
import { ClientsFacade } from '../../clients/index.js';
import { allOf, inScope, type Condition, type ListFilter } from './invoice-filter.js';

/** More clients than these are not asked for: whoever types so little means none of them. */
const mostClients = 500;
/** Each of these clients gets a branch of its own, read along its index; more are asked for together. */
const mostBranches = 20;
/** So many invoices are looked through for those of many clients. */
const looked = 3_000;

/** A list before its text. */
type List = Pick<ListFilter, 'from' | 'conditions' | 'order'>;

/** Finds invoices by what a person types: it is looked up where it is short and indexed, then followed (PE-5). */
@Injectable()
export class InvoiceMatching {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsFacade,
  ) {}

  /** Ids among which are the first `count` of the list for a text. */
  async ids({ q = '', due, cursor }: InvoiceListQuery, list: List, count: number): Promise<readonly number[]> {
    const { numbers, clientIds } = await this.lookUp(q);
    const branches: Condition[] = [
      ...numbers,
      ...(clientIds.length > mostBranches
        ? [
            (due === undefined ? await this.near(clientIds, list, readIdCursor(cursor), count) : null) ??
              inScope('i.client_id', clientIds),
          ]
        : clientIds.map((id): Condition => ['i.client_id = ?', id])),
    ];
    const parts = branches.map((branch) => {
      const { text, values } = allOf([branch, ...list.conditions]);
      return { text: `(SELECT i.id FROM ${list.from} ${text} ${list.order} LIMIT ${String(count)})`, values };
    });
    const rows = await this.db.rows<{ id: number }>(
      parts.map(({ text }) => text).join(' UNION '),
      parts.flatMap(({ values }) => values),
    );
    return rows.map(({ id }) => id);
  }

  /** What is true of the invoices that the list shows for a text, and of no others. */
  async condition(q: string): Promise<Condition> {
    const { numbers, clientIds } = await this.lookUp(q);
    const any = [...numbers, ...(clientIds.length === 0 ? [] : [inScope('i.client_id', clientIds)])];
    return [`(${any.map(([text]) => text).join(' OR ')})`, ...any.flatMap(([, ...values]) => values)];
  }

  private async lookUp(
    q: string,
  ): Promise<{ readonly numbers: readonly Condition[]; readonly clientIds: readonly number[] }> {
    const orderId = orderIdOf(q);
    return {
      numbers: [
        ['i.number LIKE ?', beginningWith(q)],
        ...(orderId === null ? [] : [['i.order_id = ?', orderId] as const]),
      ],
      clientIds: await this.clients.idsMatching(q, mostClients),
    };
  }

  /**
   * All invoices of many clients are much to sort, and a page of them is near, as a rule: looked for in the order of the list
   * within some thousands of invoices. Null when it is not full there.
   */
  private async near(
    clientIds: readonly number[],
    { conditions, order }: List,
    after: number | null,
    count: number,
  ): Promise<Condition | null> {
    const [newest = { id: 0 }] = await this.db.rows<{ id: number }>('SELECT id FROM invoices ORDER BY id DESC LIMIT 1');
    const within = ['i.id >= ?', (after ?? newest.id) - looked] as const;
    const { text, values } = allOf([inScope('i.client_id', clientIds), ...conditions, within]);
    const rows = await this.db.rows<{ id: number }>(
      `SELECT i.id FROM invoices i FORCE INDEX (PRIMARY) ${text} ${order} LIMIT ${String(count)}`,
      values,
    );
    return rows.length < count
      ? null
      : inScope(
          'i.id',
          rows.map(({ id }) => id),
        );
  }
}
