import { randomUUID } from 'node:crypto';
import type { CountEntryInput, CountInput, CountLineView, CountView, ErrorCode } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Outbox } from '@picolo/server/outbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { StockLevels } from '../catalogue/index.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from './product.builder.js';
import { CountLinesQuery } from './queries/count-lines.query.js';
import { CountsQuery } from './queries/counts.query.js';
import { LedgerCheckQuery } from './queries/ledger-check.query.js';
import { StockFacade } from './stock.facade.js';
import { CloseCount } from './use-cases/close-count.use-case.js';
import { EnterCount } from './use-cases/enter-count.use-case.js';
import { KeepLocations } from './use-cases/keep-locations.use-case.js';
import { OpenCount } from './use-cases/open-count.use-case.js';

const refused = (code: ErrorCode, meta?: object): unknown =>
  expect.objectContaining(meta === undefined ? { code } : { code, meta: expect.objectContaining(meta) });

describe('counting sessions', () => {
  let test: TestApp;
  let nadia: Actor;
  let karim: Actor;
  beforeAll(async () => {
    test = await openApp();
    nadia = (await aUser(test.app, { role: 'employee', name: 'Nadia Belkacem' })).actor;
    karim = (await aUser(test.app, { role: 'employee', name: 'Karim Diallo' })).actor;
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const open = (productIds: readonly number[], more: Partial<CountInput> = {}): Promise<number> =>
    of(OpenCount).execute(nadia, { name: 'Inventaire', locationId: 1, pick: 'chosen', productIds, ...more });
  const enter = (
    countId: number,
    productId: number,
    quantity: number,
    more: Partial<CountEntryInput> & { by?: Actor } = {},
  ): Promise<CountLineView> => {
    const { by = nadia, ...input } = more;
    return of(EnterCount).enter(by, countId, { key: randomUUID(), productId, mode: 'replace', quantity, ...input });
  };
  const sell = async (act: 'reserve' | 'ship', orderId: number, productId: number, quantity: number): Promise<void> => {
    await test.db.tx(async (tx) => {
      const cause = { orderId, actor: null, now: new Date() };
      const { events, live } = await of(StockFacade)[act](tx, [{ productId, quantity: quantity * 10_000 }], cause);
      await of(Outbox).append(tx, events, live);
    });
  };
  const onHand = async (productId: number): Promise<number | undefined> =>
    (await of(StockLevels).levelsOf([productId])).get(productId)?.onHand;
  const lineOf = async (countId: number, productId: number): Promise<CountLineView | undefined> =>
    (await of(CountLinesQuery).page(countId, {})).items.find((line) => line.productId === productId);
  const view = (countId: number): Promise<CountView> => of(CountsQuery).byId(countId);

  it('ST-6 entered, differences seen, validated: the ledger has them, and the session says who', async () => {
    const [tea, jam, oil] = [
      await aProduct(test.app, nadia, { onHand: 10, name: 'Thé' }),
      await aProduct(test.app, nadia, { onHand: 5, name: 'Confiture' }),
      await aProduct(test.app, nadia, { onHand: 7, name: 'Huile' }),
    ];
    const id = await open([tea.id, jam.id, oil.id]);
    await enter(id, tea.id, 8);
    await enter(id, jam.id, 5, { by: karim });
    expect(await view(id)).toMatchObject({ state: 'open', lines: 3, counted: 2, different: 1 });
    const { items } = await of(CountLinesQuery).page(id, { show: 'different' });
    expect(items).toMatchObject([
      { name: 'Thé', expected: 10, counted: 8, difference: -2, enteredBy: 'Nadia Belkacem' },
    ]);
    await of(CloseCount).validate(karim, id);
    expect(await view(id)).toMatchObject({ state: 'validated', closedBy: 'Karim Diallo', different: 1 });
    expect([await onHand(tea.id), await onHand(jam.id), await onHand(oil.id)]).toEqual([8, 5, 7]);
    const ledger = await test.db.rows<{ kind: string; reason: string }>(
      'SELECT kind, reason FROM stock_movements WHERE count_id = ?',
      [id],
    );
    expect(ledger).toEqual([{ kind: 'count', reason: 'Inventaire' }]);
    await expect(enter(id, oil.id, 1)).rejects.toEqual(refused('STOCK.COUNT_CLOSED'));
    await expect(of(CloseCount).validate(nadia, id)).rejects.toEqual(refused('STOCK.COUNT_CLOSED'));
  });

  it('ST-6 what is sold between the entry and the validation is no difference', async () => {
    const { id: product } = await aProduct(test.app, nadia, { onHand: 20 });
    await sell('reserve', 7001, product, 6);
    const id = await open([product]);
    await enter(id, product, 19);
    await sell('ship', 7001, product, 6);
    expect(await lineOf(id, product)).toMatchObject({ expected: 20, counted: 19, difference: -1 });
    await of(CloseCount).validate(nadia, id);
    expect(await onHand(product)).toBe(13);
  });

  it('ST-6 two sessions find the same missing piece: it goes missing once', async () => {
    const { id: product } = await aProduct(test.app, nadia, { onHand: 10 });
    const [first, second] = [await open([product]), await open([product])];
    await enter(first, product, 8);
    await enter(second, product, 8, { by: karim });
    await of(CloseCount).validate(nadia, first);
    expect(await lineOf(second, product)).toMatchObject({ expected: 10, counted: 8, difference: 0 });
    await of(CloseCount).validate(karim, second);
    expect(await onHand(product)).toBe(8);
  });

  it('ST-6 the last entry stands with who and when; a second shelf adds; a repeated request enters nothing twice', async () => {
    const { id: product } = await aProduct(test.app, nadia, { onHand: 10 });
    const id = await open([product]);
    await enter(id, product, 4);
    await enter(id, product, 6, { by: karim });
    const key = randomUUID();
    await enter(id, product, 3, { mode: 'add', key });
    const again = await enter(id, product, 3, { mode: 'add', key });
    expect(again).toMatchObject({ counted: 9, enteredBy: 'Nadia Belkacem', version: 3 });
    expect(await enter(id, product, 0, { mode: 'clear' })).toMatchObject({ counted: null, expected: null });
    const entries = await test.db.rows('SELECT 1 FROM stock_count_entries WHERE count_id = ?', [id]);
    expect(entries).toHaveLength(4);
    await expect(test.db.rows('UPDATE stock_count_entries SET quantity = 1')).rejects.toThrow(/append-only/);
  });

  it('ST-6 many people add to the same line at once: nothing is lost', async () => {
    const { id: product } = await aProduct(test.app, nadia, { onHand: 1 });
    const id = await open([product]);
    await Promise.all(Array.from({ length: 20 }, () => enter(id, product, 2, { mode: 'add' })));
    expect(await lineOf(id, product)).toMatchObject({ counted: 40, expected: 1 });
  });

  it('ST-6 below what orders hold: refused, every line named with its orders, and nothing is written', async () => {
    const [held, other] = [
      await aProduct(test.app, nadia, { onHand: 10, name: 'Réservé' }),
      await aProduct(test.app, nadia, { onHand: 10 }),
    ];
    await sell('reserve', 7100, held.id, 4);
    await sell('reserve', 7101, held.id, 2);
    const id = await open([held.id, other.id]);
    await enter(id, held.id, 5);
    await enter(id, other.id, 3);
    const line = { productId: held.id, name: 'Réservé', onHand: 5, reserved: 6, orders: ['CMD-007100', 'CMD-007101'] };
    await expect(of(CloseCount).validate(nadia, id)).rejects.toEqual(
      refused('STOCK.COUNT_REFUSED', { lines: [expect.objectContaining(line)] }),
    );
    expect([(await view(id)).state, await onHand(other.id)]).toEqual(['open', 10]);
    await enter(id, held.id, 0, { mode: 'clear' });
    await of(CloseCount).validate(nadia, id);
    expect([await onHand(held.id), await onHand(other.id)]).toEqual([10, 3]);
  });

  it('ST-6 cancelled, nothing of it reaches the stock', async () => {
    const { id: product } = await aProduct(test.app, nadia, { onHand: 10 });
    const id = await open([product]);
    await expect(of(CloseCount).validate(nadia, id)).rejects.toEqual(refused('STOCK.COUNT_NOTHING'));
    await enter(id, product, 1);
    await of(CloseCount).cancel(nadia, id);
    expect([(await view(id)).state, await onHand(product)]).toEqual(['cancelled', 10]);
    await expect(enter(id, product, 2)).rejects.toEqual(refused('STOCK.COUNT_CLOSED'));
  });

  it('ST-6 picks all, those of the location, the low ones or chosen ones', async () => {
    const place = await of(KeepLocations).create(nadia, { name: 'Cave' });
    const here = await aProduct(test.app, nadia, {});
    await of(StockFacade).move(nadia, { productId: here.id, kind: 'receipt', quantity: 4, locationId: place.id });
    const low = await aProduct(test.app, nadia, { onHand: 1, lowStockThreshold: 3 });
    const names = async (count: number): Promise<number[]> =>
      (await of(CountLinesQuery).page(count, { limit: 100 })).items.map(({ productId }) => productId);
    const cave = await open([], { pick: 'location', locationId: place.id });
    expect(await names(cave)).toEqual([here.id]);
    const lows = await names(await open([], { pick: 'low' }));
    expect(lows).toContain(low.id);
    expect(lows).not.toContain(here.id);
    expect((await view(await open([], { pick: 'all' }))).lines).toBeGreaterThan(10);
    await expect(open([4_000_000])).rejects.toEqual(refused('STOCK.COUNT_EMPTY'));
    expect(await of(CountLinesQuery).byCode(cave, here.sku)).toMatchObject({ productId: here.id });
    await expect(of(CountLinesQuery).byCode(cave, low.sku)).rejects.toEqual(
      refused('STOCK.COUNT_LINE_MISSING', { productId: low.id, sku: low.sku }),
    );
    expect(await of(EnterCount).addLine(cave, low.id)).toMatchObject({ productId: low.id, counted: null });
  });

  it('ST-6 two counting sessions and sales at the same time: the ledger is exact', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 5; index += 1) ids.push((await aProduct(test.app, nadia, { onHand: 60 })).id);
    const [first, second] = [await open(ids), await open(ids.toReversed())];
    let shipped = 0;
    const buyer = async (orderId: number): Promise<void> => {
      const product = ids[orderId % ids.length] ?? 0;
      await sell('reserve', orderId, product, 1);
      if (orderId % 3 === 0) return;
      await sell('ship', orderId, product, 1);
      shipped += 1;
    };
    // Three pieces of each product are missing on the shelf: a counter sees what the books say, less those three.
    const counter = async (countId: number, by: Actor): Promise<void> => {
      for (const product of ids) {
        const { expected } = await enter(countId, product, 0, { by });
        await enter(countId, product, Math.max(0, (expected ?? 0) - 3), { by });
      }
      const done = await of(CloseCount)
        .validate(by, countId)
        .catch((error: unknown) => error);
      expect(done === undefined || (done as { code?: string }).code === 'STOCK.COUNT_REFUSED').toBe(true);
    };
    const buyers = Array.from({ length: 60 }, (_, index) => buyer(8_000 + index));
    await Promise.all([counter(first, nadia), counter(second, karim), ...buyers]);
    expect(await of(LedgerCheckQuery).breaks()).toEqual([]);
    // Line by line: what each says came out is the sum of all up to it.
    const torn = await test.db.rows(
      `SELECT id FROM (
         SELECT id, on_hand_after - SUM(on_hand_delta) OVER of_place AS on_hand_off,
           reserved_after - SUM(reserved_delta) OVER of_place AS reserved_off
         FROM stock_movements WINDOW of_place AS (PARTITION BY product_id, location_id ORDER BY id)
       ) ledger WHERE on_hand_off <> 0 OR reserved_off <> 0`,
    );
    expect(torn).toEqual([]);
    expect(shipped).toBe(40);
    const rows = await test.db.rows<{ reserved: string }>(
      `SELECT SUM(reserved) AS reserved FROM stock_levels WHERE product_id IN (${ids.join(', ')})`,
    );
    expect(Number(rows[0]?.reserved)).toBe(20);
  });
});
