import type { Problem, ProductView } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Problem & Record<string, unknown>;
}

describe('catalogue, stock and orders over HTTP', () => {
  let test: TestApi;
  let staff: BuiltUser;
  let client: BuiltUser;
  let product: ProductView;
  beforeAll(async () => {
    test = await startApi();
    staff = await aUser(test.app, { role: 'employee' });
    client = await aUser(test.app);
    product = await aProduct(test.app, staff.actor, { onHand: 50, name: 'Thé vert', step: 0.5 });
  });
  afterAll(() => test.close());

  const call = async (method: string, path: string, user?: BuiltUser, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${test.origin}${path}`, {
      method,
      headers: {
        ...(user === undefined ? {} : { authorization: `Bearer ${user.accessToken}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
  };
  const state = async (): Promise<unknown> => {
    const tables = ['orders', 'order_lines', 'order_steps', 'stock_movements', 'products', 'categories', 'outbox'];
    const counts = await Promise.all(tables.map((table) => test.db.rows(`SELECT COUNT(*) AS n FROM ${table}`)));
    return [counts, await test.db.rows('SELECT * FROM stock_levels'), await test.db.rows('SELECT * FROM products')];
  };

  it('SE-3 odd orders are refused with the field at fault, and change nothing', async () => {
    const before = await state();
    const line = { productId: product.id, quantity: 1 };
    const odd: [body: unknown, field: string][] = [
      [{}, 'lines'],
      [[], 'lines'],
      [{ lines: [] }, 'lines'],
      [{ lines: {} }, 'lines'],
      [{ lines: 'x' }, 'lines'],
      [{ lines: [null] }, 'lines'],
      [{ lines: [7] }, 'lines'],
      [{ lines: [[line]] }, 'lines'],
      [{ lines: Array.from({ length: 101 }, () => line) }, 'lines'],
      [{ lines: [{ ...line, quantity: 0 }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, quantity: -1 }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, quantity: 1e-7 }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, quantity: 1e21 }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, quantity: 0.12345 }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, quantity: '1' }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, quantity: null }] }, 'lines.0.quantity'],
      [{ lines: [{ ...line, productId: 1.5 }] }, 'lines.0.productId'],
      [{ lines: [{ ...line, productId: 4_294_967_296 }] }, 'lines.0.productId'],
      [{ lines: [{ ...line, price: 1 }] }, 'lines.0.price'],
      [{ lines: [line], clientId: 1 }, 'clientId'],
      [{ lines: [line], note: null }, 'note'],
      [{ lines: [line], note: 'x'.repeat(1001) }, 'note'],
      [{ lines: [line], purchaseOrder: { $ne: 1 } }, 'purchaseOrder'],
      [{ lines: [line], __proto__: { admin: true }, status: 'delivered' }, 'status'],
    ];
    for (const [body, field] of odd) {
      const answer = await call('POST', '/api/my/orders', client, body);
      expect([JSON.stringify(body).slice(0, 80), answer.status, answer.body.code]).toEqual([
        JSON.stringify(body).slice(0, 80),
        400,
        'REQUEST.INVALID',
      ]);
      if (!Array.isArray(body)) expect(answer.body.fields?.map((fault) => fault.field).join()).toContain(field);
    }
    for (const billing of [[], [{}], 'x', {}]) {
      expect((await call('PATCH', '/api/my/profile', client, { version: 1, billing })).status).toBe(400);
    }
    expect(await state()).toEqual(before);
  });

  it('SE-3 odd products and movements are refused, and change nothing', async () => {
    const before = await state();
    const good = { sku: 'A', name: 'A', unitPrice: 1, vatRate: 2000 };
    const products: unknown[] = [
      ...[{ sku: ' ' }, { sku: 'x'.repeat(61) }, { sku: 'a\nb' }, { sku: null }, { name: '' }, { unitPrice: 1.5 }],
      ...[{ unitPrice: -1 }, { unitPrice: 1e15 }, { vatRate: 20.5 }, { vatRate: 10_001 }, { step: 0 }, { step: -1 }],
      ...[{ step: null }, { active: 'yes' }, { active: null }, { lowStockThreshold: -1 }, { categoryId: 0 }, { id: 5 }],
      ...[{ lowStockThreshold: 1e300 }, { barcode: 5 }, { description: null }, { unit: ' ' }, { version: 1 }],
    ].map((wrong) => ({ ...good, ...wrong }));
    for (const body of products) expect((await call('POST', '/api/products', staff, body)).status).toBe(400);
    for (const body of [{ version: 1, sku: null }, { name: 'x' }, { version: '1' }, { version: 1, step: null }]) {
      expect((await call('PATCH', `/api/products/${String(product.id)}`, staff, body)).status).toBe(400);
    }
    const movement = { productId: product.id, kind: 'receipt', quantity: 1 };
    const movements: unknown[] = [
      ...[
        { quantity: 0 },
        { quantity: -1 },
        { quantity: 0.3 },
        { quantity: 1e12 },
        { quantity: 'x' },
        { kind: 'sale' },
      ],
      ...[{ kind: 'count', quantity: -1 }, { kind: 'adjustment', quantity: 0 }, { reason: 5 }, { reason: null }],
    ].map((wrong) => ({ ...movement, ...wrong }));
    for (const body of movements) {
      const answer = await call('POST', '/api/stock/movements', staff, body);
      expect([JSON.stringify(body), answer.status]).toEqual([JSON.stringify(body), 400]);
    }
    expect((await call('POST', '/api/products', staff, { ...good, categoryId: 999 })).status).toBe(404);
    expect(await state()).toEqual(before);
  });

  it('SE-3 odd queries and ids are refused', async () => {
    const paths = [
      ...['/api/orders?limit=0', '/api/orders?limit=101', '/api/orders?status=open', '/api/orders?cursor=x'],
      ...['/api/orders?sort=id', '/api/orders?q=a&q=b', '/api/orders?x=1', '/api/orders/0', '/api/orders/1.5'],
      ...['/api/orders/abc', '/api/orders/4294967296', '/api/products?state=gone', '/api/products?categoryId=x'],
      ...['/api/stock/movements?kind=theft', '/api/stock/movements?productId=-1', '/api/products/-1'],
    ];
    for (const path of paths) expect([path, (await call('GET', path, staff)).status]).toEqual([path, 400]);
    for (const path of ['/api/shop/products?ids=1,x', '/api/shop/products?sort=-name', '/api/shop/products?limit=9x']) {
      expect([path, (await call('GET', path)).status]).toEqual([path, 400]);
    }
    for (const path of ['/api/orders/4294967295', '/api/products/4294967295']) {
      expect((await call('GET', path, staff)).status).toBe(404);
    }
  });

  it('UI-3 the shop window is for everybody and may be kept by caches; what is signed in may not', async () => {
    for (const path of ['/api/shop/products', `/api/shop/products/${product.slug}`, '/api/shop/categories']) {
      const { status, headers } = await call('GET', path);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    }
    const own = await call('GET', '/api/products', client);
    expect(own.headers.get('cache-control')).toBe('no-store');
    const shown = await call('GET', `/api/shop/products?ids=${String(product.id)},4294967295`);
    expect(shown.body['items']).toMatchObject([{ id: product.id, available: 50, grossCents: 1200, stockVersion: 1 }]);
    expect((await call('GET', '/api/shop/products/nope')).body.code).toBe('CATALOGUE.PRODUCT_NOT_FOUND');
  });

  it('OR-3 a refusal says in words what is so, and what is possible', async () => {
    const placed = await call('POST', '/api/my/orders', client, { lines: [{ productId: product.id, quantity: 1.5 }] });
    expect([placed.status, placed.body['next']]).toEqual([201, ['cancelled']]);
    const path = `/api/orders/${String(placed.body['id'])}/transitions`;
    const refusal = await call('POST', path, staff, { to: 'shipped' });
    expect([refusal.status, refusal.body.code]).toEqual([409, 'ORDERS.TRANSITION_NOT_ALLOWED']);
    expect(refusal.body.detail).toContain('« en attente »');
    const many = { lines: [{ productId: product.id, quantity: 60 }] };
    const tooMuch = await call('POST', '/api/my/orders', client, many);
    expect(tooMuch.body).toMatchObject({
      code: 'ORDERS.NOT_ENOUGH_STOCK',
      meta: { available: 48.5, name: 'Thé vert' },
    });
    expect(tooMuch.body.detail).toContain('48,5');
    const count = await call('POST', '/api/stock/movements', staff, {
      productId: product.id,
      kind: 'count',
      quantity: 0,
    });
    expect(count.body.detail).toContain(`CMD-${String(placed.body['id']).padStart(6, '0')}`);
  });
});
