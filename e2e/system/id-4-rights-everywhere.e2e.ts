import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, demoPassword, signIn, startStack, type Api, type Stack } from '../harness/index.ts';

let stack: Stack;
let admin: Api;

interface Open {
  readonly socket: Socket;
  readonly cut: Promise<void>;
  /** Ends when the server ends the stream. */
  readonly streamEnd: Promise<void>;
}

const next = (socket: Socket, event: string): Promise<void> =>
  new Promise((resolve) => socket.once(event, () => resolve()));

const drain = async (response: Response): Promise<void> => {
  const reader = response.body?.getReader();
  for (;;) {
    const { done } = (await reader?.read()) ?? { done: true };
    if (done) return;
  }
};

/** A socket and an event stream on one api process, both standing. */
const open = async (url: string, token: string): Promise<Open> => {
  const socket = io(url, { auth: { token }, reconnection: false, transports: ['websocket'] });
  await next(socket, 'connect');
  const headers = { authorization: `Bearer ${token}` };
  const stream = await fetch(`${url}/api/notifications/stream`, { headers });
  expect(stream.status).toBe(200);
  return { socket, cut: next(socket, 'disconnect'), streamEnd: drain(stream) };
};

const userId = async (email: string): Promise<number> => {
  const { body } = await admin.get<{ items: { id: number }[] }>(`/api/users?q=${encodeURIComponent(email)}`);
  return body.items[0]?.id ?? 0;
};

interface Role {
  id: number;
  name: string;
  version: number;
  permissions: string[];
}

const role = async (name: string): Promise<Role> => {
  const found = (await admin.get<Role[]>('/api/roles')).body.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no role ${name}`);
  return found;
};

const grant = async (name: string, change: (permissions: string[]) => string[]): Promise<void> => {
  const { id, version, permissions } = await role(name);
  const answer = await admin.post(`/api/roles/${id}/permissions`, { version, permissions: change(permissions) });
  expect(answer.status).toBe(200);
};

describe('a change of rights, on two api processes', () => {
  beforeAll(async () => {
    stack = await startStack({ apis: 2, jobs: 1, seed: 'minimal' });
    admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
  });
  afterAll(async () => {
    await stack.stop();
  });

  it('ID-4 suspension ends every session, socket and stream of the user, on both', async () => {
    const [one = '', other = ''] = stack.urls;
    const email = 'advisor@picolo.test';
    const tokens = [await signIn(one, email), await signIn(other, email)];
    const connections = await Promise.all(stack.urls.flatMap((url) => tokens.map((token) => open(url, token))));
    const bystander = await open(other, await signIn(other, 'employee@picolo.test'));
    const answer = await admin.post(`/api/users/${await userId(email)}/suspension`);
    expect(answer.body).toMatchObject({ status: 'suspended', sessions: 0 });
    // From the answer on, no process lets them do anything.
    for (const url of stack.urls) {
      for (const token of tokens) expect((await api(url, token).get('/api/auth/me')).status).toBe(401);
    }
    await Promise.all(connections.flatMap(({ cut, streamEnd }) => [cut, streamEnd]));
    const login = { email, password: demoPassword, client: 'program' };
    expect((await api(other).post('/api/auth/login', login)).body).toMatchObject({ code: 'AUTH.INVALID_CREDENTIALS' });
    expect(bystander.socket.connected).toBe(true);
    bystander.socket.disconnect();
  });

  it('ID-3 a right taken from a role is gone on both when the administrator has the answer, live channel included', async () => {
    const [, other = ''] = stack.urls;
    const token = await signIn(other, 'employee@picolo.test');
    const { socket } = await open(other, token);
    const heard: string[] = [];
    socket.onAny((event: string) => heard.push(event));
    const told = next(socket, 'access:changed');
    expect((await api(other, token).get('/api/orders')).status).toBe(200);

    await grant('employee', (permissions) => permissions.filter((name) => name !== 'orders.read'));
    expect((await api(other, token).get('/api/orders')).body).toMatchObject({ code: 'AUTH.FORBIDDEN' });
    await told;

    const watcher = io(other, { auth: { token: await signIn(other, 'admin@picolo.test') }, transports: ['websocket'] });
    await next(watcher, 'connect');
    const seen = next(watcher, 'order:changed');
    const levels = next(socket, 'stock:level');
    const client = api(stack.baseUrl, await signIn(stack.baseUrl, 'client@picolo.test'));
    const product = await admin.post<{ id: number }>('/api/products', {
      ...{ sku: 'ID-3', name: 'Essai', unitPrice: 1_000_000, vatRate: 2000 },
    });
    await admin.post('/api/stock/movements', { productId: product.body.id, kind: 'receipt', quantity: 5 });
    await levels;
    const order = await client.post('/api/my/orders', { lines: [{ productId: product.body.id, quantity: 1 }] });
    expect(order.status).toBe(201);
    await seen;
    // What still is theirs arrives, and arrives after what is not: the order's own event was never sent to them.
    const again = next(socket, 'stock:level');
    await admin.post('/api/stock/movements', { productId: product.body.id, kind: 'receipt', quantity: 1 });
    await again;
    expect(heard).not.toContain('order:changed');
    expect(heard).toContain('stock:level');
    socket.disconnect();
    watcher.disconnect();
    await grant('employee', (permissions) => [...permissions, 'orders.read']);
    expect((await api(other, token).get('/api/orders')).status).toBe(200);
  });

  it('ID-3 a stream whose right is taken ends, on both', async () => {
    const token = await signIn(stack.baseUrl, 'client@picolo.test');
    const connections = await Promise.all(stack.urls.map((url) => open(url, token)));
    await grant('client', (permissions) => permissions.filter((name) => name !== 'notifications.read'));
    await Promise.all(connections.map(({ streamEnd }) => streamEnd));
    for (const { socket } of connections) {
      expect(socket.connected).toBe(true);
      socket.disconnect();
    }
  });

  it('ID-7 a device that is ended is cut at once, on both; the one that asks stays', async () => {
    const [one = '', other = ''] = stack.urls;
    const email = 'couturier@picolo.test';
    const [own, lost] = [await signIn(one, email), await signIn(other, email)];
    const [mine, theirs] = [await open(one, own), await Promise.all(stack.urls.map((url) => open(url, lost)))];
    const answer = await fetch(`${one}/api/auth/sessions`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${own}` },
    });
    expect(await answer.json()).toEqual({ ended: 1 });
    for (const url of stack.urls) expect((await api(url, lost).get('/api/auth/me')).status).toBe(401);
    await Promise.all(theirs.flatMap(({ cut, streamEnd }) => [cut, streamEnd]));
    expect((await api(other, own).get('/api/auth/me')).status).toBe(200);
    expect(mine.socket.connected).toBe(true);
    mine.socket.disconnect();
  });

  it('ID-1 a spent refresh token, used again, ends the whole family on both processes', async () => {
    const login = { email: 'employee@picolo.test', password: demoPassword, client: 'program' };
    const first = (await api(stack.baseUrl).post<{ refreshToken: string }>('/api/auth/login', login)).body.refreshToken;
    const renew = (refreshToken: string): ReturnType<Api['post']> =>
      api(stack.urls[1] ?? '').post('/api/auth/refresh', { refreshToken });
    const second = (await renew(first)).body as { accessToken: string; refreshToken: string };
    const connections = await Promise.all(stack.urls.map((url) => open(url, second.accessToken)));
    expect((await renew(first)).body).toMatchObject({ code: 'AUTH.REFRESH_REUSED' });
    for (const url of stack.urls) expect((await api(url, second.accessToken).get('/api/auth/me')).status).toBe(401);
    await Promise.all(connections.flatMap(({ cut, streamEnd }) => [cut, streamEnd]));
    expect((await renew(second.refreshToken)).body).toMatchObject({ code: 'AUTH.REFRESH_INVALID' });
  });

  it('ID-8 the log cannot be changed by the application’s own database user', async () => {
    const [rows] = await stack.db.query('SELECT COUNT(*) AS count FROM audit_entries');
    expect(rows).not.toEqual([{ count: 0 }]);
    for (const statement of [
      "UPDATE audit_entries SET action = 'x'",
      'DELETE FROM audit_entries',
      'REPLACE INTO audit_entries SELECT * FROM audit_entries',
    ]) {
      await expect(stack.db.query(statement)).rejects.toThrow('append-only');
    }
    expect((await stack.db.query('SELECT COUNT(*) AS count FROM audit_entries'))[0]).toEqual(rows);
  });
});
