import type { OrderStatus, OrderView, ReturnLineInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Outbox } from '@picolo/server/outbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { LedgerCheckQuery } from '../stock/queries/ledger-check.query.js';
import { aCompany, anOrder, codeOf } from './order.builder.js';
import { OrdersFacade } from './orders.facade.js';
import { ReturnLines } from './use-cases/return-lines.use-case.js';

describe('taking lines back', () => {
  const append = vi.spyOn(Outbox.prototype, 'append');
  let test: TestApp;
  let staff: Actor;
  let client: Actor;
  beforeAll(async () => {
    test = await openApp();
    await aCompany(test.app, companySettings());
    staff = (await aUser(test.app, { role: 'employee', name: 'Julien Morel' })).actor;
    client = (await aUser(test.app)).actor;
  });
  afterAll(async () => {
    expect(await test.app.get(LedgerCheckQuery, { strict: false }).breaks()).toEqual([]);
    await test.close();
  });

  const order = (quantities: readonly number[], status: OrderStatus = 'delivered'): Promise<OrderView> =>
    Promise.all(quantities.map(() => aProduct(test.app, staff, { onHand: 100 }))).then((products) =>
      anOrder(
        test.app,
        { staff, client },
        { lines: products.map(({ id }, index) => ({ productId: id, quantity: quantities[index] ?? 1 })), status },
      ),
    );
  const back = (id: number, lines: readonly ReturnLineInput[]): Promise<OrderView> =>
    test.app.get(ReturnLines, { strict: false }).execute(staff, id, { lines });
  const onHand = async (productId: number): Promise<number> => {
    const rows = await test.db.rows<{ on_hand: string }>('SELECT on_hand FROM stock_levels WHERE product_id = ?', [
      productId,
    ]);
    return Number(rows[0]?.on_hand);
  };
  /** What the outbox was given, whether anybody consumes it or not. */
  const told = (id: number): (readonly number[])[] =>
    append.mock.calls
      .flatMap(([, events]) => events)
      .flatMap((event) => (event.type === 'order.lines-returned' ? [event.payload] : []))
      .flatMap(({ orderId, returnIds }) => (orderId === id ? [returnIds] : []));

  it('OR-4 ten people take the same last piece back at once: one does, the stock rises by one', async () => {
    const { id, lines } = await order([1]);
    const [line] = lines;
    const before = await onHand(line?.productId ?? 0);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        codeOf(back(id, [{ lineId: line?.id ?? 0, quantity: 1, disposition: 'restock' }])),
      ),
    );
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
    for (const answer of answers) {
      expect(['accepted', 'ORDERS.TRANSITION_NOT_ALLOWED', 'ORDERS.RETURN_TOO_MUCH']).toContain(answer);
    }
    expect(await onHand(line?.productId ?? 0)).toBe(before + 1);
    const rows = await test.db.rows('SELECT id FROM order_returns WHERE order_line_id = ?', [line?.id ?? 0]);
    expect(rows).toHaveLength(1);
  });

  it('OR-4 a return of two lines where one is too much changes neither', async () => {
    const { id, lines } = await order([2, 2]);
    const [first, second] = lines.map((line) => line.id);
    const refused = back(id, [
      { lineId: first ?? 0, quantity: 1, disposition: 'restock' },
      { lineId: second ?? 0, quantity: 3, disposition: 'restock' },
    ]);
    await expect(refused).rejects.toMatchObject({ code: 'ORDERS.RETURN_TOO_MUCH', meta: { remaining: 2 } });
    expect(await onHand(lines[0]?.productId ?? 0)).toBe(98);
    expect(told(id)).toEqual([]);
  });

  it('OR-4 each return is told once, in its commit, with what a credit note needs', async () => {
    const { id, lines } = await order([3, 2]);
    const [first, second] = lines.map((line) => line.id);
    await back(id, [
      { lineId: second ?? 0, quantity: 1, disposition: 'scrap', reason: ' Fêlé ' },
      { lineId: first ?? 0, quantity: 2, disposition: 'restock' },
    ]);
    const [returnIds = []] = told(id);
    const returns = await test.db.tx((tx) =>
      test.app.get(OrdersFacade, { strict: false }).returnsForCredit(tx, returnIds),
    );
    expect(returns).toMatchObject([
      { orderId: id, lineId: second, position: 2, quantity: 10_000, disposition: 'scrap', reason: 'Fêlé' },
      { orderId: id, lineId: first, position: 1, quantity: 20_000, disposition: 'restock', reason: null },
    ]);
    await test.app.get(OrdersFacade, { strict: false }).move(staff, id, { to: 'returned' });
    expect(told(id).map((ids) => ids.length)).toEqual([2, 2]);
  });
});
