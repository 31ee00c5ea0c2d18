import { once } from 'node:events';
import { placeMyOrder, placeOrderForClient } from '@picolo/contracts';
import { QuickRedis } from '@picolo/server/queue';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aUser } from './features/identity/user.builder.js';
import { CreateApiKey } from './features/integrations/use-cases/create-api-key.use-case.js';
import { ask, type Answer, type Asked } from './testing-http.js';
import { startApi, type TestApi } from './testing.js';

const withLimits = { PICOLO_RATE_LIMITS: 'on', TRUST_PROXY: 'loopback' };

const times = async (count: number, call: () => Promise<Answer>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push((await call()).status);
  return statuses;
};

const signIn = (api: TestApi, from: string): Promise<Answer> =>
  ask(`${api.origin}/api/auth/login`, {
    headers: { 'x-forwarded-for': from },
    body: { email: `${String(Math.random())}@picolo.test`, password: 'wrong' },
  });

describe('rate limits', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi(withLimits);
  });
  beforeEach(async () => {
    const { client } = api.app.get(QuickRedis, { strict: false });
    if (client.status !== 'ready') await once(client, 'ready');
    const keys = await client.keys('picolo:limit:*');
    if (keys.length > 0) await client.del(keys);
  });
  afterAll(() => api.close());

  const call = (path: string, asked: Asked): Promise<Answer> => ask(api.origin + path, asked);

  it('SE-1 ten sign-ins a minute from one address, the eleventh is told when to come back', async () => {
    expect(await times(10, () => signIn(api, '198.51.100.1'))).toEqual(Array(10).fill(401));
    const refused = await signIn(api, '198.51.100.1');
    expect([refused.status, refused.body['code']]).toEqual([429, 'REQUEST.RATE_LIMITED']);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.body['detail']).toContain(String(seconds));
    expect((await signIn(api, '198.51.100.2')).status).toBe(401);
  });

  it('SE-1 one household of IPv6 addresses counts as one', async () => {
    let host = 0;
    const next = (): Promise<Answer> => signIn(api, `2001:db8:1:2::${String((host += 1))}`);
    expect(await times(10, next)).toEqual(Array(10).fill(401));
    expect((await next()).status).toBe(429);
  });

  it('SE-1 five registrations an hour from one address', async () => {
    let serial = 0;
    const register = (): Promise<Answer> =>
      call('/api/auth/register', {
        headers: { 'x-forwarded-for': '198.51.100.3' },
        body: { email: `r${String((serial += 1))}@picolo.test`, password: 'trois chevaux bleus', name: 'R' },
      });
    expect(await times(5, register)).toEqual(Array(5).fill(201));
    const refused = await register();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
  });

  it('SE-1 sixty prints and 300 other writes a minute per user; placing orders and reading are never refused', async () => {
    const staff = await aUser(api.app, { role: 'employee' });
    const client = await aUser(api.app);
    const print = (): Promise<Answer> => call('/print', { token: staff.accessToken, body: { content: '' } });
    expect(await times(60, print)).toEqual(Array(60).fill(400));
    expect((await print()).status).toBe(429);

    const change = (): Promise<Answer> =>
      call('/api/my/profile', { method: 'PATCH', token: client.accessToken, body: { version: 9999 } });
    const changes = await Promise.all(Array.from({ length: 310 }, change));
    expect(changes.filter(({ status }) => status === 409)).toHaveLength(300);
    expect(changes.filter(({ status }) => status === 429)).toHaveLength(10);

    const order = await call(placeMyOrder.path, { token: client.accessToken, body: { lines: [] } });
    expect(order.status).not.toBe(429);
    expect([placeMyOrder.limit, placeOrderForClient.limit]).toEqual(['none', 'none']);
    expect((await call('/api/my/profile', { token: client.accessToken })).status).toBe(200);
    expect((await call('/api/my/profile', { method: 'PATCH', token: staff.accessToken, body: {} })).status).toBe(403);
  });

  it('SE-1 sixty prints a minute per API key: another key, and who made them, print on', async () => {
    const { actor, accessToken } = await aUser(api.app, { role: 'admin' });
    const [one = '', other = ''] = await Promise.all(
      ['Un', 'Deux'].map(async (name) => {
        const making = api.app.get(CreateApiKey, { strict: false });
        return (await making.execute(actor, { name, scopes: ['printing.submit'] })).key;
      }),
    );
    const print = (token: string) => (): Promise<Answer> => call('/print', { token, body: { content: '' } });
    expect(await times(60, print(one))).toEqual(Array(60).fill(400));
    const refused = await print(one)();
    expect([refused.status, refused.body['code']]).toEqual([429, 'REQUEST.RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([(await print(other)()).status, (await print(accessToken)()).status]).toEqual([400, 400]);
  });

  it('SE-1 a process that was too busy to hear Redis keeps the limits', async () => {
    const redis = api.app.get(QuickRedis, { strict: false });
    const answer = redis.inTime(redis.client.ping());
    const end = performance.now() + 1_000;
    while (performance.now() < end);
    expect(await answer).toBe('PONG');
  });

  it('SE-1 a Redis that does not answer lets everything pass', async () => {
    const { client } = api.app.get(QuickRedis, { strict: false });
    const other = client.duplicate({ enableOfflineQueue: true, commandTimeout: 60_000 });
    // Counting is writing: it gets no answer until it is let go on.
    await other.call('CLIENT', 'PAUSE', '600000', 'WRITE');
    try {
      const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(api, '198.51.100.4')));
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(401));
    } finally {
      await other.call('CLIENT', 'UNPAUSE');
      other.disconnect();
    }
  });
});

describe('rate limits without Redis', () => {
  let api: TestApi;
  beforeAll(async () => {
    const redis = process.env['REDIS_URL'];
    api = await startApi({ ...withLimits, REDIS_URL: 'unix:///nowhere/redis.sock' });
    if (redis !== undefined) process.env['REDIS_URL'] = redis;
  });
  afterAll(() => api.close());

  it('SE-1 OP-7 everybody may sign in', async () => {
    expect(await times(12, () => signIn(api, '198.51.100.5'))).toEqual(Array(12).fill(401));
  });
});
