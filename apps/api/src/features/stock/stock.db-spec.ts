import type { ErrorCode, ManualMovementKind, MovementResult } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Outbox } from '@picolo/server/outbox';
import { toldLive } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { ChangeProduct } from '../catalogue/use-cases/change-product.use-case.js';
import { aUser } from '../identity/user.builder.js';
import { VerifyStockCommand } from './jobs/verify-stock.command.js';
import { aProduct } from './product.builder.js';
import { LedgerCheckQuery } from './queries/ledger-check.query.js';
import { MovementsQuery } from './queries/movements.query.js';
import { StockFacade } from './stock.facade.js';

const refused = (code: ErrorCode, meta?: object): unknown =>
  expect.objectContaining(meta === undefined ? { code } : { code, meta: expect.objectContaining(meta) });

describe('stock', () => {
  let test: TestApp;
  let staff: Actor;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'employee', name: 'Julien Morel' })).actor;
  });
  afterAll(() => test.close());

  const facade = (): StockFacade => test.app.get(StockFacade, { strict: false });
  const move = (productId: number, kind: ManualMovementKind, quantity: number): Promise<MovementResult> =>
    facade().move(staff, { productId, kind, quantity });
  const reserveAll = (orderId: number, productIds: readonly number[], quantity: number): Promise<void> =>
    test.db.tx(async (tx) => {
      const lines = productIds.map((productId) => ({ productId, quantity: quantity * 10_000 }));
      const { events, live } = await facade().reserve(tx, lines, { orderId, actor: null, now: new Date() });
      await test.app.get(Outbox).append(tx, events, live);
    });
  const reserve = (orderId: number, productId: number, quantity: number): Promise<void> =>
    reserveAll(orderId, [productId], quantity);
  const alerts = async (productId: number): Promise<number> =>
    (await test.db.rows("SELECT 1 FROM outbox WHERE type = 'stock.low' AND subject = ?", [`product:${productId}`]))
      .length;

  it('ST-3 a movement says who, when, why, before and after', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 12 });
    const input = { productId: id, kind: 'count', quantity: 10, reason: 'Inventaire de novembre' } as const;
    const { movement, stock } = await facade().move(staff, input);
    expect(movement).toMatchObject({
      ...{ kind: 'count', actor: 'Julien Morel', reason: 'Inventaire de novembre', orderId: null },
      ...{ onHandDelta: -2, onHandBefore: 12, onHandAfter: 10, reservedDelta: 0, reservedBefore: 0, reservedAfter: 0 },
    });
    expect(stock).toMatchObject({ onHand: 10, reserved: 0, available: 10, sellable: 10, version: 2 });
    const page = await test.app.get(MovementsQuery, { strict: false }).page({ productId: id });
    expect(page.items.map(({ kind }) => kind)).toEqual(['count', 'receipt']);
  });

  it('ST-3 the ledger is append-only, by the database itself', async () => {
    await aProduct(test.app, staff, { onHand: 1 });
    await expect(test.db.rows('UPDATE stock_movements SET on_hand_delta = 5')).rejects.toThrow(/append-only/);
    await expect(test.db.rows('DELETE FROM stock_movements')).rejects.toThrow(/append-only/);
  });

  it('ST-2 a count or an adjustment below what is reserved is refused and names the orders', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 10 });
    await reserve(4711, id, 4);
    await reserve(4712, id, 2);
    const why = refused('STOCK.BELOW_RESERVED', { reserved: 6, orders: ['CMD-004711', 'CMD-004712'] });
    await expect(move(id, 'count', 5)).rejects.toEqual(why);
    await expect(move(id, 'adjustment', -5)).rejects.toEqual(why);
    expect((await move(id, 'count', 6)).stock).toMatchObject({ onHand: 6, reserved: 6, available: 0 });
  });

  it('ST-2 nothing goes below zero, and quantities follow the product’s step', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 2.5, step: 0.5, unit: 'm' });
    await expect(move(id, 'adjustment', -3)).rejects.toEqual(refused('STOCK.BELOW_ZERO', { onHand: 2.5 }));
    await expect(move(id, 'receipt', 0.25)).rejects.toEqual(refused('STOCK.QUANTITY_STEP', { step: 0.5 }));
    await expect(move(id, 'receipt', 0)).rejects.toEqual(refused('REQUEST.INVALID'));
    expect((await move(id, 'adjustment', -2.5)).stock).toMatchObject({ onHand: 0, available: 0 });
  });

  it('ST-2 fifty people moving the same product at once: never negative, and the ledger adds up', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 20 });
    const moves = Array.from({ length: 50 }, (_, index) =>
      index % 5 === 0 ? move(id, 'receipt', 1) : move(id, 'adjustment', -1),
    );
    const settled = await Promise.allSettled(moves);
    const left = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const errors = settled.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    for (const error of errors) expect(error).toEqual(refused('STOCK.BELOW_ZERO'));
    expect(left.every(({ stock }) => stock.onHand >= 0)).toBe(true);
    const versions = left.map(({ stock }) => stock.version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(await test.app.get(LedgerCheckQuery, { strict: false }).breaks()).toEqual([]);
  });

  it('ST-2 products reserved in any order do not wait for each other in a circle', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 6; index += 1) ids.push((await aProduct(test.app, staff, { onHand: 100 })).id);
    const baskets = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? ids : ids.toReversed()));
    await Promise.all(baskets.map((basket, index) => reserveAll(9000 + index, basket, 1)));
    const rows = await test.db.rows<{ reserved: string }>(
      `SELECT reserved FROM stock_levels WHERE product_id IN (${ids.join(', ')})`,
    );
    expect(rows.map(({ reserved }) => reserved)).toEqual(ids.map(() => '40.0000'));
  });

  it('ST-4 one alert at the crossing, none below it, another only after it was above', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 10, lowStockThreshold: 5 });
    await reserve(1, id, 4);
    expect(await alerts(id)).toBe(0);
    await reserve(2, id, 1);
    expect(await alerts(id)).toBe(1);
    await reserve(3, id, 1);
    await move(id, 'adjustment', -1);
    expect(await alerts(id)).toBe(1);
    await move(id, 'receipt', 10);
    await move(id, 'count', 9);
    expect(await alerts(id)).toBe(2);
  });

  it('ST-4 a raised threshold is a crossing too', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 10 });
    const change = (version: number, lowStockThreshold: number | null): Promise<unknown> =>
      test.app.get(ChangeProduct, { strict: false }).execute(staff, id, { version, lowStockThreshold });
    await change(1, 9);
    expect(await alerts(id)).toBe(0);
    await change(2, 10);
    expect(await alerts(id)).toBe(1);
    await change(3, 12);
    expect(await alerts(id)).toBe(1);
  });

  it('ST-4 many buyers crossing together raise one alert', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 30, lowStockThreshold: 10 });
    await Promise.all(Array.from({ length: 25 }, (_, index) => reserve(100 + index, id, 1)));
    expect(await alerts(id)).toBe(1);
  });

  it('ST-5 every change is told to staff with levels, and to everybody with what is left', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 3 });
    await reserve(77, id, 1);
    await move(id, 'adjustment', -1);
    const told = await toldLive(test.db, 'stock:level', 'shop:availability');
    expect(told.slice(-2)).toEqual([
      {
        rooms: ['perm:stock.read'],
        event: 'stock:level',
        data: {
          ...{ productId: id, onHand: 2, reserved: 1, available: 1, sellable: 1, version: 3 },
          locations: [{ locationId: 1, onHand: 2, reserved: 1, available: 1 }],
        },
      },
      { rooms: ['public'], event: 'shop:availability', data: { productId: id, available: 1, version: 3 } },
    ]);
  });

  it('ST-3 the verify command names a product whose ledger does not add up', async () => {
    const { id, sku } = await aProduct(test.app, staff, { onHand: 8 });
    const command = test.app.get(VerifyStockCommand, { strict: false });
    const lines: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text) => lines.push(String(text)) > 0;
    try {
      expect(await command.run()).toBe(0);
      await test.db.rows('UPDATE stock_levels SET on_hand = 9 WHERE product_id = ?', [id]);
      expect(await command.run()).toBe(1);
      await test.db.rows('UPDATE stock_levels SET on_hand = 8 WHERE product_id = ?', [id]);
    } finally {
      process.stdout.write = write;
    }
    expect(lines.join('')).toContain(`${sku} Produit ${sku}, Magasin: on hand 9.0000, ledger 8.0000`);
  });
});
