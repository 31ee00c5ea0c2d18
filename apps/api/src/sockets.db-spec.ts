import { roomOfPermission, roomOfUser, type LiveEvents, type LiveMessage } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { Live } from '@picolo/server/realtime';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aUser } from './features/identity/user.builder.js';
import { ask } from './testing-http.js';
import { startApi, type TestApi } from './testing.js';

describe('sockets', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const open = (options: Parameters<typeof io>[1] = {}): Socket =>
    io(api.origin, { transports: ['websocket'], reconnection: false, forceNew: true, ...options });

  const once = (socket: Socket, event: string): Promise<unknown> =>
    new Promise((resolve) => {
      socket.once(event, resolve);
    });

  it('SE-3 an oversized packet closes its own connection, nothing else', async () => {
    const [bad, good] = [open(), open()];
    await Promise.all([once(bad, 'connect'), once(good, 'connect')]);
    const closed = once(bad, 'disconnect');
    bad.emit('x', 'y'.repeat(2_000_000));
    await closed;
    expect(good.connected).toBe(true);
    good.disconnect();
    expect((await ask(`${api.origin}/api/health/live`)).status).toBe(200);
  });

  it.each([
    ['a foreign page', {}],
    ['a host that no proxy of ours named', { 'x-forwarded-host': 'evil.example' }],
  ])('ID-1 %s cannot connect', async (_, headers) => {
    const socket = open({ extraHeaders: { origin: 'https://evil.example', ...headers } });
    await once(socket, 'connect_error');
    expect(socket.connected).toBe(false);
    socket.disconnect();
  });

  it('ID-12 a bad token is refused with its code', async () => {
    const socket = open({ auth: { token: 'nonsense' } });
    const error = (await once(socket, 'connect_error')) as Error & { data?: unknown };
    expect(error.data).toMatchObject({ code: 'AUTH.REQUIRED' });
    socket.disconnect();
  });

  it('ID-4 ID-12 a suspended user’s sockets are cut', async () => {
    const other = await aUser(api.app, { role: 'employee' });
    const socket = open({ auth: { token: other.accessToken } });
    await once(socket, 'connect');
    const closed = once(socket, 'disconnect');
    await api.db.rows("UPDATE users SET status = 'suspended' WHERE id = ?", [other.actor.userId]);
    await api.app.get(AccessCache).announce(other.actor.userId);
    await closed;
  });

  const changed = (id: number): LiveMessage => ({
    rooms: [roomOfPermission('orders.read')],
    event: 'order:changed',
    data: { id, status: 'pending', version: 1, at: new Date().toISOString(), changeRequested: false },
  });

  it('ID-12 a permission taken away ends what its room tells, without a new connection', async () => {
    const { accessToken, actor } = await aUser(api.app, { role: 'employee' });
    const socket = open({ auth: { token: accessToken } });
    await once(socket, 'connect');
    const heard: number[] = [];
    socket.on('order:changed', ({ id }: LiveEvents['order:changed']) => heard.push(id));
    const live = api.app.get(Live);
    const first = once(socket, 'order:changed');
    live.emit(changed(1));
    await first;

    await api.db.rows(
      "DELETE p FROM role_permissions p JOIN roles r ON r.id = p.role_id WHERE r.name = 'employee' AND p.permission = 'orders.read'",
    );
    const told = once(socket, 'access:changed');
    await api.app.get(AccessCache).announce(null);
    await told;
    live.emit(changed(2));
    const last = once(socket, 'order:changed');
    live.emit({ ...changed(3), rooms: [roomOfUser(actor.userId)] });
    await last;
    expect(heard).toEqual([1, 3]);
    socket.disconnect();
  });

  it('an anonymous visitor hears what is public, and nothing else', async () => {
    const socket = open();
    await once(socket, 'connect');
    const heard: string[] = [];
    socket.onAny((event: string) => heard.push(event));
    const live = api.app.get(Live);
    live.emit(changed(4));
    const last = once(socket, 'shop:availability');
    live.emit({ rooms: ['public'], event: 'shop:availability', data: { productId: 1, available: 2, version: 3 } });
    await last;
    expect(heard).toEqual(['shop:availability']);
    socket.disconnect();
  });
});
