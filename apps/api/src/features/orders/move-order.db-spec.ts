import { orderStatuses, orderTransitions, type OrderStatus, type OrderView, type ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { toldLive } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { LedgerCheckQuery } from '../stock/queries/ledger-check.query.js';
import { aCompany, anOrder, codeOf } from './order.builder.js';
import { OrdersFacade } from './orders.facade.js';
import { OrderListQueries } from './queries/order-list.query.js';
import { OrdersQuery } from './queries/orders.query.js';
import { MoveMyOrder } from './use-cases/move-my-order.use-case.js';
import { MoveOrder } from './use-cases/move-order.use-case.js';
import { ReturnLines } from './use-cases/return-lines.use-case.js';

describe('moving an order', () => {
  let test: TestApp;
  let staff: Actor;
  let client: Actor;
  let product: ProductView;
  beforeAll(async () => {
    test = await openApp();
    await aCompany(test.app, companySettings());
    staff = (await aUser(test.app, { role: 'employee', name: 'Julien Morel' })).actor;
    client = (await aUser(test.app, { name: 'Camille Lefèvre' })).actor;
    product = await aProduct(test.app, staff, { onHand: 10_000 });
  });
  afterAll(async () => {
    expect(await test.app.get(LedgerCheckQuery, { strict: false }).breaks()).toEqual([]);
    await test.close();
  });

  const order = (status: OrderStatus, quantity = 2): Promise<OrderView> =>
    anOrder(test.app, { staff, client }, { lines: [{ productId: product.id, quantity }], status });
  const move = (id: number, to: OrderStatus, actor = staff, version?: number): Promise<OrderView> =>
    test.app.get(MoveOrder, { strict: false }).execute(actor, id, { to, version });
  const level = async (id = product.id): Promise<[onHand: number, reserved: number]> => {
    const [row] = await test.db.rows<{ on_hand: string; reserved: string }>(
      'SELECT on_hand, reserved FROM stock_levels WHERE product_id = ?',
      [id],
    );
    return [Number(row?.on_hand), Number(row?.reserved)];
  };
  const eventsOf = async (id: number): Promise<string[]> => {
    const rows = await test.db.rows<{ type: string }>(
      "SELECT type FROM outbox WHERE subject = ? AND consumer IN ('invoices', 'credit-notes')",
      [`order:${String(id)}`],
    );
    return rows.map(({ type }) => type);
  };

  it('OR-3 every pair of states: those of the table are accepted, all others refused with the present state', async () => {
    for (const from of orderStatuses) {
      for (const to of orderStatuses) {
        const { id, version } = await order(from);
        const allowed = orderTransitions.some((candidate) => candidate.from === from && candidate.to === to);
        const answer = await codeOf(move(id, to));
        expect([from, to, answer]).toEqual([from, to, allowed ? 'accepted' : 'ORDERS.TRANSITION_NOT_ALLOWED']);
        const after = await test.app.get(OrdersQuery, { strict: false }).byId(staff, id);
        expect([after.status, after.version]).toEqual(allowed ? [to, version + 1] : [from, version]);
      }
    }
  });

  it('OR-3 each change keeps who, when and the note, and tells staff and client', async () => {
    const { id } = await order('pending');
    await test.app.get(MoveOrder, { strict: false }).execute(staff, id, { to: 'processing', note: ' Vu ' });
    const query = test.app.get(OrdersQuery, { strict: false });
    expect((await query.byId(staff, id)).history).toMatchObject([
      { from: null, to: 'pending', by: 'Camille Lefèvre', note: null },
      { from: 'pending', to: 'processing', by: 'Julien Morel', note: 'Vu' },
    ]);
    expect((await query.own(client, id)).history.map(({ by }) => by)).toEqual(['Camille Lefèvre', null]);
    const told = await toldLive(test.db, 'order:changed');
    expect(told.at(-1)).toMatchObject({
      rooms: ['perm:orders.read', `user:${String(client.userId)}`],
      data: { id, status: 'processing', version: 2 },
    });
  });

  it('OR-3 two people move it at once: one does, the other learns the present state', async () => {
    const { id } = await order('pending');
    const answers = await Promise.all([codeOf(move(id, 'processing')), codeOf(move(id, 'cancelled'))]);
    // Cancelling is possible before and after the other one, processing only before.
    expect(answers.includes('accepted')).toBe(true);
    for (const answer of answers) expect(['accepted', 'ORDERS.TRANSITION_NOT_ALLOWED']).toContain(answer);
    const twins = await order('pending');
    const same = await Promise.all(Array.from({ length: 5 }, () => codeOf(move(twins.id, 'processing'))));
    expect(same.filter((answer) => answer === 'accepted')).toHaveLength(1);
  });

  it('OR-3 a screen that was left open is refused', async () => {
    const { id } = await order('processing');
    expect(await codeOf(move(id, 'processed', staff, 1))).toBe('ORDERS.VERSION_CONFLICT');
    expect(await codeOf(move(id, 'processed', staff, 2))).toBe('accepted');
  });

  it('OR-3 each transition takes its own permission', async () => {
    const reader = { ...staff, permissions: new Set(['orders.read', 'orders.ship'] as const) };
    const { id } = await order('processed');
    expect(await codeOf(move(id, 'cancelled', reader))).toBe('AUTH.FORBIDDEN');
    expect((await test.app.get(OrdersQuery, { strict: false }).byId(reader, id)).next).toEqual(['shipped']);
    expect(await codeOf(move(id, 'shipped', reader))).toBe('accepted');
  });

  it('OR-4 cancelling releases, shipping sells what was reserved', async () => {
    const [onHand, reserved] = await level();
    const cancelled = await order('pending', 3);
    expect(await level()).toEqual([onHand, reserved + 3]);
    await move(cancelled.id, 'cancelled');
    expect(await level()).toEqual([onHand, reserved]);
    await order('shipped', 4);
    expect(await level()).toEqual([onHand - 4, reserved]);
    const kinds = await test.db.rows<{ kind: string }>('SELECT kind FROM stock_movements ORDER BY id DESC LIMIT 4');
    expect(kinds.map(({ kind }) => kind)).toEqual(['sale', 'reservation', 'release', 'reservation']);
  });

  it('OR-4 a return is per line, to stock or scrapped; returned when all lines are', async () => {
    const other = await aProduct(test.app, staff, { onHand: 10 });
    const lines = [
      { productId: product.id, quantity: 3 },
      { productId: other.id, quantity: 2 },
    ];
    const { id, lines: placed } = await anOrder(test.app, { staff, client }, { lines, status: 'delivered' });
    const [first = 0, second = 0] = placed.map((line) => line.id);
    const [onHand] = await level();
    const returns = test.app.get(ReturnLines, { strict: false });
    const partly = await returns.execute(staff, id, {
      lines: [
        { lineId: first, quantity: 1, disposition: 'restock' },
        { lineId: first, quantity: 1, disposition: 'scrap' },
      ],
      note: 'Une boîte cabossée',
    });
    expect(partly).toMatchObject({ status: 'delivered', lines: [{ returnedQuantity: 2 }, { returnedQuantity: 0 }] });
    expect(partly.history.at(-1)).toMatchObject({ from: 'delivered', to: 'delivered', note: 'Une boîte cabossée' });
    expect((await level())[0]).toBe(onHand + 1);
    const tooMuch = returns.execute(staff, id, { lines: [{ lineId: first, quantity: 2, disposition: 'restock' }] });
    await expect(tooMuch).rejects.toMatchObject({ code: 'ORDERS.RETURN_TOO_MUCH', meta: { remaining: 1 } });
    const rest = await returns.execute(staff, id, {
      lines: [
        { lineId: first, quantity: 1, disposition: 'scrap' },
        { lineId: second, quantity: 2, disposition: 'restock' },
      ],
    });
    expect(rest).toMatchObject({ status: 'returned', next: [] });
    expect([(await level())[0], (await level(other.id))[0]]).toEqual([onHand + 1, 10]);
  });

  it('OR-4 lines of another order, or of one that was not shipped, do not come back', async () => {
    const [shipped, pending] = [await order('shipped'), await order('pending')];
    const returns = test.app.get(ReturnLines, { strict: false });
    const back = (id: number, lineId = 0, quantity = 1): Promise<unknown> =>
      codeOf(returns.execute(staff, id, { lines: [{ lineId, quantity, disposition: 'restock' }] }));
    expect(await back(shipped.id, pending.lines[0]?.id)).toBe('REQUEST.INVALID');
    expect(await back(pending.id, pending.lines[0]?.id)).toBe('ORDERS.TRANSITION_NOT_ALLOWED');
    expect(await back(shipped.id, shipped.lines[0]?.id, 0.5)).toBe('STOCK.QUANTITY_STEP');
    const twice = await Promise.all([
      back(shipped.id, shipped.lines[0]?.id, 2),
      back(shipped.id, shipped.lines[0]?.id, 2),
    ]);
    expect(twice.filter((answer) => answer === 'accepted')).toHaveLength(1);
  });

  it('OR-5 a client cancels while pending, and nothing else; another’s order does not exist', async () => {
    const mine = test.app.get(MoveMyOrder, { strict: false });
    const stranger = (await aUser(test.app)).actor;
    const { id } = await order('pending');
    expect(await codeOf(mine.execute(stranger, id, { to: 'cancelled' }))).toBe('ORDERS.NOT_FOUND');
    expect(await codeOf(mine.execute(client, id, { to: 'processing' }))).toBe('ORDERS.TRANSITION_NOT_ALLOWED');
    expect(await mine.execute(client, id, { to: 'cancelled' })).toMatchObject({ status: 'cancelled', next: [] });
    const begun = await order('processing');
    expect(await codeOf(mine.execute(client, begun.id, { to: 'cancelled' }))).toBe('ORDERS.TRANSITION_NOT_ALLOWED');
  });

  it('IN-1 processed and cancelled are told once, in the commit of the change', async () => {
    const { id } = await order('processed');
    expect(await eventsOf(id)).toEqual(['order.processed']);
    await move(id, 'cancelled');
    expect(await eventsOf(id)).toEqual(['order.processed', 'order.cancelled']);
  });

  it('IN-1 processed is refused, with the list, while no invoice could be made', async () => {
    const company = (await aUser(test.app, { client: { kind: 'company', name: 'Sans SIREN SARL' } })).actor;
    const lines = [{ productId: product.id, quantity: 1 }];
    const { id } = await anOrder(test.app, { staff, client: company }, { lines, status: 'processing' });
    await expect(move(id, 'processed')).rejects.toMatchObject({
      code: 'ORDERS.INVOICE_NOT_POSSIBLE',
      meta: { missing: ['client.siren'] },
    });
    expect(await eventsOf(id)).toEqual([]);
  });

  it('ID-6 lists and details of a client hold only their own; staff finds by number and name', async () => {
    const other = (await aUser(test.app, { name: 'Zoé Martin' })).actor;
    const lines = [{ productId: product.id, quantity: 1 }];
    const { id, number } = await anOrder(test.app, { staff, client: other }, { lines });
    const query = test.app.get(OrderListQueries, { strict: false });
    expect((await query.ownPage(other, {})).items.map((item) => item.id)).toEqual([id]);
    expect(await codeOf(test.app.get(OrdersQuery, { strict: false }).own(client, id))).toBe('ORDERS.NOT_FOUND');
    for (const q of [number, String(id), 'zoe mar']) {
      expect((await query.page({ q })).items.map((item) => item.id)).toContain(id);
    }
    expect((await query.page({ q: '%' })).items).toEqual([]);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await query.page({ status: 'shipped', limit: 3, sort: 'createdAt', cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(3);
  });

  it('IN-1 the snapshot holds what an invoice needs', async () => {
    const { id, number } = await order('processed');
    const snapshot = await test.db.tx((tx) => test.app.get(OrdersFacade, { strict: false }).snapshot(tx, id));
    expect(snapshot).toMatchObject({
      ...{ id, number, clientId: client.clientId, clientUserId: client.userId },
      buyer: { kind: 'person', name: 'Camille Lefèvre', billing: { city: 'Paris' } },
      lines: [{ sku: product.sku, quantity: 20_000, unitPrice: 10_000_000, vatRate: 2000 }],
      processedAt: expect.stringMatching(/Z$/),
    });
  });
});
