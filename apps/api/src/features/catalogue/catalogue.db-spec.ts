import { text } from 'node:stream/consumers';
import type { ErrorCode, ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { StockFacade } from '../stock/index.js';
import { ProductsQuery } from './queries/products.query.js';
import { ShopWindowQuery } from './queries/shop-window.query.js';
import { ToOrderQuery } from './queries/to-order.query.js';
import { ChangeProduct } from './use-cases/change-product.use-case.js';
import { RemoveProduct } from './use-cases/remove-product.use-case.js';

const refused = (code: ErrorCode): unknown => expect.objectContaining({ code });

describe('catalogue', () => {
  let test: TestApp;
  let staff: Actor;
  let client: Actor;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'employee' })).actor;
    client = (await aUser(test.app)).actor;
  });
  afterAll(() => test.close());

  const change = (id: number, input: Parameters<ChangeProduct['execute']>[2]): Promise<ProductView> =>
    test.app.get(ChangeProduct, { strict: false }).execute(staff, id, input);

  it('ST-1 a lost update is refused: two edits of the same version, one wins', async () => {
    const { id } = await aProduct(test.app, staff, { name: 'Savon' });
    const edits = ['Savon noir', 'Savon blanc'].map((name) => change(id, { version: 1, name }));
    const settled = await Promise.allSettled(edits);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(change(id, { version: 1, name: 'Trop tard' })).rejects.toEqual(refused('CATALOGUE.VERSION_CONFLICT'));
    const after = await change(id, { version: 2, vatRate: 550, barcode: '  ' });
    expect(after).toMatchObject({ version: 3, vatRate: 550, barcode: null, unitPrice: 10_000_000 });
  });

  it('ST-1 a SKU is unique, whatever its case', async () => {
    await aProduct(test.app, staff, { sku: 'THE-VERT' });
    await expect(aProduct(test.app, staff, { sku: 'the-vert' })).rejects.toEqual(refused('CATALOGUE.SKU_TAKEN'));
  });

  it('ST-1 a product never used is deleted, one that moved is archived, and the answer says which', async () => {
    const [unused, used] = [await aProduct(test.app, staff), await aProduct(test.app, staff, { onHand: 3 })];
    const remove = test.app.get(RemoveProduct, { strict: false });
    expect(await remove.execute(staff, unused.id)).toEqual({ result: 'deleted' });
    expect(await remove.execute(staff, used.id)).toEqual({ result: 'archived' });
    await expect(remove.execute(staff, used.id)).rejects.toEqual(refused('CATALOGUE.PRODUCT_NOT_FOUND'));
    const products = test.app.get(ProductsQuery, { strict: false });
    expect(await products.byId(staff, used.id)).toMatchObject({ archived: true, active: false });
    await expect(products.byId(client, used.id)).rejects.toEqual(refused('CATALOGUE.PRODUCT_NOT_FOUND'));
  });

  it('ST-2 levels are for those who may read them, what may be sold for all', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 4, lowStockThreshold: 2 });
    const products = test.app.get(ProductsQuery, { strict: false });
    expect(await products.byId(staff, id)).toMatchObject({
      available: 4,
      lowStockThreshold: 2,
      stock: { onHand: 4, reserved: 0, available: 4, version: 1 },
    });
    expect(await products.byId(client, id)).toMatchObject({ available: 4, stock: null, lowStockThreshold: null });
  });

  it('ST-1 two products of the same name have addresses of their own', async () => {
    const twins = [
      await aProduct(test.app, staff, { name: 'Café' }),
      await aProduct(test.app, staff, { name: 'Café' }),
    ];
    expect(new Set(twins.map(({ slug }) => slug)).size).toBe(2);
    const shop = test.app.get(ShopWindowQuery, { strict: false });
    expect((await shop.bySlug('cafe')).id).toBe(twins[0]?.id);
  });

  it('ST-1 products of the same name made at once all come to be, with addresses of their own', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => aProduct(test.app, staff, { name: 'Thé glacé' })));
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(6);
  });

  it('ST-1 lists page by key: each product once, in order, however they are sorted', async () => {
    for (let index = 0; index < 7; index += 1) {
      await aProduct(test.app, staff, { name: `Lot ${String(index % 3)}`, unitPrice: 1_000_000 * (index % 4) });
    }
    const shop = test.app.get(ShopWindowQuery, { strict: false });
    for (const sort of ['name', 'price', '-price'] as const) {
      const seen: { id: number; name: string; grossCents: number }[] = [];
      let cursor: string | undefined;
      do {
        const page = await shop.page({ q: 'Lot', limit: 2, sort, cursor });
        seen.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      const keys = seen.map((view) => (sort === 'name' ? view.name : view.grossCents));
      const ordered = [...keys].sort((a, b) => (a < b ? -1 : 1));
      expect(keys).toEqual(sort === '-price' ? ordered.reverse() : ordered);
    }
  });

  it('ST-4 the list of low products follows the levels', async () => {
    const { id } = await aProduct(test.app, staff, { onHand: 5, lowStockThreshold: 5 });
    await aProduct(test.app, staff, { onHand: 6, lowStockThreshold: 5 });
    const products = test.app.get(ProductsQuery, { strict: false });
    const { items } = await products.page(staff, { state: 'low' });
    expect(items.map((item) => item.id)).toContain(id);
    expect(items.every((item) => item.available <= (item.lowStockThreshold ?? -1))).toBe(true);
  });

  it('SE-3 a cursor of another making is refused, never a failure', async () => {
    const shop = test.app.get(ShopWindowQuery, { strict: false });
    for (const values of ['x', '[1]', '[null,"a"]', '["a",{"b":1}]']) {
      const cursor = Buffer.from(values).toString('base64url');
      await expect(shop.page({ cursor })).rejects.toEqual(refused('REQUEST.INVALID'));
    }
  });

  it('ST-7 all that is low, page by page by name, beyond a thousand; the file has all of it as it was chosen', async () => {
    await test.db.rows('UPDATE products SET low_stock_threshold = NULL');
    const [some] = await test.db.rows<{ id: number }>('SELECT MAX(id) AS id FROM products');
    const first = (some?.id ?? 0) + 1;
    const numbers = Array.from({ length: 1800 }, (_, at) => first + at);
    // Every third one has no threshold, one is archived.
    await test.db.rows(
      `INSERT INTO products (id, sku, name, slug, description, unit_price, vat_rate, low_stock_threshold) VALUES
       ${numbers.map((id) => `(${String(id)}, 'L-${String(id)}', 'Lot ${String(id % 7)}', 'l-${String(id)}', '', 0, 0, ${id % 3 === 0 ? 'NULL' : '5'})`).join(', ')}`,
    );
    const watched = numbers.filter((id) => id % 3 !== 0);
    const [archived = 0, stocked = 0] = watched;
    await test.db.rows('UPDATE products SET archived_at = NOW(3) WHERE id = ?', [archived]);
    const stock = test.app.get(StockFacade, { strict: false });
    await stock.move(staff, { productId: stocked, kind: 'receipt', quantity: 6, reason: 'Livraison' });
    const low = watched.filter((id) => id !== archived && id !== stocked);
    const byName = low.toSorted((a, b) => (a % 7) - (b % 7) || a - b);
    const query = test.app.get(ToOrderQuery, { strict: false });
    const read: number[] = [];
    for (let cursor: string | undefined; read.length < 5000;) {
      const page = await query.page({ limit: 100, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.items.every(({ proposed, available }) => proposed === 10 && available === 0)).toBe(true);
      read.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(read).toEqual(byName);
    const [left = 0, more = 0] = byName;
    const chosen = [
      { id: left, quantity: 0 },
      { id: more, quantity: 12.5 },
    ];
    const lines = (await text(query.csv({ language: 'fr', chosen }))).trim().split('\r\n');
    expect(lines[0]).toBe('Référence;Produit;Code-barres;À commander;Unité');
    expect(lines[1]).toContain(`L-${String(more)};Lot 0;;12,5;`);
    expect(lines).toHaveLength(byName.length);
  });
});
