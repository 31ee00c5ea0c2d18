import {
  apiKeyScopes,
  documentedCurl,
  DomainError,
  getOrder,
  getPrintJob,
  type ApiKeyInput,
  type Permission,
} from '@picolo/contracts';
import { listEndpoints, ProgramSource, type Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { toldLive } from '@picolo/server/testing';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Answer } from '../../testing-http.js';
import { startApi, type TestApi } from '../../testing.js';
import { AuditQuery } from '../audit/queries/audit.query.js';
import { anOrder } from '../orders/order.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { ManageUsers } from '../identity/use-cases/manage-users.use-case.js';
import { ApiKeysQuery } from './queries/api-keys.query.js';
import { CreateApiKey } from './use-cases/create-api-key.use-case.js';
import { RevokeApiKey } from './use-cases/revoke-api-key.use-case.js';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
}

interface Operation {
  readonly description: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly in: string; readonly name: string }[];
}

describe('API keys', () => {
  let api: TestApi;
  let admin: BuiltUser;
  beforeAll(async () => {
    api = await startApi();
    admin = await aUser(api.app, { role: 'admin' });
  });
  afterAll(() => api.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => api.app.get<T>(type, { strict: false });
  const aKey = (input: Partial<ApiKeyInput> = {}, actor: Actor = admin.actor): Promise<{ id: number; key: string }> =>
    of(CreateApiKey).execute(actor, { name: 'Caisse', scopes: apiKeyScopes, ...input });
  const call = (path: string, token: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(api.origin + path, { token, headers, ...(body === undefined ? {} : { body }) });
  const program = (key: string): Promise<unknown> => of(ProgramSource).load(key);

  it('SE-2 a key is shown once and kept as a hash; the newest are first in the list', async () => {
    const made = await call('/api/api-keys', admin.accessToken, { name: ' Site ', scopes: ['printing.submit'] });
    expect(made.status).toBe(201);
    const key = String(made.body['key']);
    expect(made.body).toMatchObject({ name: 'Site', start: key.slice(0, 13), state: 'active', lastUsedAt: null });
    const second = await aKey({ name: 'Second' });
    const { items } = await of(ApiKeysQuery).page({});
    expect(items.slice(0, 2).map(({ name }) => name)).toEqual(['Second', 'Site']);
    const tables = JSON.stringify([items, await api.db.rows('SELECT * FROM api_keys'), await of(AuditQuery).page({})]);
    for (const secret of [key, second.key]) expect(tables).not.toContain(secret.slice('picolo_'.length + 6));
  });

  it('OP-1 open lists of keys hear of each that is made and revoked, and nobody else does', async () => {
    const { id } = await aKey();
    await of(RevokeApiKey).execute(admin.actor, id);
    await of(RevokeApiKey).execute(admin.actor, id);
    const told = (await toldLive(api.db, 'api-key:changed')).filter(({ data }) => (data as { id: number }).id === id);
    const message = { rooms: ['perm:integrations.manage'], event: 'api-key:changed', data: { id } };
    expect(told).toEqual([message, message]);
  });

  it('PR-1 a program prints with a key; the job’s history says which', async () => {
    const { key } = await aKey({ name: 'Boutique en ligne' });
    const answer = await call('/print', key, { content: 'Bonjour' });
    expect([answer.status, answer.body['status']]).toEqual([201, 'queued']);
    const job = await call(getPrintJob.path.replace(':id', String(answer.body['id'])), key);
    expect(job.body['history']).toMatchObject([{ status: 'queued', by: 'Boutique en ligne' }]);
    for (const path of ['/api/print-jobs', '/api/printers', '/api/orders'])
      expect((await call(path, key)).status).toBe(200);
  });

  it('SE-2 a key with orders.read reads one order, and is offered nothing to do with it; another key does not', async () => {
    const product = await aProduct(api.app, admin.actor, { onHand: 10 });
    const { actor: client } = await aUser(api.app);
    const lines = [{ productId: product.id, quantity: 2 }];
    const order = await anOrder(api.app, { staff: admin.actor, client }, { lines });
    const path = getOrder.path.replace(':id', String(order.id));
    expect((await call(path, admin.accessToken)).body['next']).not.toEqual([]);
    const reading = await call(path, (await aKey({ scopes: ['orders.read'] })).key);
    expect([reading.status, reading.body['id'], reading.body['next']]).toEqual([200, order.id, []]);
    expect(reading.body['lines']).toMatchObject(lines);
    const without = await call(path, (await aKey({ scopes: ['printing.submit', 'printing.read'] })).key);
    expect([without.status, without.body['code']]).toEqual([403, 'AUTH.API_KEY_FORBIDDEN']);
  });

  it('PR-1 the same Idempotency-Key of one API key is one job, however close; of another key it is another', async () => {
    const [one, other] = [await aKey(), await aKey()];
    const print = (key: string, content = 'Une fois'): Promise<Answer> =>
      call('/print', key, { content }, { 'idempotency-key': 'commande-12' });
    const twins = await Promise.all(Array.from({ length: 8 }, () => print(one.key)));
    expect(new Set(twins.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(twins.map(({ body }) => body['id'])).size).toBe(1);
    expect((await print(other.key)).body['id']).not.toBe(twins[0]?.body['id']);
    expect((await print(admin.accessToken)).body['id']).not.toBe(twins[0]?.body['id']);
    expect((await print(one.key, 'Autre')).body['code']).toBe('IDEMPOTENCY.DIFFERENT_BODY');
  });

  it('SE-2 malformed, unknown, expired and revoked keys are refused alike', async () => {
    const [expired, revoked] = [await aKey(), await aKey()];
    await api.db.rows('UPDATE api_keys SET expires_at = NOW(3) - INTERVAL 1 SECOND WHERE id = ?', [expired.id]);
    await of(RevokeApiKey).execute(admin.actor, revoked.id);
    const keys = ['picolo_', 'picolo_x y', `picolo_${'A'.repeat(43)}`, expired.key, revoked.key];
    const answers = await Promise.all(keys.map((key) => call('/print', key, { content: 'x' })));
    const bodies = answers.map(({ status, body: { traceId, ...rest } }) => ({ status, traced: typeof traceId, rest }));
    expect(bodies[0]).toMatchObject({ status: 401, rest: { code: 'AUTH.API_KEY_INVALID' } });
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    // Nor by what they do not open.
    for (const key of keys) expect((await call('/api/users', key)).body['code']).toBe('AUTH.API_KEY_INVALID');
  });

  it('SE-2 a key does what its scopes say, and opens nothing that does not take keys', async () => {
    const { key } = await aKey({ scopes: ['printing.submit'] });
    expect((await call('/print', key, { content: 'x' })).status).toBe(201);
    const refused = [
      '/api/print-jobs',
      '/api/printers',
      '/api/orders',
      '/api/orders.csv',
      '/api/api-keys',
      '/api/auth/me',
    ];
    for (const path of [...refused, '/api/notifications/stream', '/api/users']) {
      const answer = await call(path, key);
      expect([path, answer.status, answer.body['code']]).toEqual([path, 403, 'AUTH.API_KEY_FORBIDDEN']);
    }
    const all = await aKey();
    expect((await call('/api/orders/1/transitions', all.key, { to: 'processing' })).status).toBe(403);
  });

  it('SE-2 endpoints that take keys are few, ask for a scope, and are no event streams', () => {
    const taking = listEndpoints(api.app).filter(({ apiKeys }) => apiKeys);
    expect(taking.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/orders',
      'GET /api/orders/:id',
      'GET /api/print-jobs',
      'GET /api/print-jobs/:id',
      'GET /api/printers',
      'POST /print',
    ]);
    for (const { access, kind } of taking) {
      expect(apiKeyScopes).toContain(access);
      expect(kind).toBe('json');
    }
  });

  it('PR-1 OpenAPI tells which operations take keys, the header of a repeat, and a command that prints', async () => {
    const { body } = await ask(`${api.origin}/api/openapi.json`);
    const { paths, components } = body as unknown as OpenApi;
    expect(components.securitySchemes).toMatchObject({ apiKey: { type: 'http', scheme: 'bearer' } });
    const printing = paths['/print']?.['post'];
    expect(printing?.description).toContain(documentedCurl);
    expect(printing?.security).toEqual([{ bearer: [] }, { apiKey: [] }]);
    const headers = printing?.parameters.filter((parameter) => parameter.in === 'header') ?? [];
    expect(headers).toMatchObject([{ name: 'Idempotency-Key', required: false }]);
    expect(paths['/api/users']?.['get']?.security).toEqual([{ bearer: [] }]);
  });

  it('SE-2 a key is taken from the Authorization header of HTTP alone: no cookie, no socket', async () => {
    const { key } = await aKey();
    const cookie = { cookie: `picolo_access=${key}`, origin: api.origin };
    const byCookie = await ask(`${api.origin}/print`, { headers: cookie, body: { content: 'x' } });
    expect([byCookie.status, byCookie.body['code']]).toEqual([401, 'AUTH.REQUIRED']);
    const socket = io(api.origin, { auth: { token: key }, reconnection: false, transports: ['websocket'] });
    const refused = await new Promise((resolve) => {
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', ({ message }) => resolve(message));
    });
    socket.disconnect();
    expect(refused).toBe('AUTH.REQUIRED');
  });

  it('SE-2 a key goes on when its maker leaves', async () => {
    const maker = await aUser(api.app, { role: 'admin' });
    const { key } = await aKey({}, maker.actor);
    await of(ManageUsers).suspend(admin.actor, maker.actor.userId);
    expect((await call('/print', key, { content: 'Toujours là' })).status).toBe(201);
  });

  it('ID-3 nobody gives a key more than they have', async () => {
    const own: readonly Permission[] = ['integrations.manage', 'roles.manage', 'printing.submit'];
    const actor = { ...admin.actor, permissions: new Set(own) };
    expect(await codeOf(aKey({ scopes: ['printing.submit', 'orders.read'] }, actor))).toBe(
      'IDENTITY.RIGHTS_BEYOND_YOURS',
    );
    expect(await codeOf(aKey({ scopes: ['printing.submit'] }, actor))).toBe('accepted');
  });

  it('SE-2 a key works to the end of its last day in the company’s zone, not a moment longer', async () => {
    const at = <T>(time: string, work: () => Promise<T>): Promise<T> => of(Clock).at(new Date(time), work);
    const { id, key } = await at('2027-03-10T09:00:00Z', () => aKey({ lastDay: '2027-03-27' }));
    // On the 28th the clocks of Paris change: the day before ends at 23:00 UTC.
    expect(await at('2027-03-27T22:59:59.999Z', () => program(key))).toMatchObject({ apiKeyId: id });
    expect(await at('2027-03-27T23:00:00.000Z', () => program(key))).toBeNull();
    expect(await at('2027-03-27T12:00:00Z', () => of(ApiKeysQuery).one(id))).toMatchObject({
      state: 'active',
      lastDay: '2027-03-27',
    });
    expect(await at('2027-03-28T12:00:00Z', () => of(ApiKeysQuery).one(id))).toMatchObject({ state: 'expired' });
    const past = at('2027-03-10T23:30:00Z', () => aKey({ lastDay: '2027-03-10' }));
    expect(await codeOf(past)).toBe('INTEGRATIONS.DAY_PAST');
  });

  it('SE-2 the last use is written at most once a minute, whichever process saw it', async () => {
    const { id, key } = await aKey();
    const usedAt = async (time: string): Promise<string | null> => {
      await of(Clock).at(new Date(time), () => Promise.all([program(key), program(key)]));
      return (await of(ApiKeysQuery).one(id)).lastUsedAt;
    };
    expect(await usedAt('2026-11-21T10:00:00.000Z')).toBe('2026-11-21T10:00:00.000Z');
    expect(await usedAt('2026-11-21T10:00:59.000Z')).toBe('2026-11-21T10:00:00.000Z');
    expect(await usedAt('2026-11-21T10:01:00.000Z')).toBe('2026-11-21T10:01:00.000Z');
  });

  it('ID-8 who made and who revoked a key stands in the journal; revoking twice is once', async () => {
    const { id } = await aKey({ name: 'Ancien site', scopes: ['orders.read'] });
    await of(RevokeApiKey).execute(admin.actor, id);
    await of(RevokeApiKey).execute(admin.actor, id);
    const { items } = await of(AuditQuery).page({ subject: `api-key:${String(id)}` });
    expect(items.map(({ action, subjectName, actor }) => [action, subjectName, actor?.name])).toEqual([
      ['api-key.revoked', 'Ancien site', admin.actor.name],
      ['api-key.created', 'Ancien site', admin.actor.name],
    ]);
    expect(items[1]?.after).toMatchObject({ scopes: ['orders.read'] });
    expect((await of(ApiKeysQuery).page({ state: 'revoked' })).items[0]).toMatchObject({ id, state: 'revoked' });
    expect(await codeOf(of(RevokeApiKey).execute(admin.actor, 4_294_967_295))).toBe('INTEGRATIONS.KEY_NOT_FOUND');
  });

  it.each([
    [{ name: '', scopes: ['orders.read'] }],
    [{ name: 'x'.repeat(81), scopes: ['orders.read'] }],
    [{ name: 'A', scopes: [] }],
    [{ name: 'A', scopes: ['users.manage'] }],
    [{ name: 'A', scopes: ['orders.read'], lastDay: '2026-02-30' }],
    [{ name: 'A', scopes: ['orders.read'], key: 'picolo_mine' }],
  ])('SE-3 %o makes no key', async (body) => {
    const answer = await call('/api/api-keys', admin.accessToken, body);
    expect([answer.status, answer.body['code']]).toEqual([400, 'REQUEST.INVALID']);
  });
});
