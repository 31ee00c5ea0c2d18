import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { orderStatuses } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categories } from '../../../seeds/shop/catalogue.js';
import { ShopCatalogueSeed } from '../../../seeds/shop/shop-catalogue.seed.js';
import { ShopOrdersSeed } from '../../../seeds/shop/shop-orders.seed.js';
import { ShopPeopleSeed } from '../../../seeds/shop/shop-people.seed.js';
import { ShopPhotosSeed } from '../../../seeds/shop/shop-photos.seed.js';
import { ShopPlacesSeed } from '../../../seeds/shop/shop-places.seed.js';
import { ShopStaffSeed } from '../../../seeds/shop/shop-staff.seed.js';
import { ShopSeed } from '../../../seeds/shop/shop.seed.js';
import { CatalogueFacade, CataloguePhotos, StockLevels } from './features/catalogue/index.js';
import { ClientsFacade } from './features/clients/index.js';
import { DemoAccounts, DemoStaff, IdentityFacade } from './features/identity/index.js';
import { InvoicesFacade } from './features/invoices/index.js';
import { VerifyInvoices } from './features/invoices/use-cases/verify-invoices.use-case.js';
import { OrderRequestsFacade, OrdersFacade } from './features/orders/index.js';
import { SettingsFacade } from './features/settings/index.js';
import { StockDesk, StockFacade } from './features/stock/index.js';
import { LedgerCheckQuery } from './features/stock/queries/ledger-check.query.js';
import { openApp, type TestApp } from './testing.js';

describe('the demo shop', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openApp();
    expect(await seed().run()).toBe(true);
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const seed = (): ShopSeed => {
    const people = new ShopPeopleSeed(
      of(Db),
      of(DemoAccounts),
      of(IdentityFacade),
      of(ClientsFacade),
      of(SettingsFacade),
      new ShopStaffSeed(of(Clock), of(DemoStaff), of(IdentityFacade)),
    );
    const catalogue = new ShopCatalogueSeed(
      of(CatalogueFacade),
      of(StockFacade),
      of(StockLevels),
      new ShopPhotosSeed(of(CataloguePhotos)),
    );
    const orders = new ShopOrdersSeed(
      of(Db),
      of(Outbox),
      of(OrdersFacade),
      of(OrderRequestsFacade),
      of(InvoicesFacade),
    );
    const places = new ShopPlacesSeed(of(StockDesk), of(StockFacade), of(CatalogueFacade));
    return new ShopSeed(of(Clock), people, catalogue, orders, of(StockFacade), places);
  };
  const counts = async (): Promise<Record<string, number>> => {
    const tables = [
      'categories',
      'products',
      'clients',
      'orders',
      'order_steps',
      'invoices',
      'stock_movements',
      'users',
      'invitations',
      'product_photos',
      'files',
    ];
    const entries = tables.map(async (table) => {
      const [row] = await test.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
      return [table, row?.n ?? 0] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };

  it('OP-6 holds 60 products in 6 categories, 14 clients and 40 orders in all states', async () => {
    expect(await counts()).toMatchObject({ categories: 6, products: 60, clients: 14, orders: 40 });
    const states = await test.db.rows<{ status: string }>('SELECT DISTINCT status FROM orders');
    expect(states.map(({ status }) => status).sort()).toEqual([...orderStatuses].sort());
    const sizes = categories.map(({ products }) => products.length);
    expect(sizes).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('OP-6 stock, invoices and the past are as if it had really happened', async () => {
    expect(await of(LedgerCheckQuery).breaks()).toEqual([]);
    for (const report of await of(VerifyInvoices).execute()) expect(report.brokenAt).toBeNull();
    const late = await test.db.rows(
      `SELECT o.id FROM orders o JOIN order_steps s ON s.order_id = o.id
       LEFT JOIN invoices i ON i.order_id = o.id AND i.kind = 'invoice'
       WHERE s.to_status = 'processed' AND (i.id IS NULL OR i.seeded = 0 OR i.issue_date <> DATE(s.created_at))`,
    );
    expect(late).toEqual([]);
    const future = await test.db.rows('SELECT 1 FROM order_steps WHERE created_at > UTC_TIMESTAMP(3)');
    expect(future).toEqual([]);
    const waiting = await test.db.rows("SELECT 1 FROM outbox WHERE consumer IN ('invoices', 'credit-notes')");
    expect(waiting).toEqual([]);
  });

  it('OP-6 shows orders entered by staff, notes of the house, a partial return and an open request for change', async () => {
    const count = async (text: string): Promise<number> => (await test.db.rows(text)).length;
    expect(await count("SELECT id FROM orders WHERE origin = 'staff'")).toBeGreaterThan(20);
    expect(await count('SELECT id FROM orders WHERE internal_note IS NOT NULL')).toBe(3);
    expect(await count('SELECT id FROM orders WHERE change_requested = 1')).toBe(1);
    expect(await count("SELECT id FROM order_returns WHERE disposition = 'scrap' AND reason IS NOT NULL")).toBe(1);
    // Only what is fresh is news.
    expect(await count("SELECT id FROM outbox WHERE consumer = 'order-news'")).toBeLessThan(12);
  });

  it('OP-6 IN-4 shows a company of another member state, invoiced without VAT, and one whose number waits', async () => {
    const invoices = await test.db.rows<{ vat: number; net: number; gross: number }>(
      `SELECT i.vat_cents AS vat, i.net_cents AS net, i.gross_cents AS gross FROM invoices i
       JOIN clients c ON c.id = i.client_id WHERE c.vat_number = 'BE0999999922' AND c.vat_number_confirmed_at IS NOT NULL`,
    );
    expect(invoices).toHaveLength(1);
    expect([invoices[0]?.vat, invoices[0]?.gross]).toEqual([0, invoices[0]?.net]);
    const waiting = await test.db.rows<{ name: string }>(
      'SELECT name FROM clients WHERE vat_number IS NOT NULL AND vat_number_confirmed_at IS NULL',
    );
    expect(waiting).toEqual([{ name: 'Boekhandel Verzinsel BV' }]);
  });

  it('OP-6 shows photos in all their sizes, a colleague who left and one who is expected', async () => {
    const count = async (text: string): Promise<number> => (await test.db.rows(text)).length;
    expect(await count("SELECT id FROM product_photos WHERE state = 'ready' AND alt <> ''")).toBe(28);
    expect(await count('SELECT 1 FROM product_photo_files GROUP BY photo_id HAVING COUNT(*) >= 6')).toBe(28);
    expect(await count("SELECT id FROM users WHERE status = 'suspended'")).toBe(1);
    expect(await count("SELECT id FROM audit_entries WHERE action = 'user.suspended'")).toBe(1);
    expect((await counts())['invitations']).toBe(1);
  });

  it('OP-6 repeating it adds nothing; interrupted, it goes on where it stopped', async () => {
    const before = await counts();
    expect(await seed().run()).toBe(false);
    // As if the run had been cut before its last order.
    await test.db.rows("UPDATE orders SET idempotency_key = NULL WHERE idempotency_key = 'seed-shop-40'");
    expect(await seed().run()).toBe(true);
    const { orders, order_steps: steps, stock_movements: movements, ...rest } = await counts();
    expect(rest).toEqual(Object.fromEntries(Object.keys(rest).map((name) => [name, before[name]])));
    expect([orders, steps]).toEqual([(before['orders'] ?? 0) + 1, (before['order_steps'] ?? 0) + 1]);
    expect(movements).toBeGreaterThan(before['stock_movements'] ?? 0);
    expect(await of(LedgerCheckQuery).breaks()).toEqual([]);
  });
});
