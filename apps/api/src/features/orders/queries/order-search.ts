import { Injectable } from '@nestjs/common';
import { dayAfter, orderIdOf, startOfDay, type OrderFilter } from '@picolo/contracts';
import { beginningWith, Db, idsAround, type SqlValue } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import { ClientsFacade } from '../../clients/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { all, filters, orderBy, values, type Order, type Where } from './order-conditions.js';

/** A statement that answers ids, with its values. */
export interface Ids {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Each of these gets a branch of its own, read along its index; more are asked for together. */
const mostBranches = 20;
/** More clients than these are not asked for: whoever types so little means none of them. */
const mostClients = 500;
/** The exact time, kept from the planner: the range of ids has bounded what is read, in the order of every index. */
const exactly = 'o.created_at + INTERVAL 0 SECOND';
/** So many orders are looked through for those of many clients. */
const looked = 3_000;

/** How many ids, after which one in a list by id. */
interface Wanted {
  readonly count: number;
  readonly after: number | null;
}

/**
 * Finds orders by what a person types without reading all of them: the text is looked up where it is short and indexed
 * (clients, products), then each finding is followed along an index of the orders (PE-5).
 */
@Injectable()
export class OrderSearch {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly settings: SettingsFacade,
  ) {}

  /** The conditions of a filter but for its text. */
  async conditions(filter: OrderFilter): Promise<Where[]> {
    return [...filters(filter), ...(await this.days(filter))];
  }

  /** The first `count` ids for a text, in that order, that fulfil `where`. */
  async ids(q: string, where: readonly Where[], order: Order, wanted: Wanted): Promise<Ids> {
    const text = q.trim();
    const { count } = wanted;
    const [clientIds, productIds] = await Promise.all([
      this.clients.idsMatching(text, mostClients),
      this.catalogue.idsBySkuPrefix(text),
    ]);
    const id = orderIdOf(text);
    const branches: Where[][] = [
      ...(id === null ? [] : [[['o.id = ?', id] as const]]),
      ...(clientIds.length > mostBranches
        ? await this.near(clientIds, where, order, wanted)
        : clientIds.map((client) => [['o.client_id = ?', client] as const])),
      [['o.purchase_order LIKE ?', beginningWith(text)]],
    ];
    const limited = `ORDER BY ${orderBy(order, 'o.')} LIMIT ${String(count)}`;
    const parts: Ids[] = branches.map((branch) => ({
      text: `(SELECT o.id FROM orders o WHERE ${all([...branch, ...where])} ${limited})`,
      values: values([...branch, ...where]),
    }));
    for (const productId of productIds) {
      // Along (product_id, order_id): the order's id is the line's.
      const by = order.column === null ? `ORDER BY l.order_id ${order.direction} LIMIT ${String(count)}` : limited;
      const onLine = where.map(([condition, ...given]): Where => [
        condition.replace(/^o\.id /u, 'l.order_id '),
        ...given,
      ]);
      parts.push({
        text: `(SELECT l.order_id AS id FROM order_lines l JOIN orders o ON o.id = l.order_id
                WHERE l.product_id = ? AND ${all(onLine)} ${by})`,
        values: [productId, ...values(onLine)],
      });
    }
    return { text: parts.map((part) => part.text).join(' UNION '), values: parts.flatMap((part) => part.values) };
  }

  /**
   * Days as a range of ids, which every index ends with, beside the exact condition: what lies outside is not even read.
   */
  private async days({ from, to }: OrderFilter): Promise<Where[]> {
    if (from === undefined && to === undefined) return [];
    const zone = await this.settings.timeZone();
    const range = {
      ...(from === undefined ? {} : { start: startOfDay(from, zone) }),
      ...(to === undefined ? {} : { end: startOfDay(dayAfter(to), zone) }),
    };
    const { above, below } = await idsAround(this.db, 'orders', range);
    const where: Where[] = [];
    if (range.start !== undefined) where.push([`${exactly} >= ?`, range.start]);
    if (range.end !== undefined) where.push([`${exactly} < ?`, range.end]);
    if (above !== null) where.push(['o.id > ?', above]);
    if (below !== null) where.push(['o.id < ?', below]);
    return where;
  }

  /**
   * What all these clients ordered is much to sort, and a page of it is near, as a rule: looked for in the order of the list
   * within some thousands of orders.
   */
  private async near(
    clientIds: readonly number[],
    where: readonly Where[],
    order: Order,
    { count, after }: Wanted,
  ): Promise<Where[][]> {
    const theirs: Where[] = [[`o.client_id IN (${clientIds.map(() => '?').join(', ')})`, ...clientIds]];
    if (order.column !== null) return [theirs];
    const [outer = { id: 0 }] = await this.db.rows<{ id: number }>(
      `SELECT id FROM orders ORDER BY id ${order.direction} LIMIT 1`,
    );
    const start = after ?? outer.id;
    const within: Where = order.direction === 'DESC' ? ['o.id >= ?', start - looked] : ['o.id <= ?', start + looked];
    const given = [...theirs, ...where, within];
    const found = await this.db.rows<{ id: number }>(
      `SELECT o.id FROM orders o FORCE INDEX (PRIMARY) WHERE ${all(given)} ORDER BY o.id ${order.direction} LIMIT ${String(count)}`,
      values(given),
    );
    if (found.length < count) return [theirs];
    return [[[`o.id IN (${found.map(() => '?').join(', ')})`, ...found.map(({ id }) => id)]]];
  }
}
