import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { ProductSearchQuery } from './features/catalogue/queries/product-search.query.js';
import { ProductsQuery } from './features/catalogue/queries/products.query.js';
import { ClientsQuery } from './features/clients/queries/clients.query.js';
import { InvoicesQuery } from './features/invoices/queries/invoices.query.js';
import { MovementsQuery } from './features/stock/queries/movements.query.js';
import { aUser } from './features/identity/user.builder.js';
import { openApp, type TestApp } from './testing.js';

const cursor = (...values: (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

describe('plans of lists', () => {
  let test: TestApp;
  let actor: Actor;
  beforeAll(async () => {
    test = await openApp();
    ({ actor } = await aUser(test.app, { role: 'employee' }));
    await test.db.rows(
      `INSERT INTO products (sku, name, slug, description, unit_price, vat_rate) VALUES
       ('PLAN-1', 'Lampe de plan', 'plan-1', '', 1, 2000), ('PLAN-2', 'Lampe de table', 'plan-2', '', 1, 2000)`,
    );
    await test.db.rows("INSERT INTO clients (kind, name) VALUES ('person', 'Lampe Un'), ('person', 'Lampe Deux')");
  });
  afterAll(() => test.close());

  const products = (query: object) => (): Promise<unknown> => test.app.get(ProductsQuery).page(actor, query);
  const invoices = (query: object) => (): Promise<unknown> => test.app.get(InvoicesQuery).page(query, 'all');
  const movements = (query: object) => (): Promise<unknown> => test.app.get(MovementsQuery).page(query);
  const pages: Readonly<Record<string, () => Promise<unknown>>> = {
    'products by word': products({ q: 'lamp', cursor: cursor('Lampe', 1) }),
    'products by two words, backwards': products({ q: 'lamp tab', sort: '-name' }),
    'SKUs in the search over everything': () => test.app.get(ProductSearchQuery).search(actor, 'plan-', 5),
    'archived products': products({ state: 'archived', cursor: cursor('Lampe', 1) }),
    'products of a category by SKU': products({ categoryId: 1, sort: 'sku', cursor: cursor('A', 1) }),
    'clients by word': () => test.app.get(ClientsQuery).page({ q: 'lampe', cursor: cursor('L', 1) }),
    'invoices of a kind': invoices({ kind: 'invoice', cursor: cursor(1_000) }),
    'settled invoices': invoices({ due: 'settled', cursor: cursor('2026-01-01', 1) }),
    'movements of a kind': movements({ kind: 'sale', cursor: cursor(1_000) }),
    'movements of a place': movements({ locationId: 1, cursor: cursor(1_000) }),
  };

  it('PE-5 products of a place that holds some hundreds are read from there, not along the whole catalogue', async () => {
    await test.db.rows("INSERT INTO locations (name) VALUES ('Réserve du plan')");
    await test.db.rows(
      `INSERT INTO products (sku, name, slug, description, unit_price, vat_rate)
       SELECT CONCAT('SEQ-', seq), CONCAT('Article ', seq), CONCAT('seq-', seq), '', 1, 2000 FROM seq_1_to_6000`,
    );
    await test.db.rows(
      `INSERT INTO stock_levels (product_id, location_id)
       SELECT p.id, l.id FROM products p JOIN locations l ON l.name = 'Réserve du plan'
       WHERE p.sku LIKE 'SEQ-%' AND p.id % 10 = 0`,
    );
    const [place] = await test.db.rows<{ id: number }>("SELECT id FROM locations WHERE name = 'Réserve du plan'");
    const { actor: keeper } = await aUser(test.app, { role: 'admin' });
    const read = vi.spyOn(test.db, 'rows');
    const { items } = await test.app.get(ProductsQuery).page(keeper, { locationId: place?.id ?? 0, sort: 'name' });
    const [text = '', values = []] = read.mock.calls.find(([each]) => each.includes('ORDER BY p.name')) ?? [];
    read.mockRestore();
    expect(items.map(({ id }) => id % 10)).toEqual(items.map(() => 0));
    const [first] = await test.db.rows<{ table: string }>(`EXPLAIN ${text}`, values);
    expect([items.length, first?.table]).toEqual([50, 's']);
  });

  it.each(Object.entries(pages))('PE-5 %s are read along an index from the page on, unsorted', async (_, page) => {
    const db = test.app.get(Db);
    const read = vi.spyOn(db, 'rows');
    await page();
    const asked = read.mock.calls.filter(([text]) => text.includes('ORDER BY') && text.includes(' LIMIT '));
    read.mockRestore();
    const [text = '', values = []] = asked.find(([each]) => /x\.prefix|FORCE INDEX/u.test(each)) ?? [];
    const [first] = await db.rows<{ type: string; key: string | null; Extra: string }>(`EXPLAIN ${text}`, values);
    expect(first).toMatchObject({ type: expect.stringMatching(/^(range|ref)$/u) as string });
    expect(first?.Extra).not.toMatch(/filesort|temporary/u);
  });
});
