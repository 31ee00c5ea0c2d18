import { Injectable } from '@nestjs/common';
import { orderTransitions, type OrderStatus, type OrderView, type PlaceOrderInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { InvoicesFacade } from '../../apps/api/src/features/invoices/index.js';
import { OrderRequestsFacade, OrdersFacade } from '../../apps/api/src/features/orders/index.js';
import type { Buyer, OrderSeed } from './orders.js';
import type { PaymentSeed } from './payments.js';

/** Everybody who takes part: the demo accounts that order for themselves, and the client records others order for. */
export interface People {
  readonly admin: Actor;
  readonly employee: Actor;
  readonly accounts: ReadonlyMap<Buyer, Actor>;
  readonly records: ReadonlyMap<Buyer, number>;
}

/** Orders and their invoices, through the same use cases as real ones; only the clock is turned back. */
@Injectable()
export class ShopOrdersSeed {
  constructor(
    private readonly db: Db,
    private readonly outbox: Outbox,
    private readonly orders: OrdersFacade,
    private readonly requests: OrderRequestsFacade,
    private readonly invoices: InvoicesFacade,
  ) {}

  async present(people: People, seed: OrderSeed, index: number): Promise<boolean> {
    const by = people.accounts.get(seed.buyer) ?? people.employee;
    return await this.orders.isPlaced(by, keyOf(index));
  }

  async place(
    people: People,
    seed: OrderSeed,
    index: number,
    products: ReadonlyMap<string, number>,
  ): Promise<OrderView> {
    const input = inputOf(seed, products);
    const account = people.accounts.get(seed.buyer);
    const place = async (): Promise<OrderView> =>
      account === undefined
        ? await this.orders.place(people.employee, people.records.get(seed.buyer) ?? 0, input, keyOf(index))
        : await this.orders.placeOwn(account, input, keyOf(index));
    return await (seed.days > freshDays ? this.outbox.without(['order.placed'], place) : place());
  }

  /** What a client asks for once their order is in progress; asked once. */
  async ask(
    people: People,
    seed: OrderSeed,
    order: OrderView,
    products: ReadonlyMap<string, number>,
  ): Promise<OrderView> {
    const account = people.accounts.get(seed.buyer);
    if (account === undefined || seed.asks === undefined || order.status !== 'processing') return order;
    if (order.requests.length > 0) return order;
    const { basket, text } = seed.asks;
    return await this.requests.ask(account, order.id, { text, lines: linesOf(basket, products) });
  }

  /** Invoices are issued here and now, so that they bear the day of the order, and so that none of them prints. */
  async move(people: People, order: OrderView, to: OrderStatus, at: Date): Promise<OrderView> {
    const told = ['order.processed', 'order.cancelled', 'order.moved', 'order.lines-returned'] as const;
    return await this.outbox.without(told, async () => {
      const due = transitionsFrom(order.status).includes(to);
      const moved = due ? await this.orders.move(people.employee, order.id, { to }) : order;
      if (to === 'processed') await this.invoice(order.id, at);
      if (to === 'cancelled' || to === 'returned') await this.credit(order.id, at);
      return moved;
    });
  }

  async takeSomeBack(people: People, order: OrderView, at: Date): Promise<OrderView> {
    const [line] = order.lines;
    if (line === undefined || line.returnedQuantity > 0) return order;
    const reason = 'Ébréchée à l’arrivée';
    return await this.outbox.without(['order.lines-returned'], async () => {
      const taken = await this.orders.takeBack(people.employee, order.id, {
        lines: [{ lineId: line.id, quantity: 1, disposition: 'scrap', reason }],
        note: 'Une assiette ébréchée à l’arrivée',
      });
      await this.db.tx(async (tx) => {
        const snapshot = await this.orders.snapshot(tx, order.id);
        await this.invoices.creditLinesSeeded(tx, snapshot, [{ line: 1, quantity: 10_000 }], at, reason);
      });
      return taken;
    });
  }

  /** A deposit invoice, as long as the order is not processed. */
  async deposit(order: OrderView, percent: number, at: Date): Promise<void> {
    await this.db.tx(async (tx) => {
      await this.invoices.depositSeeded(tx, await this.orders.snapshot(tx, order.id), percent, at);
    });
  }

  /** Money for the invoices of an order that had none yet: a seed that was interrupted goes on. */
  async pay(people: People, order: OrderView, { part, method, reference }: PaymentSeed, at: Date): Promise<void> {
    const due = await this.db.rows<{ id: number; due: number }>(
      `SELECT invoice_id AS id, balance_cents AS due FROM invoice_balances
       WHERE order_id = ? AND settlement = 'receivable' AND paid_cents = 0 ORDER BY invoice_id`,
      [order.id],
    );
    for (const { id, due: cents } of due) {
      const amountCents = part === 'all' ? cents : Math.ceil(cents / 2);
      const paidOn = at.toISOString().slice(0, 10);
      await this.invoices.pay(
        people.employee,
        id,
        { amountCents, method, paidOn, reference },
        `seed-pay-${String(id)}`,
      );
    }
  }

  /** The one it has, when it has one. */
  private async invoice(orderId: number, at: Date): Promise<void> {
    await this.db.tx(async (tx) => {
      await this.invoices.issueSeeded(tx, await this.orders.snapshot(tx, orderId), at);
    });
  }

  private async credit(orderId: number, at: Date): Promise<void> {
    await this.db.tx(async (tx) => {
      await this.invoices.creditSeeded(tx, await this.orders.snapshot(tx, orderId), at);
    });
  }
}

/** What is older is nobody's news any more. */
const freshDays = 2;

const keyOf = (index: number): string => `seed-shop-${String(index + 1).padStart(2, '0')}`;

const transitionsFrom = (status: OrderStatus): OrderStatus[] =>
  orderTransitions.filter(({ from }) => from === status).map(({ to }) => to);

const inputOf = (
  { basket, note, purchaseOrder, internalNote }: OrderSeed,
  products: ReadonlyMap<string, number>,
): PlaceOrderInput & { readonly internalNote?: string | undefined } => ({
  ...{ lines: linesOf(basket, products), note, purchaseOrder },
  ...(internalNote === undefined ? {} : { internalNote }),
});

const linesOf = (basket: string, products: ReadonlyMap<string, number>): PlaceOrderInput['lines'] =>
  basket.split(' ').map((entry) => {
    const [sku = '', quantity] = entry.split('×');
    const productId = products.get(sku);
    if (productId === undefined) throw new Error(`the seeded orders name an unknown product: ${sku}`);
    return { productId, quantity: Number(quantity) };
  });
