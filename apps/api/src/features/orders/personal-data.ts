import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { orderNumber, type OrderStatus } from '@picolo/contracts';
import { csvStream, type CsvCell } from '@picolo/server/csv';
import { Db, decimalToQuantity, parseJson, quantityToJson, sql, write, type Tx } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';
import { PrintingFacade } from '../printing/index.js';
import { stateWords } from './documents/export-words.js';

interface OrderRow {
  readonly id: number;
  readonly status: OrderStatus;
  readonly createdAt: Date;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly note: string | null;
  readonly purchaseOrder: string | null;
  readonly buyer: unknown;
}

const headings = {
  fr: ['Commande', 'Date', 'État', 'Total HT (€)', 'TVA (€)', 'Total TTC (€)'],
  en: ['Order', 'Date', 'State', 'Total without VAT (€)', 'VAT (€)', 'Total (€)'],
} as const;

const closed = ['delivered', 'cancelled', 'returned'] as const satisfies readonly OrderStatus[];
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Orders: what was asked for, when, and what was said about it (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfOrders implements PersonalDataSource {
  constructor(
    private readonly db: Db,
    private readonly printing: PrintingFacade,
  ) {}

  async *files({ clientIds, locale }: Person): AsyncIterable<PersonalFile> {
    const orders = await this.db.rows<OrderRow>(
      `SELECT id, status, created_at AS createdAt, net_cents AS netCents, vat_cents AS vatCents,
         gross_cents AS grossCents, note, purchase_order AS purchaseOrder, buyer
       FROM orders WHERE client_id IN (${marks(clientIds)}) ORDER BY id`,
      clientIds,
    );
    const words = stateWords[locale];
    const rows = orders.map((order): readonly CsvCell[] => [
      ...[orderNumber(order.id), order.createdAt.toISOString(), words[order.status]],
      ...[order.netCents / 100, order.vatCents / 100, order.grossCents / 100],
    ]);
    yield {
      path: 'orders/orders.csv',
      content: await text(csvStream(Readable.from(rows), { locale, headings: headings[locale] })),
    };
    for (const order of orders) {
      const content = JSON.stringify(await this.whole(order), null, 2);
      yield { path: `orders/${orderNumber(order.id)}.json`, content };
    }
  }

  async openMatters(tx: Tx, { clientIds }: Person): Promise<number> {
    const rows = await sql<{ id: number }>(
      tx,
      `SELECT id FROM orders WHERE client_id IN (${marks(clientIds)}) AND status NOT IN (${marks(closed)}) FOR UPDATE`,
      [...clientIds, ...closed],
    );
    return rows.length;
  }

  /** What the order froze of its buyer stays with the invoice, for as long as the law wants it. */
  async erase(tx: Tx, { clientIds, userId }: Person): Promise<void> {
    const orders = `SELECT id FROM orders WHERE client_id IN (${marks(clientIds)})`;
    const ids = await sql<{ id: number }>(tx, orders, clientIds);
    await this.printing.forgetTickets(
      tx,
      ids.map(({ id }) => id),
    );
    const ofPerson = `order_id IN (${orders})`;
    await write(
      tx,
      `UPDATE orders SET note = NULL, internal_note = NULL WHERE client_id IN (${marks(clientIds)})`,
      clientIds,
    );
    await write(tx, `UPDATE order_change_requests SET text = '–' WHERE ${ofPerson}`, clientIds);
    if (userId === null) return;
    await write(tx, `UPDATE order_steps SET actor_name = NULL, note = NULL WHERE actor_id = ? AND ${ofPerson}`, [
      userId,
      ...clientIds,
    ]);
  }

  private async whole(order: OrderRow): Promise<object> {
    const [lines, steps] = await Promise.all([
      this.db.rows<{ quantity: string }>(
        `SELECT sku, name, unit, quantity, net_cents AS netCents FROM order_lines WHERE order_id = ? ORDER BY position`,
        [order.id],
      ),
      this.db.rows<object>(
        'SELECT to_status AS state, note, created_at AS at FROM order_steps WHERE order_id = ? ORDER BY id',
        [order.id],
      ),
    ]);
    return {
      ...{ ...order, number: orderNumber(order.id), buyer: parseJson(order.buyer) },
      lines: lines.map((line) => ({ ...line, quantity: quantityToJson(decimalToQuantity(line.quantity)) })),
      steps,
    };
  }
}
