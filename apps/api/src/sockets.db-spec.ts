import { AccessCache } from '@picolo/server/auth';
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

  it('ID-1 a foreign page cannot connect', async () => {
    const socket = open({ extraHeaders: { origin: 'https://evil.example' } });
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
    api.app.get(AccessCache).announce(other.actor.userId);
    await closed;
  });
});
