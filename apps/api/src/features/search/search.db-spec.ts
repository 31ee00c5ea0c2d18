import { seededRoles, type SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { CatalogueFacade } from '../catalogue/index.js';
import { ProductsQuery } from '../catalogue/queries/products.query.js';
import { ClientsFacade } from '../clients/index.js';
import { aUser } from '../identity/user.builder.js';
import { OrdersFacade } from '../orders/index.js';
import { StockFacade } from '../stock/index.js';
import { SearchEverything } from './queries/search-everything.query.js';

describe('search over everything', () => {
  let test: TestApp;
  let staff: Actor;
  let clientId: number;
  let teaId: number;
  let orderId: number;

  const find = async (actor: Actor, q: string): Promise<readonly SearchHit[]> =>
    (await test.app.get(SearchEverything).find(actor, q)).hits;
  const titles = async (q: string, actor = staff): Promise<string[]> =>
    (await find(actor, q)).map(({ kind, title }) => `${kind} ${title}`);

  beforeAll(async () => {
    test = await openApp();
    ({ actor: staff } = await aUser(test.app, { role: 'employee' }));
    const catalogue = test.app.get(CatalogueFacade);
    const product = { unitPrice: 10_000_000, vatRate: 2000 };
    const tea = await catalogue.createProduct(staff, {
      ...product,
      sku: 'THE-01',
      name: 'Thé vert',
      barcode: '3017620422003',
    });
    teaId = tea.id;
    await catalogue.createProduct(staff, { ...product, sku: 'SAC-01', name: 'Sac en toile écrue', active: false });
    clientId = await test.db.tx((tx) =>
      test.app.get(ClientsFacade).create(tx, {
        ...{ kind: 'person', name: 'Élodie Vertbois', email: 'elodie@exemple.test' },
        billing: { line1: '1 rue du Port', postalCode: '35400', city: 'Saint-Malo', country: 'FR' },
      }),
    );
    await test.app.get(StockFacade).move(staff, { productId: teaId, kind: 'receipt', quantity: 5 });
    const order = await test.app
      .get(OrdersFacade)
      .place(staff, clientId, { lines: [{ productId: teaId, quantity: 1 }] }, 'search');
    orderId = order.id;
  });
  afterAll(() => test.close());

  it('UI-1 words are found without their accents, also those that are stop words in English', async () => {
    expect(await titles('the')).toEqual(['product Thé vert']);
    expect(await titles('toile ecr')).toEqual(['product Sac en toile écrue']);
    expect(await titles('vertbois')).toEqual([
      `order CMD-${String(orderId).padStart(6, '0')}`,
      'client Élodie Vertbois',
    ]);
  });

  it('UI-1 numbers, SKUs, barcodes and addresses name one thing', async () => {
    expect(await titles('the-0')).toEqual(['product Thé vert']);
    expect(await titles('3017620422003')).toEqual(['product Thé vert']);
    expect(await titles(`CMD-${String(orderId).padStart(6, '0')}`)).toHaveLength(1);
    expect(await titles('elodie@ex')).toContain('client Élodie Vertbois');
  });

  it('UI-1 a SKU of short parts names its product, the exact one before all others', async () => {
    const catalogue = test.app.get(CatalogueFacade);
    const screw = { unitPrice: 1_000_000, vatRate: 2000 };
    for (let size = 30; size < 40; size += 1) {
      await catalogue.createProduct(staff, { ...screw, sku: `VIS-M5-${String(size)}`, name: `Acier ${String(size)}` });
    }
    await catalogue.createProduct(staff, { ...screw, sku: 'VIS-M6-400', name: 'Boulon de pont' });
    await catalogue.createProduct(staff, { ...screw, sku: 'VIS-M6-40', name: 'Boulon à tête ronde' });
    await catalogue.createProduct(staff, { ...screw, sku: '7', name: 'Zinc' });
    expect(await titles('VIS-M6-40')).toEqual(['product Boulon à tête ronde', 'product Boulon de pont']);
    expect((await titles('vis-m6'))[0]).toBe('product Boulon à tête ronde');
    expect((await titles('VIS-M5-39'))[0]).toBe('product Acier 39');
    expect(await titles('7')).toEqual(['product Zinc']);
    const { items } = await test.app.get(ProductsQuery, { strict: false }).page(staff, { q: 'vis-m6-40' });
    expect(items.map(({ sku }) => sku).sort()).toEqual(['VIS-M6-40', 'VIS-M6-400']);
  });

  it('ID-6 who may not read a kind does not find it', async () => {
    const { actor: client } = await aUser(test.app);
    expect([...client.permissions].sort()).toEqual([...seededRoles.client].sort());
    expect(await titles('vert', client)).toEqual(['product Thé vert']);
    expect(await titles('sac', client)).toEqual([]);
    expect(await titles('sac')).toEqual(['product Sac en toile écrue']);
  });

  it('SE-3 nonsense finds nothing and breaks nothing', async () => {
    for (const q of ['%', '_', '+-*()"@~<>', "' OR 1=1 --", '\\', '😀', '0', '99999999999999999999']) {
      expect(await titles(q)).toEqual([]);
    }
  });
});
