import type { LiveEvents } from '../../libs/contracts/src/core/live.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, signIn, startStack, type Stack } from '../harness/index.ts';
import { receive, stockedProduct } from '../harness/shop.ts';
import { tell } from '../harness/tell.ts';

type Name = 'stock:level' | 'shop:availability' | 'order:changed';

/** One open screen: what it heard of a product or order, in order. */
interface Screen {
  readonly socket: Socket;
  readonly heard: { readonly name: Name; readonly data: LiveEvents[Name]; readonly at: number }[];
}

let stack: Stack;
let client: string;
let employee: string;
const screens: Screen[] = [];

const open = async (url: string, token?: string): Promise<Screen> => {
  const socket = io(url, { auth: token === undefined ? {} : { token }, transports: ['websocket'], forceNew: true });
  const screen: Screen = { socket, heard: [] };
  for (const name of ['stock:level', 'shop:availability', 'order:changed'] as const) {
    socket.on(name, (data: LiveEvents[Name]) => {
      screen.heard.push({ name, data, at: Date.now() });
    });
  }
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  screens.push(screen);
  return screen;
};

/** The next message of that name that fits; also one that came already. */
const hears = <N extends Name>(
  { socket, heard }: Screen,
  name: N,
  fits: (data: LiveEvents[N]) => boolean,
): Promise<{ data: LiveEvents[N]; at: number }> =>
  new Promise((resolve) => {
    const look = (): void => {
      const found = heard.find((message) => message.name === name && fits(message.data as LiveEvents[N]));
      if (found === undefined) return;
      socket.offAny(later);
      resolve({ data: found.data as LiveEvents[N], at: found.at });
    };
    // The screen's own listener writes the message down; this one looks after it.
    const later = (): void => {
      queueMicrotask(look);
    };
    socket.onAny(later);
    look();
  });

beforeAll(async () => {
  stack = await startStack({ apis: 2, jobs: 1, seed: 'minimal' });
  client = await signIn(stack.baseUrl, 'client@picolo.test');
  employee = await signIn(stack.baseUrl, 'employee@picolo.test');
});

afterAll(async () => {
  for (const { socket } of screens) socket.disconnect();
  await stack.stop();
});

describe('open screens, on another process than the one that sells', () => {
  it('ST-5 staff hears levels, a visitor what is left, a client the order; each only what is theirs', async (test) => {
    const productId = await stockedProduct(stack.baseUrl, 'ST-5', 12);
    const [selling = '', watching = ''] = stack.urls;
    const [staff, visitor, buyer] = await Promise.all([
      open(watching, employee),
      open(watching),
      open(watching, client),
    ]);
    const placed = await api(selling, client).post<{ id: number }>('/api/my/orders', {
      lines: [{ productId, quantity: 5 }],
    });
    expect(placed.status).toBe(201);
    const answeredAt = Date.now();
    const level = await hears(staff, 'stock:level', (data) => data.productId === productId && data.version === 2);
    expect(level.data).toMatchObject({ productId, onHand: 12, reserved: 5, available: 7, sellable: 7, version: 2 });
    const left = await hears(
      visitor,
      'shop:availability',
      (data) => data.productId === productId && data.version === 2,
    );
    expect(left.data).toEqual({ productId, available: 7, version: 2 });
    const order = await hears(buyer, 'order:changed', ({ id }) => id === placed.body.id);
    expect(order.data).toMatchObject({ id: placed.body.id, status: 'pending', version: 1 });
    tell(test, `heard ${level.at - answeredAt} ms after the answer (staff), ${left.at - answeredAt} ms (visitor)`);

    await receive(selling, productId, 3);
    await hears(visitor, 'shop:availability', (data) => data.productId === productId && data.available === 10);
    expect(visitor.heard.every(({ name }) => name === 'shop:availability')).toBe(true);
    expect(buyer.heard.some(({ name }) => name === 'stock:level')).toBe(false);
  });

  it('ST-5 many changes: the highest version that a screen hears is what the database holds', async () => {
    const productId = await stockedProduct(stack.baseUrl, 'ST-5b', 40);
    const visitor = await open(stack.urls[1] ?? '');
    const orders = Array.from({ length: 30 }, (_, index) =>
      api(stack.urls[index % 2] ?? '', client).post('/api/my/orders', { lines: [{ productId, quantity: 1 }] }),
    );
    expect((await Promise.all(orders)).every(({ status }) => status === 201)).toBe(true);
    const last = await hears(
      visitor,
      'shop:availability',
      (data) => data.productId === productId && data.version === 31,
    );
    expect(last.data.available).toBe(10);
    const shown = await api(stack.baseUrl).get<{ items: object[] }>(`/api/shop/products?ids=${productId}`);
    expect(shown.body.items).toMatchObject([{ available: 10, stockVersion: 31 }]);
  });
});
