import type { RowDataPacket } from 'mysql2';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, signIn, startStack, waitFor, type Answer, type Stack } from '../harness/index.ts';
import { fixtures, type Fixtures } from './rights/fixtures.ts';
import { rights, workerMessages } from './rights/matrix.ts';
import type { Call, Right, Role } from './rights/right.ts';

const accounts: Readonly<Record<Role, string>> = {
  admin: 'admin@picolo.test',
  employee: 'employee@picolo.test',
  client: 'client@picolo.test',
};
const roles = Object.keys(accounts) as Role[];

let stack: Stack;
let make: Fixtures;
const tokens = new Map<Role, string>();

/** What being asked may change by itself: when a session was last seen. */
const ignored = new Set(['sessions', 'outbox', 'sign_in_failures']);

/** A checksum per table: equal before and after means that nothing changed. */
const tables = async (): Promise<Record<string, unknown>> => {
  const [names] = await stack.db.query<RowDataPacket[]>('SHOW TABLES');
  const wanted = names.map((row) => String(Object.values(row)[0])).filter((name) => !ignored.has(name));
  const [sums] = await stack.db.query<RowDataPacket[]>(`CHECKSUM TABLE ${wanted.join(', ')}`);
  return Object.fromEntries(sums.map((row) => [String(row['Table']), row['Checksum'] as unknown]));
};

const bodyOf = ({ body, file }: Call): FormData | string | undefined => {
  if (file === undefined) return body === undefined ? undefined : JSON.stringify(body);
  const form = new FormData();
  form.append('file', new Blob([file as BlobPart]), 'file');
  return form;
};

const send = async (right: Right, call: Call, token?: string): Promise<Answer<{ code?: string }>> => {
  const [method = 'GET'] = right.handler.split(' ');
  const stopped = new AbortController();
  const response = await fetch(`${stack.baseUrl}${call.path}`, {
    method,
    signal: stopped.signal,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' || call.file !== undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    body: method === 'GET' ? undefined : bodyOf(call),
  });
  const { status, headers } = response;
  const problem = headers.get('content-type')?.includes('problem+json') === true;
  const body = problem ? ((await response.json()) as { code?: string }) : {};
  // An event stream never ends by itself.
  stopped.abort();
  return { status, headers, body };
};

beforeAll(async () => {
  // No jobs process: whatever changes in the database is the request's doing.
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop' });
  await waitFor('the documents of the demo invoices', async () => {
    const [rows] = await stack.db.query<RowDataPacket[]>(
      'SELECT (SELECT COUNT(*) FROM invoices) - (SELECT COUNT(*) FROM invoice_documents) AS missing',
    );
    return rows[0]?.['missing'] === 0;
  });
  await stack.jobs[0]?.stop();
  for (const role of roles) tokens.set(role, await signIn(stack.baseUrl, accounts[role]));
  make = fixtures(stack, { admin: tokens.get('admin') ?? '', client: tokens.get('client') ?? '' });
});

afterAll(async () => {
  await stack.stop();
});

describe('ID-5 closed by default', () => {
  it('ID-5 the matrix lists every HTTP handler and socket message of the server, and no other', async () => {
    const listed = JSON.parse(await stack.cli('handlers')) as { kind: string; name: string }[];
    const names = (kind: string): string[] =>
      [...new Set(listed.filter((one) => one.kind === kind).map(({ name }) => name))].sort();
    expect(names('http')).toEqual(rights.map(({ handler }) => handler).sort());
    expect(names('socket')).toEqual([...workerMessages].sort());
  });

  it('ID-5 the description of the API has every handler of it', async () => {
    const { status, body } = await api(stack.baseUrl).get<{ paths: Record<string, object> }>('/api/openapi.json');
    expect(status).toBe(200);
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(rights.map(({ handler }) => handler).filter((handler) => !described.includes(handler))).toEqual([]);
  });

  describe.each(rights)('$handler', (right) => {
    it.each(roles.filter((role) => !right.allowed.includes(role)))(
      'ID-5 is refused to %s, and nothing changes',
      async (role) => {
        const call = await right.request(make);
        const before = await tables();
        const answer = await send(right, call, tokens.get(role));
        expect(answer.body.code).toBe('AUTH.FORBIDDEN');
        expect(answer.status).toBe(403);
        expect(await tables()).toEqual(before);
      },
    );

    it.each(right.allowed)('ID-5 is open to %s', async (role) => {
      const answer = await send(right, await right.request(make), tokens.get(role));
      expect(answer.status).toBe(right.status);
    });

    it(
      right.open === true ? 'ID-5 is open without signing in' : 'ID-5 asks to sign in, and nothing changes',
      async () => {
        const call = await right.request(make);
        const before = await tables();
        const answer = await send(right, call);
        expect(answer.status).toBe(right.open === true ? right.status : 401);
        if (right.open !== true) expect(await tables()).toEqual(before);
      },
    );
  });
});

describe('ID-6 what is another’s does not exist', () => {
  const others: readonly [string, (id: number) => string, object?][] = [
    ['GET', (id) => `/api/my/orders/${id}`],
    ['POST', (id) => `/api/my/orders/${id}/transitions`, { to: 'cancelled' }],
  ];

  it.each(others)('ID-6 %s of another client’s order answers 404, and nothing changes', async (method, path, body) => {
    const order = await make.order();
    const stranger = api(stack.baseUrl, await signIn(stack.baseUrl, 'client2@picolo.test'));
    const before = await tables();
    const answer = method === 'GET' ? await stranger.get(path(order)) : await stranger.post(path(order), body);
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'ORDERS.NOT_FOUND' });
    expect(await tables()).toEqual(before);
  });

  it.each(['', '/pdf'])('ID-6 another client’s invoice%s answers 404', async (suffix) => {
    const invoice = await make.invoice();
    const stranger = api(stack.baseUrl, await signIn(stack.baseUrl, 'client2@picolo.test'));
    expect((await stranger.get(`/api/my/invoices/${invoice}${suffix}`)).status).toBe(404);
  });
});

describe('sockets', () => {
  const connect = (namespace: string, auth: object): Promise<{ socket: Socket; refused: string | null }> =>
    new Promise((resolve) => {
      const socket = io(`${stack.baseUrl}${namespace}`, { auth, reconnection: false, transports: ['websocket'] });
      socket.on('connect', () => resolve({ socket, refused: null }));
      socket.on('connect_error', (error) => resolve({ socket, refused: error.message }));
    });

  it.each(roles)('ID-5 %s cannot reach the print workers’ messages', async (role) => {
    const { socket, refused } = await connect('/print-worker', { token: tokens.get(role) });
    socket.disconnect();
    expect(refused).not.toBeNull();
  });

  it('ID-5 an altered token is refused; without one a visitor hears only what is public', async () => {
    const altered = await connect('/', { token: `${tokens.get('admin') ?? ''}x` });
    altered.socket.disconnect();
    expect(altered.refused).toBe('AUTH.REQUIRED');
    const visitor = await connect('/', {});
    visitor.socket.disconnect();
    expect(visitor.refused).toBeNull();
  });

  it.each([
    ['fr', 'Le serveur ne connaît aucun message de ce nom.', 'La demande dépasse la taille acceptée.'],
    ['en', 'The server knows no message of this name.', 'The request is larger than what is accepted.'],
  ])('SE-3 a message that nobody takes, or too large, is answered (%s)', async (locale, unknown, tooLarge) => {
    const headers = { 'accept-language': locale };
    const socket = io(stack.baseUrl, { extraHeaders: headers, reconnection: false, transports: ['websocket'] });
    const said = (event: string, value: unknown): Promise<unknown> => socket.timeout(60_000).emitWithAck(event, value);
    expect(await said('nowhere', {})).toEqual({ error: { code: 'REQUEST.UNKNOWN_EVENT', detail: unknown } });
    expect(await said('nowhere', 'x'.repeat(150_000))).toEqual({
      error: { code: 'REQUEST.TOO_LARGE', detail: tooLarge },
    });
    // The connection stands, and a message that asks for no answer harms nothing.
    socket.emit('nowhere', 1);
    expect(await said('nowhere', {})).toMatchObject({ error: { code: 'REQUEST.UNKNOWN_EVENT' } });
    // Nested deeper than any stack: raw, because no client would write it.
    socket.io.engine.write(`2["nowhere",${'['.repeat(200_000)}${']'.repeat(200_000)}]`);
    expect(await said('nowhere', {})).toMatchObject({ error: { code: 'REQUEST.UNKNOWN_EVENT' } });
    socket.disconnect();
  });

  it('ID-5 live data reaches only those who may see it', async () => {
    const heard = new Map<string, string[]>();
    const sockets = await Promise.all(
      ([...roles, 'visitor'] as const).map(async (who) => {
        const { socket } = await connect('/', who === 'visitor' ? {} : { token: tokens.get(who) });
        heard.set(who, []);
        socket.onAny((event: string) => heard.get(who)?.push(event));
        return socket;
      }),
    );
    await stack.jobs[0]?.start();
    const hears = (at: number, event: string): Promise<unknown> =>
      new Promise((resolve) => sockets[at]?.on(event, resolve));
    const told = [hears(0, 'order:changed'), hears(1, 'stock:level'), hears(3, 'shop:availability')];
    await make.order();
    await Promise.all(told);
    for (const socket of sockets) socket.disconnect();
    expect(heard.get('employee')).toEqual(expect.arrayContaining(['stock:level']));
    expect(heard.get('client')).not.toContain('stock:level');
    expect(new Set(heard.get('visitor'))).toEqual(new Set(['shop:availability']));
  });
});
