import { randomUUID } from 'node:crypto';
import type { OrderView, PlaceOrderInput, ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { ChangeProduct } from '../catalogue/use-cases/change-product.use-case.js';
import { RemoveProduct } from '../catalogue/use-cases/remove-product.use-case.js';
import { ClientsFacade } from '../clients/index.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { LedgerCheckQuery } from '../stock/queries/ledger-check.query.js';
import { codeOf } from './order.builder.js';
import { OrdersQuery } from './queries/orders.query.js';
import { PlaceOrder } from './use-cases/place-order.use-case.js';

describe('placing an order', () => {
  let test: TestApp;
  let staff: Actor;
  let client: Actor;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'employee', name: 'Julien Morel' })).actor;
    client = (await aUser(test.app, { name: 'Camille Lefèvre' })).actor;
  });
  afterAll(async () => {
    expect(await test.app.get(LedgerCheckQuery, { strict: false }).breaks()).toEqual([]);
    await test.close();
  });

  const placing = (): PlaceOrder => test.app.get(PlaceOrder, { strict: false });
  const one = ({ id }: ProductView, quantity = 1): PlaceOrderInput => ({ lines: [{ productId: id, quantity }] });
  const available = async ({ id }: ProductView): Promise<number> => {
    const [row] = await test.db.rows<{ left: string }>(
      'SELECT on_hand - reserved AS `left` FROM stock_levels WHERE product_id = ?',
      [id],
    );
    return Number(row?.left ?? 0);
  };
  const orderCount = async (): Promise<number> => (await test.db.rows('SELECT 1 FROM orders')).length;

  it('OR-1 freezes SKU, name, price and VAT; the answer equals what is read afterwards', async () => {
    const tea = await aProduct(test.app, staff, { name: 'Thé 🍵', unitPrice: 8_325_000, onHand: 10 });
    const fig = await aProduct(test.app, staff, { name: 'Figues', unitPrice: 4_500_000, vatRate: 550, onHand: 10 });
    const lines = [fig, tea, fig].map(({ id }) => ({ productId: id, quantity: 2 }));
    const order = await placing().own(client, { lines, note: ' Sonnez fort ', purchaseOrder: 'BC-7' });
    expect(order).toMatchObject({
      ...{ status: 'pending', version: 1, clientName: 'Camille Lefèvre', note: 'Sonnez fort', purchaseOrder: 'BC-7' },
      ...{ netCents: 3465, vatCents: 432, grossCents: 3897, lineCount: 2, next: ['cancelled'] },
      lines: [
        { productId: fig.id, name: 'Figues', quantity: 4, unitPrice: 4_500_000, vatRate: 550, netCents: 1800 },
        { productId: tea.id, name: 'Thé ?', quantity: 2, unitPrice: 8_325_000, vatRate: 2000, netCents: 1665 },
      ],
    });
    await test.app
      .get(ChangeProduct, { strict: false })
      .execute(staff, tea.id, { version: 1, name: 'Thé noir', unitPrice: 1 });
    expect(await test.app.get(OrdersQuery, { strict: false }).own(client, order.id)).toEqual(order);
  });

  it('OR-1 the same key gives the same order, whatever changed since; another body is refused', async () => {
    const product = await aProduct(test.app, staff, { onHand: 1 });
    const key = randomUUID();
    const first = await placing().own(client, one(product), key);
    await test.app.get(RemoveProduct, { strict: false }).execute(staff, product.id);
    expect(await placing().own(client, one(product), key)).toEqual(first);
    expect(await codeOf(placing().own(client, one(product, 2), key))).toBe('IDEMPOTENCY.DIFFERENT_BODY');
    expect(await codeOf(placing().own(client, { ...one(product), note: 'x' }, key))).toBe('IDEMPOTENCY.DIFFERENT_BODY');
  });

  it('OR-1 keys belong to the user and differ by case', async () => {
    const product = await aProduct(test.app, staff, { onHand: 10 });
    const other = (await aUser(test.app)).actor;
    const placed = await Promise.all([
      placing().own(client, one(product), 'panier-a'),
      placing().own(client, one(product), 'PANIER-A'),
      placing().own(other, one(product), 'panier-a'),
      placing().own(client, one(product)),
      placing().own(client, one(product)),
    ]);
    expect(new Set(placed.map(({ id }) => id)).size).toBe(5);
  });

  it('OR-1 the same key twenty times at once for the last piece: one order, twenty equal answers', async () => {
    const product = await aProduct(test.app, staff, { onHand: 1 });
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => placing().own(client, one(product), key)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await available(product)).toBe(0);
    const rows = await test.db.rows('SELECT id FROM orders WHERE idempotency_key = ?', [key]);
    expect(rows).toHaveLength(1);
  });

  it('OR-1 the same key twenty times at once for what is sold out: twenty times the same refusal', async () => {
    const product = await aProduct(test.app, staff);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(placing().own(client, one(product), key))),
    );
    expect(new Set(answers)).toEqual(new Set(['ORDERS.NOT_ENOUGH_STOCK']));
  });

  it('OR-2 sixty buyers on the last ten pieces: exactly ten get one, the others hear that none is left', async () => {
    const product = await aProduct(test.app, staff, { name: 'Bougie', onHand: 10 });
    const settled = await Promise.allSettled(Array.from({ length: 60 }, () => placing().own(client, one(product))));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    const facts = { productId: product.id, name: 'Bougie', available: 0 };
    for (const outcome of settled) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ code: 'ORDERS.NOT_ENOUGH_STOCK', meta: facts });
      }
    }
    expect(await available(product)).toBe(0);
  });

  it('OR-2 baskets of several products in any order: nothing is sold twice, nothing is left half placed', async () => {
    const products: ProductView[] = [];
    for (let index = 0; index < 4; index += 1) products.push(await aProduct(test.app, staff, { onHand: 6 }));
    const ids = products.map(({ id }) => id);
    const baskets = Array.from({ length: 40 }, (_, index) => [...ids.slice(index % 4), ...ids.slice(0, index % 4)]);
    const before = await orderCount();
    const settled = await Promise.allSettled(
      baskets.map((basket) =>
        placing().own(client, { lines: basket.slice(0, 3).map((productId) => ({ productId, quantity: 1 })) }),
      ),
    );
    const placed = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(await orderCount()).toBe(before + placed.length);
    const left = await Promise.all(products.map(available));
    expect(left.reduce((sum, quantity) => sum + quantity, 0)).toBe(24 - 3 * placed.length);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
  });

  it('OR-2 a refused order leaves nothing behind', async () => {
    const [some, none] = [await aProduct(test.app, staff, { onHand: 5 }), await aProduct(test.app, staff)];
    const before = await orderCount();
    const lines = [some, none].map(({ id }) => ({ productId: id, quantity: 1 }));
    expect(await codeOf(placing().own(client, { lines }))).toBe('ORDERS.NOT_ENOUGH_STOCK');
    expect(await orderCount()).toBe(before);
    expect(await available(some)).toBe(5);
  });

  it('OR-1 quantities follow the product’s step, to four decimals', async () => {
    const cloth = await aProduct(test.app, staff, { step: 0.25, unit: 'm', unitPrice: 12_345_678, onHand: 10 });
    const order = await placing().own(client, one(cloth, 1.25));
    expect(order.lines[0]).toMatchObject({ quantity: 1.25, unit: 'm', netCents: 1543 });
    expect(await codeOf(placing().own(client, one(cloth, 0.3)))).toBe('STOCK.QUANTITY_STEP');
    expect(await available(cloth)).toBe(8.75);
  });

  it('OR-1 what is inactive, archived or unknown is refused', async () => {
    const hidden = await aProduct(test.app, staff, { active: false, onHand: 3 });
    const gone = await aProduct(test.app, staff, { onHand: 3 });
    await test.app.get(RemoveProduct, { strict: false }).execute(staff, gone.id);
    for (const product of [hidden, gone]) {
      expect(await codeOf(placing().own(client, one(product)))).toBe('ORDERS.PRODUCT_UNAVAILABLE');
    }
    const unknown = { lines: [{ productId: 4_000_000_000, quantity: 1 }] };
    expect(await codeOf(placing().own(client, unknown))).toBe('ORDERS.PRODUCT_UNAVAILABLE');
  });

  it('ID-10 an employee orders for a client; without a billing address it is refused, and addresses stay frozen', async () => {
    const product = await aProduct(test.app, staff, { onHand: 5 });
    const clients = test.app.get(ClientsFacade, { strict: false });
    const bare = await test.db.tx((tx) => clients.create(tx, { kind: 'person', name: 'Sans adresse' }));
    expect(await codeOf(placing().forClient(staff, bare, one(product)))).toBe('ORDERS.NO_BILLING_ADDRESS');
    expect(await codeOf(placing().forClient(staff, 999_999, one(product)))).toBe('CLIENTS.NOT_FOUND');
    expect(await codeOf(placing().own(staff, one(product)))).toBe('ORDERS.NO_CLIENT_RECORD');
    const order: OrderView = await placing().forClient(staff, client.clientId ?? 0, one(product));
    await test.db.rows('UPDATE clients SET billing = NULL, name = ? WHERE id = ?', ['Autre', client.clientId]);
    const later = await test.app.get(OrdersQuery, { strict: false }).byId(staff, order.id);
    expect(later).toMatchObject({ clientName: 'Camille Lefèvre', billing: { city: 'Paris', name: 'Camille Lefèvre' } });
    expect(later.history).toMatchObject([{ from: null, to: 'pending', by: 'Julien Morel' }]);
  });
});
