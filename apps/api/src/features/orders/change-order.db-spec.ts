import type { ChangeOrderInput, OrderStatus, OrderView, ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { write } from '@picolo/server/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { LedgerCheckQuery } from '../stock/queries/ledger-check.query.js';
import { aCompany, anOrder, codeOf } from './order.builder.js';
import { OrdersQuery } from './queries/orders.query.js';
import { AnswerOrderRequest } from './use-cases/answer-order-request.use-case.js';
import { AskOrderChange } from './use-cases/ask-order-change.use-case.js';
import { ChangeMyOrder } from './use-cases/change-my-order.use-case.js';
import { MoveOrder } from './use-cases/move-order.use-case.js';
import { NoteOrder } from './use-cases/note-order.use-case.js';

describe('changing an order', () => {
  let test: TestApp;
  let staff: Actor;
  let client: Actor;
  let tea: ProductView;
  let cup: ProductView;
  beforeAll(async () => {
    test = await openApp();
    await aCompany(test.app, companySettings());
    staff = (await aUser(test.app, { role: 'employee', name: 'Julien Morel' })).actor;
    client = (await aUser(test.app, { name: 'Camille Lefèvre' })).actor;
    tea = await aProduct(test.app, staff, { onHand: 50, name: 'Thé' });
    cup = await aProduct(test.app, staff, { onHand: 50, name: 'Tasse' });
  });
  afterAll(async () => {
    expect(await test.app.get(LedgerCheckQuery, { strict: false }).breaks()).toEqual([]);
    await test.close();
  });

  const order = (status: OrderStatus = 'pending', product = tea, quantity = 2): Promise<OrderView> =>
    anOrder(test.app, { staff, client }, { lines: [{ productId: product.id, quantity }], status });
  const change = (id: number, input: ChangeOrderInput, actor = client): Promise<OrderView> =>
    test.app.get(ChangeMyOrder, { strict: false }).execute(actor, id, input);
  const move = (id: number, to: OrderStatus): Promise<OrderView> =>
    test.app.get(MoveOrder, { strict: false }).execute(staff, id, { to });
  const asking = (): AskOrderChange => test.app.get(AskOrderChange, { strict: false });
  const answering = (): AnswerOrderRequest => test.app.get(AnswerOrderRequest, { strict: false });
  const seen = (id: number): Promise<OrderView> => test.app.get(OrdersQuery, { strict: false }).byId(staff, id);
  const reserved = async (product: ProductView): Promise<number> => {
    const rows = await test.db.rows<{ reserved: string }>('SELECT reserved FROM stock_levels WHERE product_id = ?', [
      product.id,
    ]);
    return Number(rows[0]?.reserved);
  };

  const reprice = (price: number): Promise<unknown> =>
    test.db.tx((tx) => write(tx, 'UPDATE products SET unit_price = ? WHERE id = ?', [price, tea.id]));

  it('OR-5 lines, address and note change in one go with the stock; what stays keeps its price', async () => {
    const { id } = await order();
    const [teaBefore, cupBefore] = [await reserved(tea), await reserved(cup)];
    await reprice(99_000_000);
    const delivery = { line1: '3 rue Neuve', postalCode: '69001', city: 'Lyon', country: 'FR' };
    const lines = [
      { productId: cup.id, quantity: 3 },
      { productId: tea.id, quantity: 1 },
    ];
    const changed = await change(id, { version: 1, lines, delivery, note: 'Sonnez', purchaseOrder: 'BC 7' });
    await reprice(10_000_000);
    expect(changed).toMatchObject({
      ...{ version: 2, netCents: 4000, grossCents: 4800, lineCount: 2, note: 'Sonnez', purchaseOrder: 'BC 7' },
      lines: [
        { name: 'Tasse', quantity: 3 },
        { name: 'Thé', quantity: 1, unitPrice: 10_000_000 },
      ],
      delivery: { city: 'Lyon', name: 'Camille Lefèvre' },
    });
    expect(changed.history.at(-1)).toMatchObject({
      ...{ kind: 'changed', by: 'Camille Lefèvre' },
      details: {
        lines: [
          { name: 'Tasse', before: null, after: 3 },
          { name: 'Thé', before: 2, after: 1 },
        ],
        fields: ['note', 'purchaseOrder', 'delivery'],
      },
    });
    expect([await reserved(tea), await reserved(cup)]).toEqual([teaBefore - 1, cupBefore + 3]);
    await move(id, 'cancelled');
    expect([await reserved(tea), await reserved(cup)]).toEqual([teaBefore - 2, cupBefore]);
  });

  it('OR-5 more than there is: refused with the available quantity, and nothing changed', async () => {
    const rare = await aProduct(test.app, staff, { onHand: 4, name: 'Rare' });
    const { id } = await order();
    const lines = [
      { productId: tea.id, quantity: 1 },
      { productId: rare.id, quantity: 5 },
    ];
    await expect(change(id, { version: 1, lines, note: 'Vite' })).rejects.toMatchObject({
      code: 'ORDERS.NOT_ENOUGH_STOCK',
      meta: { name: 'Rare', available: 4 },
    });
    expect(await seen(id)).toMatchObject({ version: 1, note: null, lines: [{ name: 'Thé', quantity: 2 }] });
  });

  it('OR-5 only the client’s own, only while pending, only as it was last seen', async () => {
    const stranger = (await aUser(test.app)).actor;
    const { id } = await order();
    expect(await codeOf(change(id, { version: 1, note: 'x' }, stranger))).toBe('ORDERS.NOT_FOUND');
    expect(await codeOf(change(id, { version: 1, note: 'x' }))).toBe('accepted');
    expect(await codeOf(change(id, { version: 1, note: 'y' }))).toBe('ORDERS.VERSION_CONFLICT');
    // The same again changes nothing, not even the version.
    expect(await change(id, { version: 2, note: 'x' })).toMatchObject({ version: 2 });
    await move(id, 'processing');
    expect(await codeOf(change(id, { version: 3, note: 'z' }))).toBe('ORDERS.NOT_CHANGEABLE');
  });

  it('OR-5 the client changes while staff begins: exactly one wins, and nothing is half', async () => {
    const [teaBefore, cupBefore] = [await reserved(tea), await reserved(cup)];
    const winners = { client: 0, staff: 0 };
    for (let round = 0; round < 12; round += 1) {
      const { id } = await order();
      const wanted = { version: 1, lines: [{ productId: cup.id, quantity: 1 }] };
      const begin = test.app.get(MoveOrder, { strict: false }).execute(staff, id, { to: 'processing', version: 1 });
      const answers = await Promise.all(
        round % 2 === 0 ? [codeOf(change(id, wanted)), codeOf(begin)] : [codeOf(begin), codeOf(change(id, wanted))],
      );
      expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
      const after = await seen(id);
      const clientWon = after.status === 'pending';
      winners[clientWon ? 'client' : 'staff'] += 1;
      expect(after.version).toBe(2);
      expect(after.lines.map(({ name, quantity }) => [name, quantity])).toEqual(
        clientWon ? [['Tasse', 1]] : [['Thé', 2]],
      );
      await move(id, 'cancelled');
    }
    expect(winners.client + winners.staff).toBe(12);
    expect([await reserved(tea), await reserved(cup)]).toEqual([teaBefore, cupBefore]);
  });

  it('OR-5 twenty changes cross over the same two products: none is lost to a deadlock', async () => {
    const orders = await Promise.all(
      Array.from({ length: 10 }, (_, index) => order('pending', index % 2 ? tea : cup, 1)),
    );
    const answers = await Promise.all(
      orders.map(({ id, lines }) =>
        codeOf(
          change(id, {
            version: 1,
            lines: [{ productId: lines[0]?.productId === tea.id ? cup.id : tea.id, quantity: 1 }],
          }),
        ),
      ),
    );
    expect(answers).toEqual(orders.map(() => 'accepted'));
    for (const { id } of orders) await move(id, 'cancelled');
  });

  it('OR-5 after pending the client asks, once at a time; staff sees it, answers, the client reads it', async () => {
    const pending = await order();
    expect(await codeOf(asking().execute(client, pending.id, { text: 'Plus' }))).toBe('ORDERS.REQUEST_NOT_POSSIBLE');
    const { id } = await order('processing');
    const wished = [{ productId: tea.id, quantity: 4 }];
    const asked = await asking().execute(client, id, { text: ' Deux de plus ? ', lines: wished });
    expect(asked).toMatchObject({ changeRequested: true, requests: [{ state: 'open', text: 'Deux de plus ?' }] });
    expect(await codeOf(asking().execute(client, id, { text: 'Encore' }))).toBe('ORDERS.REQUEST_OPEN');
    const requestId = asked.requests[0]?.id ?? 0;
    const answered = await answering().execute(staff, id, requestId, { decision: 'refuse', answer: 'Déjà emballé.' });
    expect(answered).toMatchObject({
      changeRequested: false,
      requests: [{ state: 'refused', answeredBy: 'Julien Morel' }],
    });
    const own = await test.app.get(OrdersQuery, { strict: false }).own(client, id);
    expect(own.requests[0]).toMatchObject({ answer: 'Déjà emballé.', answeredBy: null });
    expect(own.history.at(-1)).toMatchObject({ kind: 'request-refused', note: 'Déjà emballé.', by: null });
    const late = answering().execute(staff, id, requestId, { decision: 'accept', answer: 'Oui' });
    expect(await codeOf(late)).toBe('ORDERS.REQUEST_ANSWERED');
  });

  it('OR-5 an accepted wish becomes the order’s while it is in progress, with the stock', async () => {
    const { id } = await order('processing');
    const before = await reserved(tea);
    const asked = await asking().execute(client, id, { text: 'Cinq', lines: [{ productId: tea.id, quantity: 5 }] });
    const answer = { decision: 'accept', answer: 'C’est fait.', apply: true } as const;
    const applied = await answering().execute(staff, id, asked.requests[0]?.id ?? 0, answer);
    expect(applied).toMatchObject({
      lines: [{ quantity: 5 }],
      grossCents: 6000,
      requests: [{ state: 'accepted', applied: true }],
    });
    expect(await reserved(tea)).toBe(before + 3);
    await move(id, 'processed');
    const late = await asking().execute(client, id, { text: 'Six', lines: [{ productId: tea.id, quantity: 6 }] });
    expect(await codeOf(answering().execute(staff, id, late.requests[0]?.id ?? 0, answer))).toBe(
      'ORDERS.NOT_CHANGEABLE',
    );
    expect((await seen(id)).requests[0]?.state).toBe('open');
  });

  it('OR-5 two people answer at once: one does; withdrawn or cancelled, nobody answers any more', async () => {
    const { id } = await order('processing');
    const { requests } = await asking().execute(client, id, { text: 'Un mot' });
    const answer = (decision: 'accept' | 'refuse'): Promise<string> =>
      codeOf(answering().execute(staff, id, requests[0]?.id ?? 0, { decision, answer: 'Bien' }));
    const answers = await Promise.all([answer('accept'), answer('refuse')]);
    expect(answers.filter((one) => one === 'accepted')).toHaveLength(1);
    const again = await asking().execute(client, id, { text: 'Autre chose' });
    expect(await asking().withdraw(client, id, again.requests[0]?.id ?? 0)).toMatchObject({ changeRequested: false });
    await asking().execute(client, id, { text: 'Encore' });
    await move(id, 'cancelled');
    expect(await seen(id)).toMatchObject({ changeRequested: false, requests: [{ state: 'closed' }, {}, {}] });
  });

  it('OR-5 the note of the house: its changes stand in the history, and no client ever reads it', async () => {
    const { id } = await order();
    const notes = test.app.get(NoteOrder, { strict: false });
    await notes.execute(staff, id, { note: 'Client pressé', version: 1 });
    const noted = await notes.execute(staff, id, { note: 'Rappeler avant midi', version: 2 });
    expect(noted.internalNote).toBe('Rappeler avant midi');
    expect(noted.history.at(-1)).toMatchObject({
      ...{ kind: 'internal-note', by: 'Julien Morel' },
      details: { before: 'Client pressé', after: 'Rappeler avant midi' },
    });
    expect(await codeOf(notes.execute(staff, id, { note: 'Trop tard', version: 2 }))).toBe('ORDERS.VERSION_CONFLICT');
    const own = JSON.stringify(await test.app.get(OrdersQuery, { strict: false }).own(client, id));
    expect(own).not.toMatch(/pressé|Rappeler|internal-note/u);
  });
});
