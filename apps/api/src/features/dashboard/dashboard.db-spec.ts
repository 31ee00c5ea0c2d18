import { seededRoles } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { CatalogueFacade } from '../catalogue/index.js';
import { ClientsFacade } from '../clients/index.js';
import { aUser } from '../identity/user.builder.js';
import { OrdersFacade } from '../orders/index.js';
import { StockFacade } from '../stock/index.js';
import { DashboardQuery } from './queries/dashboard.query.js';
import { TrendsQuery } from './queries/trends.query.js';

/** Noon of 20 November in Paris. */
const noon = new Date('2026-11-20T11:00:00Z');
/** The evening before in UTC, and the day itself in Paris. */
const justAfterMidnight = new Date('2026-11-19T23:10:00Z');
const theDayBefore = new Date('2026-11-19T22:50:00Z');

describe('dashboard', () => {
  let test: TestApp;
  let staff: Actor;
  let clientId: number;
  let productId: number;
  let keys = 0;

  const at = <T>(time: Date, work: () => Promise<T>): Promise<T> => test.app.get(Clock).at(time, work);
  const order = (time: Date, quantity = 1): Promise<{ id: number }> => {
    keys += 1;
    return at(time, () =>
      test.app
        .get(OrdersFacade)
        .place(staff, clientId, { lines: [{ productId, quantity }] }, `dashboard-${String(keys)}`),
    );
  };

  beforeAll(async () => {
    test = await openApp();
    ({ actor: staff } = await aUser(test.app, { role: 'admin' }));
    const product = await test.app.get(CatalogueFacade).createProduct(staff, {
      ...{ sku: 'LAMPE', name: 'Lampe', unitPrice: 12_345_678, vatRate: 2000, lowStockThreshold: 6 },
    });
    productId = product.id;
    clientId = await test.db.tx((tx) =>
      test.app.get(ClientsFacade).create(tx, {
        ...{ kind: 'person', name: 'Camille Lefèvre' },
        billing: { line1: '1 rue du Port', postalCode: '35400', city: 'Saint-Malo', country: 'FR' },
      }),
    );
    const stock = test.app.get(StockFacade);
    await at(theDayBefore, () => stock.move(staff, { productId, kind: 'receipt', quantity: 10 }));
    await at(noon, () => stock.move(staff, { productId, kind: 'adjustment', quantity: -3 }));
    await order(theDayBefore);
    await order(justAfterMidnight, 2);
    const cancelled = await order(noon);
    await at(noon, () => test.app.get(OrdersFacade).move(staff, cancelled.id, { to: 'cancelled' }));
    const begun = await order(noon);
    await at(noon, () => test.app.get(OrdersFacade).move(staff, begun.id, { to: 'processing' }));
  });
  afterAll(() => test.close());

  it('UI-1 counts today in the company’s zone, without what was cancelled', async () => {
    const now = await at(noon, () => test.app.get(DashboardQuery).read(staff));
    expect(now.day).toBe('2026-11-20');
    // 2 × 12.345678 € → 24.69 €, and 12.35 €; VAT of each order for itself.
    expect(now.orders).toEqual({ today: 2, todayCents: 2963 + 1482, pending: 2, processing: 1 });
    expect(now.stock).toEqual({ low: 1, worthCents: Math.round((7 * 12_345_678) / 10_000) });
    expect(now.invoices).toEqual({ unpaid: 0, unpaidCents: 0, overdue: 0, overdueCents: 0 });
    expect(now.printing).toEqual({ printers: [], undecided: 0 });
  });

  it('UI-1 each day of the last thirty has its figures, the empty ones too', async () => {
    const trends = await at(noon, () => test.app.get(TrendsQuery).read(staff, 30));
    expect([trends.days.length, trends.days[0], trends.days.at(-1)]).toEqual([30, '2026-10-22', '2026-11-20']);
    expect(trends.orders).toEqual([...Array<number>(28).fill(0), 1, 2]);
    expect(trends.orderedCents?.slice(-2)).toEqual([1482, 4445]);
    expect(trends.revenueCents).toEqual(Array(30).fill(0));
    const worths = [10, 7].map((pieces) => Math.round((pieces * 12_345_678) / 10_000));
    expect(trends.stockWorthCents?.slice(-3)).toEqual([0, ...worths]);
  });

  it('ID-6 a client reads none of it', async () => {
    const { actor: client } = await aUser(test.app);
    expect([...client.permissions].sort()).toEqual([...seededRoles.client].sort());
    expect(await test.app.get(DashboardQuery).read(client)).toMatchObject({
      ...{ orders: null, stock: null, invoices: null, printing: null },
    });
    expect(await test.app.get(TrendsQuery).read(client, 30)).toMatchObject({
      ...{ orders: null, orderedCents: null, revenueCents: null, stockWorthCents: null },
    });
  });
});
