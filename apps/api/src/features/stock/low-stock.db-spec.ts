import type { ManualMovementKind } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { write, type Tx } from '@picolo/server/db';
import { toldLive } from '@picolo/server/testing';
import { Outbox } from '@picolo/server/outbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { ChangeProduct } from '../catalogue/use-cases/change-product.use-case.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from './product.builder.js';
import { LedgerCheckQuery } from './queries/ledger-check.query.js';
import { CountsRefused, StockFacade, type CountedRow, type ThresholdsBefore } from './index.js';
import { CloseCount } from './use-cases/close-count.use-case.js';
import { EnterCount } from './use-cases/enter-count.use-case.js';
import { OpenCount } from './use-cases/open-count.use-case.js';

describe('low stock', () => {
  let test: TestApp;
  let staff: Actor;
  let orders = 9_000;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'employee', name: 'Julien Morel' })).actor;
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const alerts = async (productId: number): Promise<number> =>
    (await test.db.rows("SELECT 1 FROM outbox WHERE type = 'stock.low' AND subject = ?", [`product:${productId}`]))
      .length;
  const order = async (
    act: 'reserve' | 'release',
    orderId: number,
    productId: number,
    pieces: number,
  ): Promise<void> => {
    await test.db.tx(async (tx) => {
      const cause = { orderId, actor: null, now: new Date() };
      const { events, live } = await of(StockFacade)[act](tx, [{ productId, quantity: pieces * 10_000 }], cause);
      await of(Outbox).append(tx, events, live);
    });
  };
  const move = (productId: number, kind: ManualMovementKind, quantity: number): Promise<unknown> =>
    of(StockFacade).move(staff, { productId, kind, quantity });
  const count = async (productId: number, pieces: number): Promise<void> => {
    const input = { name: 'Inventaire', locationId: 1, pick: 'chosen', productIds: [productId] } as const;
    const id = await of(OpenCount).execute(staff, input);
    await of(EnterCount).enter(staff, id, { key: 'k', productId, mode: 'replace', quantity: pieces });
    await of(CloseCount).validate(staff, id);
  };
  const bulk = async (
    rows: readonly CountedRow[],
    before?: ThresholdsBefore,
    also: (tx: Tx) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    await test.db.tx(async (tx) => {
      await also(tx);
      const cause = { kind: 'adjustment', actor: null, now: new Date(), reason: 'Import' } as const;
      await of(StockFacade).tell(tx, await of(StockFacade).countMany(tx, rows, cause, before));
    });
  };
  const threshold = async (id: number, value: number | null): Promise<void> => {
    const [row] = await test.db.rows<{ version: number }>('SELECT version FROM products WHERE id = ?', [id]);
    await of(ChangeProduct).execute(staff, id, { version: row?.version ?? 0, lowStockThreshold: value });
  };

  const causes: readonly [string, (id: number, pieces: number) => Promise<unknown>][] = [
    ['an order', (id, pieces) => order('reserve', (orders += 1), id, 20 - pieces)],
    ['a count', (id, pieces) => move(id, 'count', pieces)],
    ['a counting session', (id, pieces) => count(id, pieces)],
    ['an adjustment', (id, pieces) => move(id, 'adjustment', pieces - 20)],
    ['an import', (id, pieces) => bulk([{ productId: id, quantity: pieces * 10_000 }])],
  ];

  it.each(causes)('ST-4 crossed by %s: one alert and not more', async (_, leave) => {
    const { id } = await aProduct(test.app, staff, { onHand: 20, lowStockThreshold: 5 });
    await leave(id, 5);
    expect(await alerts(id)).toBe(1);
    await order('reserve', (orders += 1), id, 1);
    await move(id, 'adjustment', -1);
    expect(await alerts(id)).toBe(1);
  });

  it.each(causes)('ST-4 %s that leaves more than the threshold alerts nobody', async (_, leave) => {
    const { id } = await aProduct(test.app, staff, { onHand: 20, lowStockThreshold: 5 });
    await leave(id, 6);
    expect(await alerts(id)).toBe(0);
  });

  it('ST-4 crossed by a changed threshold: one alert, none when it moves below or further above', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 20 });
    await threshold(id, 19);
    expect(await alerts(id)).toBe(0);
    await threshold(id, 20);
    await threshold(id, 25);
    expect(await alerts(id)).toBe(1);
    await threshold(id, 5);
    await threshold(id, 20);
    expect(await alerts(id)).toBe(2);
  });

  it('ST-4 a cancelled order re-arms the alert', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 20, lowStockThreshold: 5 });
    await order('reserve', 8_001, id, 16);
    expect(await alerts(id)).toBe(1);
    await order('release', 8_001, id, 16);
    expect(await alerts(id)).toBe(1);
    await order('reserve', 8_002, id, 15);
    expect(await alerts(id)).toBe(2);
  });

  it('ST-4 an import that moves level and threshold together is one crossing or none', async () => {
    const [still, low] = [
      await aProduct(test.app, staff, { onHand: 5, lowStockThreshold: 3 }),
      await aProduct(test.app, staff, { onHand: 50 }),
    ];
    const set = (id: number, value: number) => async (tx: Tx) => {
      await write(tx, 'UPDATE products SET low_stock_threshold = ? WHERE id = ?', [value, id]);
    };
    await bulk([{ productId: still.id, quantity: 500_000 }], new Map([[still.id, 30_000]]), set(still.id, 10));
    await bulk([], new Map([[low.id, null]]), set(low.id, 60));
    expect([await alerts(still.id), await alerts(low.id)]).toEqual([0, 1]);
  });

  it('ST-4 5,000 levels at once: each crossing is told once, screens are told to load again, the ledger adds up', async () => {
    const first = await aProduct(test.app, staff, { onHand: 9, lowStockThreshold: 5 });
    await test.db.rows(
      `INSERT INTO products (sku, slug, name, description, unit_price, vat_rate, low_stock_threshold)
       SELECT CONCAT('BULK-', seq), CONCAT('bulk-', seq), CONCAT('Article ', seq), '', 1000000, 2000, 2 FROM seq_1_to_5000`,
    );
    const rows = await test.db.rows<{ id: number }>("SELECT id FROM products WHERE sku LIKE 'BULK-%'");
    const counted = [...rows, { id: first.id }].map(({ id }) => ({ productId: id, quantity: 30_000 }));
    await bulk(counted);
    expect([await alerts(first.id), await alerts(rows[0]?.id ?? 0)]).toEqual([1, 0]);
    await bulk(counted.map((row) => ({ ...row, quantity: 10_000 })));
    const told = await test.db.rows("SELECT 1 FROM outbox WHERE type = 'stock.low' AND payload LIKE '%BULK-%'");
    expect([told.length, await alerts(first.id)]).toEqual([5_000, 1]);
    expect(await toldLive(test.db, 'stock:reload')).toHaveLength(2);
    expect(await of(LedgerCheckQuery).breaks()).toEqual([]);
  });

  it('ST-2 rows below what orders hold are all named, and nothing is written', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 20 });
    const other = await aProduct(test.app, staff, { onHand: 20 });
    await order('reserve', 8_010, id, 7);
    const attempt = bulk([
      { productId: other.id, quantity: 10_000 },
      { productId: id, quantity: 60_000 },
    ]);
    await expect(attempt).rejects.toThrow(CountsRefused);
    await expect(attempt).rejects.toMatchObject({
      refused: [{ productId: id, counted: 6, reserved: 7, orders: ['CMD-008010'] }],
    });
    const levels = await test.db.rows<{ on_hand: string }>('SELECT on_hand FROM stock_levels WHERE product_id = ?', [
      other.id,
    ]);
    expect(Number(levels[0]?.on_hand)).toBe(20);
  });
});
