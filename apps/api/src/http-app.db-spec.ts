import { listHandlers } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aUser, type BuiltUser } from './features/identity/user.builder.js';
import { ask, type Answer, type Asked } from './testing-http.js';
import { startApi, type TestApi } from './testing.js';

describe('the HTTP edge', () => {
  let api: TestApi;
  let employee: BuiltUser;
  let client: BuiltUser;
  beforeAll(async () => {
    api = await startApi();
    employee = await aUser(api.app, { role: 'employee' });
    client = await aUser(api.app, { password: 'trois chevaux bleus' });
  });
  afterAll(() => api.close());

  const call = (path: string, asked?: Asked): Promise<Answer> => ask(api.origin + path, asked);
  const rowCounts = async (): Promise<unknown> =>
    await api.db.rows(
      `SELECT (SELECT COUNT(*) FROM users) AS users, (SELECT COUNT(*) FROM clients) AS clients,
         (SELECT COUNT(*) FROM sessions) AS sessions, (SELECT COUNT(*) FROM orders) AS orders,
         (SELECT SUM(version) FROM clients) AS versions, (SELECT COUNT(*) FROM print_jobs) AS jobs`,
    );
  /** A refusal is problem+json with a code, a sentence, a trace id, and no trace of a stack. */
  const expectRefusal = (answer: Answer, status: number, code: string): void => {
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body['traceId']).toBe(answer.headers.get('x-request-id'));
    expect(answer.body['detail']).toEqual(expect.stringMatching(/\S+ \S+/));
    expect(answer.text).not.toMatch(/\bat .*\.(js|ts):\d/);
  };

  it('ID-5 every handler declares who may call it', () => {
    const handlers = listHandlers(api.app);
    expect(handlers.length).toBeGreaterThan(20);
    for (const { access } of handlers) expect(access).toBeTruthy();
  });

  it('SE-1 answers carry strict security headers', async () => {
    const { headers } = await call('/api/health/live');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("script-src 'self' 'unsafe");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('ID-1 browsers get httpOnly strict cookies, programs their tokens in the body', async () => {
    const credentials = { email: client.email, password: 'trois chevaux bleus' };
    const browser = await call('/api/auth/login', { body: credentials });
    expect(browser.status).toBe(200);
    expect(browser.body).not.toHaveProperty('refreshToken');
    const [access = '', refresh = ''] = browser.cookies;
    for (const cookie of [access, refresh]) {
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Strict/);
      expect(cookie).toMatch(/; Max-Age=2592000/);
      expect(cookie).not.toMatch(/; Secure/);
    }
    expect(access).toMatch(/^picolo_access=.*; Path=\/;/);
    expect(refresh).toMatch(/^picolo_refresh=.*; Path=\/api\/auth;/);

    const program = await call('/api/auth/login', { body: { ...credentials, client: 'program' } });
    expect(program.cookies).toEqual([]);
    const next = await call('/api/auth/refresh', { body: { refreshToken: program.body['refreshToken'] } });
    expect(next.status).toBe(200);
    expect(next.cookies).toEqual([]);
    expect(next.body['refreshToken']).not.toBe(program.body['refreshToken']);
  });

  it('ID-1 a browser is recognised, refreshed and signed out by cookies alone', async () => {
    const entered = await call('/api/auth/login', { body: { email: client.email, password: 'trois chevaux bleus' } });
    const cookie = entered.cookies.map((line) => line.split(';')[0]).join('; ');
    const own = { cookie, origin: api.origin };
    expect((await call('/api/auth/me', { headers: { cookie } })).body).toMatchObject({ email: client.email });
    const renewed = await call('/api/auth/refresh', { method: 'POST', headers: own });
    expect([renewed.status, renewed.cookies.length]).toEqual([200, 2]);
    const reused = await call('/api/auth/refresh', { method: 'POST', headers: own });
    expectRefusal(reused, 401, 'AUTH.REFRESH_REUSED');
    expect(reused.cookies.join()).toMatch(/picolo_access=;.*picolo_refresh=;/);
    const renewedCookie = renewed.cookies.map((line) => line.split(';')[0]).join('; ');
    expectRefusal(await call('/api/auth/me', { headers: { cookie: renewedCookie } }), 401, 'AUTH.REQUIRED');

    const again = await call('/api/auth/login', { body: { email: client.email, password: 'trois chevaux bleus' } });
    const headers = { cookie: again.cookies.map((line) => line.split(';')[0]).join('; '), origin: api.origin };
    expect((await call('/api/auth/logout', { method: 'POST', headers })).status).toBe(204);
    expectRefusal(await call('/api/auth/me', { headers }), 401, 'AUTH.REQUIRED');
  });

  it('ID-1 a write with our cookie needs our own Origin', async () => {
    const cookie = `picolo_access=${client.accessToken}`;
    const before = await rowCounts();
    const change = { method: 'PATCH', body: { name: 'Pirate', version: 1 } };
    const foreign: Record<string, string>[] = [
      { cookie },
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'null' },
      { cookie, origin: `${api.origin}.evil.example` },
      { cookie, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { cookie, origin: 'https://evil.example', authorization: 'Basic YTpi' },
      { cookie, authorization: 'Bearer' },
    ];
    for (const headers of foreign) {
      expectRefusal(await call('/api/my/profile', { ...change, headers }), 403, 'REQUEST.FOREIGN_ORIGIN');
    }
    expect(await rowCounts()).toEqual(before);
    const own = await call('/api/my/profile', { ...change, headers: { cookie, origin: api.origin } });
    expect([own.status, own.body['name']]).toEqual([200, 'Pirate']);
    const foreignSignIn = { headers: { origin: 'https://evil.example' }, body: { email: 'a', password: 'b' } };
    expectRefusal(await call('/api/auth/login', foreignSignIn), 403, 'REQUEST.FOREIGN_ORIGIN');
  });

  it('ID-5 ID-12 no token, a foreign token and an altered one are strangers', async () => {
    const [head, payload, signature = ''] = client.accessToken.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: String(employee.actor.userId), sid: employee.actor.sessionId }));
    for (const token of [
      undefined,
      'nonsense',
      `${head ?? ''}.${payload ?? ''}.${signature.split('').reverse().join('')}`,
      `${head ?? ''}.${forged.toString('base64url')}.${signature}`,
      `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${forged.toString('base64url')}.`,
    ]) {
      expectRefusal(await call('/api/auth/me', token === undefined ? {} : { token }), 401, 'AUTH.REQUIRED');
    }
    expectRefusal(await call('/api/clients', { token: client.accessToken }), 403, 'AUTH.FORBIDDEN');
  });

  describe('SE-3', () => {
    const register = { email: 'new@picolo.test', password: 'trois chevaux bleus', name: 'Nouveau' };
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

    it.each<[what: string, path: string, asked: Asked, status: number, code: string]>([
      ['an unknown key', '/api/auth/register', { body: { ...register, role: 'admin' } }, 400, 'REQUEST.INVALID'],
      ['a missing key', '/api/auth/register', { body: { email: 'a@b.fr' } }, 400, 'REQUEST.INVALID'],
      ['no body', '/api/auth/register', { method: 'POST' }, 400, 'REQUEST.INVALID'],
      ['null', '/api/auth/register', { body: 'null' }, 400, 'REQUEST.MALFORMED'],
      ['a bare string', '/api/auth/register', { body: '"text"' }, 400, 'REQUEST.MALFORMED'],
      ['a list', '/api/auth/register', { body: [register] }, 400, 'REQUEST.INVALID'],
      ['numbers for texts', '/api/auth/login', { body: { email: 1, password: 2 } }, 400, 'REQUEST.INVALID'],
      ['objects for texts', '/api/auth/login', { body: { email: { $ne: '' }, password: [] } }, 400, 'REQUEST.INVALID'],
      [
        'a prototype',
        '/api/auth/login',
        { body: '{"__proto__":{"a":1},"email":"a","password":"b"}' },
        400,
        'REQUEST.INVALID',
      ],
      ['an empty name', '/api/auth/register', { body: { ...register, name: '   ' } }, 400, 'REQUEST.INVALID'],
      ['control characters', '/api/auth/register', { body: { ...register, name: 'a\u0000b' } }, 400, 'REQUEST.INVALID'],
      ['a short password', '/api/auth/register', { body: { ...register, password: 'court' } }, 400, 'REQUEST.INVALID'],
      [
        'a huge password',
        '/api/auth/register',
        { body: { ...register, password: 'x'.repeat(201) } },
        400,
        'REQUEST.INVALID',
      ],
      ['no e-mail', '/api/auth/register', { body: { ...register, email: 'nobody' } }, 400, 'REQUEST.INVALID'],
      ['an unknown language', '/api/auth/register', { body: { ...register, locale: 'de' } }, 400, 'REQUEST.INVALID'],
      ['broken JSON', '/api/auth/login', { body: '{"email": "a",' }, 400, 'REQUEST.MALFORMED'],
      [
        'invalid UTF-8',
        '/api/auth/login',
        { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
        400,
        'REQUEST.MALFORMED',
      ],
      ['deep nesting', '/api/auth/login', { body: deep }, 400, 'REQUEST.INVALID'],
      ['10 MB', '/api/auth/login', { body: { email: 'x'.repeat(10_000_000) } }, 413, 'REQUEST.TOO_LARGE'],
      ['101 kB', '/api/auth/login', { body: { email: 'x'.repeat(103_400) } }, 413, 'REQUEST.TOO_LARGE'],
      [
        'a form',
        '/api/auth/login',
        { body: 'email=a&password=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        415,
        'REQUEST.UNSUPPORTED_TYPE',
      ],
      [
        'a form with a file',
        '/api/auth/login',
        { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
        415,
        'REQUEST.UNSUPPORTED_TYPE',
      ],
      [
        'plain text',
        '/api/auth/login',
        { body: '{}', headers: { 'content-type': 'text/plain' } },
        415,
        'REQUEST.UNSUPPORTED_TYPE',
      ],
      [
        'an unknown charset',
        '/api/auth/login',
        { body: '{}', headers: { 'content-type': 'application/json; charset=klingon' } },
        415,
        'REQUEST.UNSUPPORTED_TYPE',
      ],
      [
        'an unknown encoding',
        '/api/auth/login',
        { body: '{}', headers: { 'content-encoding': 'lzma' } },
        415,
        'REQUEST.UNSUPPORTED_TYPE',
      ],
      [
        'broken gzip',
        '/api/auth/login',
        { body: '{}', headers: { 'content-encoding': 'gzip' } },
        400,
        'REQUEST.MALFORMED',
      ],
      ['an unknown address', '/api/nope', {}, 404, 'REQUEST.NOT_FOUND'],
      ['a wrong method', '/api/auth/me', { method: 'DELETE' }, 404, 'REQUEST.NOT_FOUND'],
      ['a broken escape', '/api/%E0%A4%A', {}, 400, 'REQUEST.MALFORMED'],
    ])('SE-3 refuses %s', async (_what, path, asked, status, code) => {
      const before = await rowCounts();
      expectRefusal(await call(path, asked), status, code);
      expect(await rowCounts()).toEqual(before);
    });

    it.each([
      ['/api/clients/abc', 400],
      ['/api/clients/0', 400],
      ['/api/clients/-1', 400],
      ['/api/clients/1.5', 400],
      ['/api/clients/99999999999', 400],
      ['/api/clients/4294967295', 404],
      ['/api/clients?limit=0', 400],
      ['/api/clients?limit=101', 400],
      ['/api/clients?limit=ten', 400],
      ['/api/clients?limit=1&limit=2', 400],
      ['/api/clients?cursor=nonsense', 400],
      ['/api/clients?cursor=WzEsMiwzXQ', 400],
      ['/api/clients?unknown=1', 400],
      ['/api/clients?q[a]=1', 400],
      [`/api/clients?q=${'x'.repeat(101)}`, 400],
      ['/api/clients/%00', 400],
    ])('SE-3 %s answers %i', async (path, status) => {
      const answer = await call(path, { token: employee.accessToken });
      expect(answer.status).toBe(status);
      expect(answer.body['code']).toEqual(expect.stringMatching(/^[A-Z]+\.[A-Z_]+$/));
    });

    it.each([
      ['/api/clients', ['x', 'y']],
      ['/api/products', ['x', 'y']],
      ['/api/shop/products', ['x', 'y']],
      ['/api/shop/products?sort=price', [1, null]],
      ['/api/orders', ['x']],
      ['/api/invoices', [null]],
      ['/api/stock/movements', [1.5]],
      ['/api/print-jobs', ['x']],
      ['/api/notifications', ['x']],
    ])('SE-3 %s refuses a cursor that ends in no id', async (path, values) => {
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      const answer = await call(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`, {
        token: employee.accessToken,
      });
      expectRefusal(answer, 400, 'REQUEST.INVALID');
    });

    it('SE-3 names the fields, in the reader’s language', async () => {
      const answer = await call('/api/auth/register', {
        body: { ...register, email: 'nobody', extra: 1 },
        headers: { 'accept-language': 'en' },
      });
      expect(answer.body['title']).toBe('Please correct the input');
      expect(answer.body['fields']).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ field: 'email', rule: 'isEmail' }),
          expect.objectContaining({ field: 'extra', rule: 'unknown' }),
        ]),
      );
    });

    it('SE-3 text is found literally, wildcards and quotes included', async () => {
      for (const q of ['%', '_', '\\', "'", '"; DROP TABLE clients; --']) {
        const answer = await call(`/api/clients?q=${encodeURIComponent(q)}`, { token: employee.accessToken });
        expect([answer.status, answer.body['items']]).toEqual([200, []]);
      }
    });
  });
});
