import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aUser } from './features/identity/user.builder.js';
import { ask } from './testing-http.js';
import { startApi, type TestApi } from './testing.js';

/** The proxy ends TLS and says which host and address people came to and from. */
const proxied = { 'x-forwarded-host': 'shop.example', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };

describe('behind a proxy with TLS', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ PUBLIC_URL: 'https://shop.example', TRUST_PROXY: 'loopback' });
  });
  afterAll(async () => {
    await api.close();
    delete process.env['PUBLIC_URL'];
    delete process.env['TRUST_PROXY'];
  });

  it('SE-1 cookies are Secure and browsers are told to stay on https', async () => {
    const { email } = await aUser(api.app, { password: 'trois chevaux bleus' });
    const answer = await ask(`${api.origin}/api/auth/login`, {
      headers: { ...proxied, origin: 'https://shop.example' },
      body: { email, password: 'trois chevaux bleus' },
    });
    expect(answer.status).toBe(200);
    expect(answer.cookies).toHaveLength(2);
    for (const cookie of answer.cookies) expect(cookie).toMatch(/; Secure/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(answer.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    const rows = await api.db.rows("SELECT address FROM sessions WHERE kind = 'browser'");
    expect(rows).toEqual([{ address: '203.0.113.9' }]);
  });

  it('ID-1 our own Origin is the host that the trusted proxy names', async () => {
    const { accessToken } = await aUser(api.app);
    const write = (origin: string, host: string): Promise<number> =>
      ask(`${api.origin}/api/auth/me`, {
        method: 'PATCH',
        headers: { ...proxied, 'x-forwarded-host': host, origin, cookie: `picolo_access=${accessToken}` },
        body: { locale: 'en' },
      }).then(({ status }) => status);
    expect(await write('https://shop.example', 'shop.example')).toBe(200);
    expect(await write(api.origin, 'shop.example')).toBe(403);
    expect(await write('https://evil.example', 'shop.example')).toBe(403);
  });

  it('ID-1 sockets come from the host that the trusted proxy names', async () => {
    const connects = (origin: string): Promise<boolean> => {
      const options = { transports: ['websocket'], reconnection: false, forceNew: true };
      const socket = io(api.origin, { ...options, extraHeaders: { ...proxied, origin } });
      return new Promise<boolean>((resolve) => {
        socket.once('connect', () => {
          resolve(true);
        });
        socket.once('connect_error', () => {
          resolve(false);
        });
      }).finally(() => socket.disconnect());
    };
    expect(await connects('https://shop.example')).toBe(true);
    expect(await connects('https://evil.example')).toBe(false);
  });
});
