import { randomUUID } from 'node:crypto';
import type {
  ErrorCode,
  LocationView,
  ManualMovementKind,
  MovementResult,
  Page,
  ProductListQuery,
  ProductView,
  TransferView,
} from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { toldLive } from '@picolo/server/testing';
import { Outbox } from '@picolo/server/outbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { StockLevels } from '../catalogue/index.js';
import { ProductsQuery } from '../catalogue/queries/products.query.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from './product.builder.js';
import { LedgerCheckQuery } from './queries/ledger-check.query.js';
import { LocationsQuery } from './queries/locations.query.js';
import { MovementsQuery } from './queries/movements.query.js';
import { StockFacade } from './stock.facade.js';
import { KeepLocations } from './use-cases/keep-locations.use-case.js';
import { TransferStock } from './use-cases/transfer-stock.use-case.js';

const refused = (code: ErrorCode, meta?: object): unknown =>
  expect.objectContaining(meta === undefined ? { code } : { code, meta: expect.objectContaining(meta) });

describe('locations', () => {
  let test: TestApp;
  let staff: Actor;
  let shop: LocationView;
  let reserve: LocationView;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'admin', name: 'Julien Morel' })).actor;
    [shop] = (await of(LocationsQuery).all()) as [LocationView];
    reserve = await of(KeepLocations).create(staff, { name: 'Réserve' });
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const move = (
    productId: number,
    kind: ManualMovementKind,
    quantity: number,
    locationId?: number,
  ): Promise<MovementResult> =>
    of(StockFacade).move(staff, { productId, kind, quantity, ...(locationId === undefined ? {} : { locationId }) });
  const transfer = (productId: number, quantity: number, from = reserve, to = shop): Promise<TransferView> =>
    of(TransferStock).execute(staff, { fromId: from.id, toId: to.id, lines: [{ productId, quantity }] });
  const order = async (
    act: 'reserve' | 'release' | 'ship',
    orderId: number,
    productId: number,
    quantity: number,
  ): Promise<void> => {
    await test.db.tx(async (tx) => {
      const cause = { orderId, actor: null, now: new Date() };
      const { events, live } = await of(StockFacade)[act](tx, [{ productId, quantity: quantity * 10_000 }], cause);
      await of(Outbox).append(tx, events, live);
    });
  };
  const levels = async (productId: number): Promise<Record<string, string>> => {
    const rows = await test.db.rows<{ name: string; on_hand: string; reserved: string }>(
      `SELECT l.name, s.on_hand, s.reserved FROM stock_levels s JOIN locations l ON l.id = s.location_id
       WHERE s.product_id = ? ORDER BY l.id`,
      [productId],
    );
    return Object.fromEntries(rows.map((row) => [row.name, `${Number(row.on_hand)}/${Number(row.reserved)}`]));
  };
  const alerts = async (productId: number): Promise<number> =>
    (await test.db.rows("SELECT 1 FROM outbox WHERE type = 'stock.low' AND subject = ?", [`product:${productId}`]))
      .length;

  it('ST-8 names are unique, and a change of an old version is refused', async () => {
    await expect(of(KeepLocations).create(staff, { name: 'Réserve' })).rejects.toEqual(
      refused('STOCK.LOCATION_NAME_TAKEN'),
    );
    const made = await of(KeepLocations).create(staff, { name: 'Cave' });
    const renamed = await of(KeepLocations).rename(staff, made.id, { name: 'Cave voûtée', version: made.version });
    expect(renamed).toMatchObject({ name: 'Cave voûtée', version: 2, sells: false, archived: false, products: 0 });
    await expect(of(KeepLocations).rename(staff, made.id, { name: 'Grenier', version: 1 })).rejects.toEqual(
      refused('STOCK.LOCATION_VERSION_CONFLICT'),
    );
  });

  it('ST-8 a transfer is two linked lines of the ledger in one transaction', async () => {
    const { id } = await aProduct(test.app, staff, {});
    await move(id, 'receipt', 12, reserve.id);
    const done = await transfer(id, 5);
    expect(done).toMatchObject({ from: 'Réserve', to: shop.name, lines: [{ productId: id, quantity: 5 }] });
    const { items } = await of(MovementsQuery).page({ productId: id, kind: 'transfer' });
    expect(items).toMatchObject([
      { location: 'Réserve', onHandDelta: -5, onHandAfter: 7, transfer: { id: done.id, otherLocation: shop.name } },
      { location: shop.name, onHandDelta: 5, onHandAfter: 5, transfer: { id: done.id, otherLocation: 'Réserve' } },
    ]);
    expect(await levels(id)).toEqual({ [shop.name]: '5/0', Réserve: '7/0' });
  });

  it('ST-8 what is reserved stays: the transfer is refused, naming the orders, and nothing moves', async () => {
    const first = (await aProduct(test.app, staff, { onHand: 10 })).id;
    const second = (await aProduct(test.app, staff, { onHand: 10 })).id;
    await order('reserve', 5001, second, 6);
    const lines = [
      { productId: first, quantity: 3 },
      { productId: second, quantity: 5 },
    ];
    const attempt = of(TransferStock).execute(staff, { fromId: shop.id, toId: reserve.id, lines });
    await expect(attempt).rejects.toEqual(
      refused('STOCK.BELOW_RESERVED', { productId: second, reserved: 6, orders: ['CMD-005001'] }),
    );
    await expect(transfer(first, 11, shop, reserve)).rejects.toEqual(refused('STOCK.BELOW_ZERO', { onHand: 10 }));
    await expect(transfer(first, 1, shop, shop)).rejects.toEqual(refused('STOCK.SAME_LOCATION'));
    expect([await levels(first), await levels(second)]).toEqual([{ [shop.name]: '10/0' }, { [shop.name]: '10/6' }]);
  });

  it('ST-8 orders take from the sales location only, and visitors see what lies there', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 2 });
    await move(id, 'receipt', 50, reserve.id);
    const short = order('reserve', 5002, id, 3);
    await expect(short).rejects.toMatchObject({ name: 'NotEnoughStock', available: 2 });
    const view = (await of(StockLevels).levelsOf([id])).get(id);
    expect(view).toMatchObject({ onHand: 52, available: 52, sellable: 2 });
    const told = await toldLive(test.db, 'shop:availability');
    expect(told.at(-1)).toMatchObject({ data: { productId: id, available: 2 } });
  });

  it('ST-8 the threshold is on the total: a transfer is no crossing, a movement in any location may be', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 4, lowStockThreshold: 10 });
    await move(id, 'receipt', 20, reserve.id);
    expect(await alerts(id)).toBe(0);
    await transfer(id, 20);
    await transfer(id, 24, shop, reserve);
    expect(await alerts(id)).toBe(0);
    await move(id, 'adjustment', -14, reserve.id);
    expect(await alerts(id)).toBe(1);
  });

  it('ST-8 another location sells: orders take there, what was reserved before ships from where it lies', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 10 });
    await move(id, 'receipt', 10, reserve.id);
    await order('reserve', 5003, id, 4);
    await order('reserve', 5004, id, 2);
    expect(await of(KeepLocations).sellFrom(staff, reserve.id)).toMatchObject({ sells: true });
    expect((await of(LocationsQuery).all()).filter(({ sells }) => sells)).toHaveLength(1);
    const told = await toldLive(test.db, 'stock:reload');
    expect(told.length).toBeGreaterThan(0);
    await order('reserve', 5005, id, 3);
    expect(await levels(id)).toEqual({ [shop.name]: '10/6', Réserve: '10/3' });
    await order('ship', 5003, id, 4);
    await order('release', 5004, id, 2);
    await order('ship', 5005, id, 3);
    expect(await levels(id)).toEqual({ [shop.name]: '6/0', Réserve: '7/0' });
    await of(KeepLocations).sellFrom(staff, shop.id);
    expect(await of(LedgerCheckQuery).breaks()).toEqual([]);
  });

  it('ST-8 the list of products can be narrowed to one place, page by page, with its level there', async () => {
    const place = await of(KeepLocations).create(staff, { name: 'Vitrine' });
    const sku = (): string => `V-${randomUUID()}`;
    const products: ProductView[] = [];
    for (const name of ['Vitrine C', 'Vitrine A', 'Vitrine B', 'Vitrine D']) {
      products.push(await aProduct(test.app, staff, { sku: sku(), name, onHand: 1 }));
    }
    const [c, a, b] = products.map(({ id }) => id) as [number, number, number];
    for (const [at, id] of [c, a, b].entries()) await move(id, 'receipt', at + 2, place.id);
    await move(b, 'adjustment', -4, place.id);
    const page = (query: ProductListQuery): Promise<Page<ProductView>> =>
      of(ProductsQuery).page(staff, { locationId: place.id, state: 'active', sort: 'name', limit: 2, ...query });
    const first = await page({});
    expect(first.items.map(({ id }) => id)).toEqual([a, b]);
    expect((await page({ cursor: first.nextCursor ?? '' })).items.map(({ id }) => id)).toEqual([c]);
    const there = ({ stock }: ProductView): unknown =>
      stock?.locations.find(({ locationId }) => locationId === place.id)?.onHand;
    expect(first.items.map(there)).toEqual([3, 0]);
    expect((await page({ sort: '-name' })).items.map(({ id }) => id)).toEqual([c, b]);
    expect((await page({ q: 'vitrine', limit: 10 })).items.map(({ id }) => id)).toEqual([a, b, c]);
    const [shopOnly] = products.slice(-1);
    const inShop = await page({ q: 'vitrine', locationId: shop.id, limit: 10 });
    expect(inShop.items.map(({ id }) => id)).toEqual([a, b, c, shopOnly?.id]);
    const client = (await aUser(test.app, { role: 'client' })).actor;
    expect((await of(ProductsQuery).page(client, { locationId: place.id })).items).toEqual([]);
  });

  it('ST-8 a place with more products than are sorted is read in the order of the list, to the same answer', async () => {
    const place = await of(KeepLocations).create(staff, { name: 'Grand dépôt' });
    await test.db.rows(
      `INSERT INTO products (sku, slug, name, description, unit_price, vat_rate)
       SELECT CONCAT('GD-', LPAD(seq, 4, '0')), CONCAT('gd-', seq), CONCAT('Dépôt ', LPAD(seq, 4, '0')), '', 1, 2000 FROM seq_1_to_620`,
    );
    await test.db.rows(
      `INSERT INTO stock_levels (product_id, location_id)
       SELECT id, ? FROM products WHERE sku LIKE 'GD-%' AND sku <> 'GD-0002'`,
      [place.id],
    );
    const query = { locationId: place.id, state: 'active', sort: 'name', limit: 3 } as const;
    const first = await of(ProductsQuery).page(staff, query);
    expect(first.items.map(({ sku }) => sku)).toEqual(['GD-0001', 'GD-0003', 'GD-0004']);
    const second = await of(ProductsQuery).page(staff, { ...query, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ sku }) => sku)).toEqual(['GD-0005', 'GD-0006', 'GD-0007']);
    const last = await of(ProductsQuery).page(staff, { ...query, sort: '-sku', limit: 1 });
    expect(last.items.map(({ sku }) => sku)).toEqual(['GD-0620']);
  });

  it('ST-8 the same key gives the same transfer, never two; with another body it is refused', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 10 });
    const input = { fromId: shop.id, toId: reserve.id, lines: [{ productId: id, quantity: 6 }] };
    const asked = (quantity = 6, key: string | null = 'once') =>
      of(TransferStock).execute(staff, { ...input, lines: [{ productId: id, quantity }] }, key);
    const twins = await Promise.all(Array.from({ length: 12 }, () => asked()));
    expect(new Set(twins.map((one) => one.id)).size).toBe(1);
    expect((await of(MovementsQuery).page({ productId: id, kind: 'transfer' })).items).toHaveLength(2);
    expect((await asked()).id).toBe(twins[0]?.id);
    await expect(asked(1)).rejects.toEqual(refused('IDEMPOTENCY.DIFFERENT_BODY'));
    await expect(asked(6, 'twice')).rejects.toEqual(refused('STOCK.BELOW_ZERO', { onHand: 4 }));
    expect((await asked(1, null)).id).not.toBe(twins[0]?.id);
  });

  it('ST-8 exactly one sells, whoever chooses at the same time', async () => {
    const other = await of(KeepLocations).create(staff, { name: 'Atelier' });
    const choices = Array.from({ length: 12 }, (_, index) => [shop, reserve, other][index % 3]?.id ?? 0);
    await Promise.all(choices.map((id) => of(KeepLocations).sellFrom(staff, id)));
    expect((await of(LocationsQuery).all()).filter(({ sells }) => sells)).toHaveLength(1);
    await of(KeepLocations).sellFrom(staff, shop.id);
    await expect(test.db.rows('UPDATE locations SET sells = 1 WHERE id = ?', [reserve.id])).rejects.toThrow(
      /uq_locations_sells/,
    );
  });

  it('ST-8 a location is archived when empty and not selling; nothing comes in afterwards', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 3 });
    const shed = await of(KeepLocations).create(staff, { name: 'Remise' });
    await transfer(id, 3, shop, shed);
    await expect(of(KeepLocations).archive(staff, shed.id)).rejects.toEqual(
      refused('STOCK.LOCATION_NOT_EMPTY', { products: 1 }),
    );
    await expect(of(KeepLocations).archive(staff, shop.id)).rejects.toEqual(refused('STOCK.LOCATION_SELLS'));
    await transfer(id, 3, shed, shop);
    expect(await of(KeepLocations).archive(staff, shed.id)).toMatchObject({ archived: true });
    await expect(transfer(id, 1, shop, shed)).rejects.toEqual(refused('STOCK.LOCATION_NOT_FOUND'));
    await expect(move(id, 'receipt', 1, shed.id)).rejects.toEqual(refused('STOCK.LOCATION_NOT_FOUND'));
    await expect(of(KeepLocations).sellFrom(staff, shed.id)).rejects.toEqual(refused('STOCK.LOCATION_NOT_FOUND'));
    expect(await of(KeepLocations).reopen(staff, shed.id)).toMatchObject({ archived: false });
  });

  it('ST-8 transfers in both directions, sales and an archiving at once: the ledger adds up everywhere', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 4; index += 1) ids.push((await aProduct(test.app, staff, { onHand: 50 })).id);
    const side = await of(KeepLocations).create(staff, { name: 'Quai' });
    const acts = Array.from({ length: 60 }, (_, index): Promise<unknown> => {
      const lines = (index % 2 === 0 ? ids : ids.toReversed()).map((productId) => ({ productId, quantity: 1 }));
      const [fromId, toId] = index % 3 === 0 ? [side.id, shop.id] : [shop.id, side.id];
      if (index % 5 === 4) return order('reserve', 6000 + index, ids[index % 4] ?? 0, 1);
      if (index === 30) return of(KeepLocations).archive(staff, side.id);
      return of(TransferStock).execute(staff, { fromId, toId, lines });
    });
    const settled = await Promise.allSettled(acts);
    const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code?: string }] : []));
    const expected = new Set(['STOCK.BELOW_ZERO', 'STOCK.LOCATION_NOT_FOUND', 'STOCK.LOCATION_NOT_EMPTY']);
    expect(errors.filter(({ code }) => !expected.has(code ?? ''))).toEqual([]);
    for (const id of ids) {
      const sum = (await of(StockLevels).levelsOf([id])).get(id);
      expect(sum?.onHand).toBe(50);
    }
    expect(await of(LedgerCheckQuery).breaks()).toEqual([]);
  });
});
