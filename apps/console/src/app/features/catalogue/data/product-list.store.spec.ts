import { Injector, runInInjectionContext } from '@angular/core';
import { type LiveEvents, type ProductView, getProduct } from '@picolo/contracts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProductListStore } from './product-list.store';

type Handler = (event: never) => void;

const web = vi.hoisted(() => ({ Api: Symbol('Api'), handlers: new Map<string, Handler>() }));
// Its components need the compiler of Angular; here events come from the test.
vi.mock('@picolo/web', () => ({
  Api: web.Api,
  afterReconnect: () => undefined,
  followLive: (event: string, handler: Handler) => web.handlers.set(event, handler),
  toProblem: (error: unknown) => error,
}));

const [RESERVE, SHOP] = [2, 1];
const at = (locationId: number, onHand = 5) => ({ locationId, onHand, reserved: 0, available: onHand });
const stockAt = (places: readonly number[], version: number) => ({
  ...{ onHand: 5, reserved: 0, available: 5, sellable: 5, version },
  locations: places.map((place) => at(place)),
});
const product = (id: number, name: string, changes: Partial<ProductView> = {}): ProductView =>
  ({ id, name, version: 1, active: true, archived: false, stock: stockAt([RESERVE], 1), ...changes }) as ProductView;

describe('the list of one place', () => {
  const asked: number[] = [];
  const onServer = new Map<number, ProductView>();
  let listed: readonly ProductView[] = [];
  let nextCursor: string | null = null;
  const call = (endpoint: unknown, input: { params?: { id: number } }): Promise<unknown> => {
    if (endpoint !== getProduct) return Promise.resolve({ items: listed, nextCursor });
    const id = input.params?.id ?? 0;
    asked.push(id);
    const found = onServer.get(id);
    return found === undefined ? Promise.reject(new Error('not found')) : Promise.resolve(found);
  };
  let store: ProductListStore;
  beforeEach(async () => {
    asked.length = 0;
    onServer.clear();
    nextCursor = null;
    listed = [product(1, 'Café'), product(2, 'Miel')];
    const injector = Injector.create({ providers: [{ provide: web.Api, useValue: { call } }] });
    store = runInInjectionContext(injector, () => new ProductListStore());
    await store.open({ state: 'active', locationId: RESERVE, sort: 'name' });
  });
  const tell = async (productId: number, places: readonly number[], version = 2): Promise<void> => {
    const level: LiveEvents['stock:level'] = { productId, ...stockAt(places, version) };
    web.handlers.get('stock:level')?.(level as never);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const names = (): string[] => store.list.items().map(({ name }) => name);

  it('ST-5 ST-8 takes what arrives in the place, and nothing that arrives elsewhere', async () => {
    onServer.set(3, product(3, 'Biscuits'));
    await tell(3, [SHOP]);
    expect([names(), asked]).toEqual([['Café', 'Miel'], []]);
    await tell(3, [SHOP, RESERVE]);
    expect(names()).toEqual(['Biscuits', 'Café', 'Miel']);
  });

  it('ST-5 shows the newest level of what arrives, however close the next one is', async () => {
    onServer.set(3, product(3, 'Biscuits'));
    await Promise.all([tell(3, [RESERVE], 2), tell(3, [RESERVE], 3)]);
    expect([asked, store.list.items()[0]?.stock?.version]).toEqual([[3], 3]);
  });

  it('ST-8 leaves out what is not sold any more or stands further down, and asks for it once', async () => {
    nextCursor = 'more';
    await store.open({ state: 'active', locationId: RESERVE, sort: 'name' });
    onServer.set(3, product(3, 'Biscuits', { active: false }));
    onServer.set(4, product(4, 'Thé'));
    for (const version of [2, 3]) {
      await tell(3, [RESERVE], version);
      await tell(4, [RESERVE], version);
    }
    expect([names(), asked]).toEqual([
      ['Café', 'Miel'],
      [3, 4],
    ]);
    // Until it changes: it may be sold again.
    onServer.set(3, product(3, 'Biscuits', { version: 2 }));
    web.handlers.get('product:changed')?.({ id: 3, version: 2, removed: false } as never);
    await tell(3, [RESERVE], 4);
    expect(names()).toEqual(['Biscuits', 'Café', 'Miel']);
  });

  it('ST-8 takes no newcomers under a search, nor without a place', async () => {
    onServer.set(3, product(3, 'Biscuits'));
    await store.open({ state: 'active', locationId: RESERVE, q: 'miel', sort: 'name' });
    await tell(3, [RESERVE]);
    await store.open({ state: 'active', sort: 'name' });
    await tell(3, [RESERVE]);
    expect([names(), asked]).toEqual([['Café', 'Miel'], []]);
  });
});
