import { parse } from 'csv-parse/sync';
import { text } from 'node:stream/consumers';
import type { OrderListItem, OrderListQuery, ProductView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { write } from '@picolo/server/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { aCompany, anOrder } from './order.builder.js';
import { OrdersFacade } from './orders.facade.js';
import { OrderExport } from './queries/order-export.query.js';
import { OrderListQueries } from './queries/order-list.query.js';
import { AskOrderChange } from './use-cases/ask-order-change.use-case.js';

describe('lists of orders', () => {
  let test: TestApp;
  let staff: Actor;
  let camille: Actor;
  let zoe: Actor;
  let tea: ProductView;
  let rare: ProductView;
  const ids: number[] = [];
  beforeAll(async () => {
    test = await openApp();
    await aCompany(test.app, companySettings());
    staff = (await aUser(test.app, { role: 'employee' })).actor;
    camille = (await aUser(test.app, { name: 'Camille Lefèvre' })).actor;
    zoe = (await aUser(test.app, { name: 'Zoé Martin-Duval' })).actor;
    tea = await aProduct(test.app, staff, { onHand: 10_000, sku: 'THE-001' });
    rare = await aProduct(test.app, staff, { onHand: 10, sku: 'RAR-9' });
    const clock = test.app.get(Clock);
    for (let index = 0; index < 24; index += 1) {
      const client = index % 3 === 0 ? zoe : camille;
      const at = new Date(Date.UTC(2026, 9, 1 + index, 22, 30));
      const lines = [{ productId: index === 5 ? rare.id : tea.id, quantity: 1 + (index % 4) }];
      const status = index % 2 === 0 ? 'pending' : 'processing';
      const { id } = await clock.at(at, () => anOrder(test.app, { staff, client }, { lines, status }));
      ids.push(id);
    }
  });
  afterAll(() => test.close());

  const lists = (): OrderListQueries => test.app.get(OrderListQueries, { strict: false });
  const found = async (query: OrderListQuery): Promise<number[]> =>
    (await lists().page({ limit: 100, ...query })).items.map(({ id }) => id);
  const walk = async (query: OrderListQuery): Promise<OrderListItem[]> => {
    const seen: OrderListItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await lists().page({ ...query, limit: 4, cursor });
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return seen;
  };

  it('OR-6 every sort pages through all orders once, in its order', async () => {
    const key = (sort: string, order: OrderListItem): number[] =>
      sort.includes('gross') ? [order.grossCents, order.id] : [order.id];
    for (const sort of ['-createdAt', 'createdAt', '-gross', 'gross'] as const) {
      for (const filter of [{}, { status: 'pending' }, { q: 'camille' }, { q: 'THE-0' }] as const) {
        const pages = await walk({ ...filter, sort });
        const all = await found({ ...filter, sort });
        expect([sort, filter, pages.map(({ id }) => id)]).toEqual([sort, filter, all]);
        expect(new Set(all).size).toBe(all.length);
        const sorted = [...pages].sort((a, b) => {
          const [x, y] = [key(sort, a), key(sort, b)];
          const order = (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0);
          return sort.startsWith('-') ? -order : order;
        });
        expect(pages.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
      }
    }
    expect(await walk({})).toHaveLength(24);
  });

  it('OR-6 finds by number, words of the client, SKU and the client’s own number, and combines with filters', async () => {
    const purchase = await test.app
      .get(OrdersFacade, { strict: false })
      .placeOwn(zoe, { lines: [{ productId: tea.id, quantity: 1 }], purchaseOrder: 'HQ-2214' }, 'po');
    expect(await found({ q: `cmd-${String(ids[3])}` })).toEqual([ids[3]]);
    expect(await found({ q: 'martin' })).toHaveLength(9);
    expect(await found({ q: 'zoe dUV' })).toHaveLength(9);
    expect(await found({ q: 'rar' })).toEqual([ids[5]]);
    expect(await found({ q: 'hq-22' })).toEqual([purchase.id]);
    expect(await found({ q: 'martin', status: 'processing' })).toHaveLength(4);
    expect(await found({ q: '%' })).toEqual([]);
    expect(await found({ q: 'nobody at all' })).toEqual([]);
  });

  it('OR-6 days are those of the company, both inclusive', async () => {
    // 22:30 UTC in October is half past midnight of the next day in Paris.
    expect(await found({ from: '2026-10-02', to: '2026-10-02' })).toEqual([ids[0]]);
    expect(await found({ from: '2026-10-24', to: '2026-10-25' })).toEqual([ids[23], ids[22]]);
    expect(await found({ to: '2026-10-01' })).toEqual([]);
    expect(await found({ from: '2026-10-02', to: '2026-10-04', status: 'pending' })).toEqual([ids[2], ids[0]]);
  });

  it('OR-6 filters by origin and by open requests for change', async () => {
    const orders = test.app.get(OrdersFacade, { strict: false });
    const entered = await orders.place(
      staff,
      zoe.clientId ?? 0,
      { lines: [{ productId: tea.id, quantity: 1 }] },
      'staff',
    );
    expect(await found({ origin: 'staff' })).toEqual([entered.id]);
    expect(await found({ requests: 'open' })).toEqual([]);
    await test.app.get(AskOrderChange, { strict: false }).execute(camille, ids[1] ?? 0, { text: 'Plus tard' });
    expect(await found({ requests: 'open' })).toEqual([ids[1]]);
    expect(await found({ requests: 'open', status: 'pending' })).toEqual([]);
  });

  it('OR-6 counts each state of the filtered orders for the board', async () => {
    const { counts } = await lists().counts({ from: '2026-10-02', to: '2026-10-25' });
    expect(counts).toEqual({
      ...{ pending: 12, processing: 12, processed: 0, shipped: 0, delivered: 0, cancelled: 0, returned: 0 },
    });
    expect((await lists().counts({ q: 'martin', to: '2026-10-25' })).counts).toMatchObject({
      pending: 4,
      processing: 4,
    });
  });

  it('OR-6 the file holds all rows of the filter, 2,000 of them, read in pages', async () => {
    const count = 2_000;
    await test.db.tx(async (tx) => {
      await write(
        tx,
        `INSERT INTO orders (client_id, placed_by, body_hash, status, client_name, line_count, net_cents, vat_cents,
           gross_cents, buyer, created_at)
         SELECT ${String(camille.clientId)}, ${String(camille.userId)}, REPEAT('0', 64), 'delivered', '=1+1', 1, 100000 + seq, 0,
           100000 + seq, '{}', '2026-11-01 08:00:00' FROM seq_1_to_${String(count)}`,
        [],
      );
    });
    const read = async (query: Parameters<OrderExport['csv']>[0], delimiter = ';'): Promise<string[][]> => {
      const file = await text(await test.app.get(OrderExport, { strict: false }).csv(query));
      return parse(file, { delimiter, bom: true });
    };
    const rows = await read({ status: 'delivered', sort: 'gross' });
    expect(rows).toHaveLength(count + 1);
    expect(rows[0]?.slice(0, 3)).toEqual(['Numéro', 'Date', 'État']);
    expect(rows[1]?.slice(1, 6)).toEqual([
      ...['01/11/2026 09:00', 'Livrée', 'En ligne', String(camille.clientId), "'=1+1"],
    ]);
    expect(new Set(rows.map(([number]) => number)).size).toBe(count + 1);
    expect(rows.at(-1)?.at(-1)).toBe('1020');
    const english = await read({ q: 'rar', locale: 'en' }, ',');
    expect(english).toHaveLength(2);
    expect(english[1]?.at(-1)).toBe('24');
  });
});
