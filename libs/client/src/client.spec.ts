import { getOrder, me, myInvoicePdf, placeMyOrder, logout } from '@picolo/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from './client.js';
import { ProblemError } from './problem-error.js';
import { answering, type Answering } from '../../../tools/lib/answering.ts';

let api: Answering | null = null;
afterEach(async () => {
  await api?.close();
  api = null;
});

const problemOf = async (call: Promise<unknown>): Promise<ProblemError> => {
  const error: unknown = await call.then(() => null).catch((reason: unknown) => reason);
  if (!(error instanceof ProblemError)) throw new Error('expected a ProblemError', { cause: error });
  return error;
};

describe('call', () => {
  it('OP-9 sends method, filled path, body, language, token and key of the endpoint', async () => {
    const bodies: string[] = [];
    api = await answering((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => bodies.push(part));
      request.on('end', () => response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":7}'));
    });
    const client = createClient({ baseUrl: `${api.baseUrl}/`, token: () => 'abc', locale: 'en' });
    const view = await client.call(placeMyOrder, {
      body: { lines: [{ productId: 1, quantity: 2 }] },
      idempotencyKey: 'k-1',
    });
    expect(view.id).toBe(7);
    const [request] = api.requests;
    expect(`${request?.method ?? ''} ${request?.url ?? ''}`).toBe('POST /api/my/orders');
    expect(bodies.join('')).toBe('{"lines":[{"productId":1,"quantity":2}]}');
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer abc',
      'accept-language': 'en',
      'idempotency-key': 'k-1',
    });
  });

  it('OP-9 answers undefined for 204 and bytes for files', async () => {
    api = await answering((request, response) => {
      if (request.url === '/api/auth/logout') response.writeHead(204).end();
      else response.end(Buffer.from([0x25, 0x50, 0x44, 0x46]));
    });
    const client = createClient({ baseUrl: api.baseUrl });
    await expect(client.call(logout, { body: {} })).resolves.toBeUndefined();
    expect([...(await client.call(myInvoicePdf, { params: { id: 3 } }))]).toEqual([0x25, 0x50, 0x44, 0x46]);
    expect(api.requests[1]?.url).toBe('/api/my/invoices/3/pdf');
  });

  it('SE-3 throws what the problem says: code, sentence, fields, facts and trace', async () => {
    api = await answering((_, response) => {
      const fields = [{ field: 'lines.0.quantity', rule: 'min', message: 'Au moins 1.' }];
      const problem = { code: 'ORDERS.NOT_ENOUGH_STOCK', title: 'T', detail: 'D', traceId: 't-1', fields };
      response
        .writeHead(409, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ ...problem, meta: { available: 2 } }));
    });
    const problem = await problemOf(createClient({ baseUrl: api.baseUrl }).call(getOrder, { params: { id: 1 } }));
    expect(problem).toMatchObject({ code: 'ORDERS.NOT_ENOUGH_STOCK', status: 409, title: 'T', detail: 'D' });
    expect(problem).toMatchObject({ traceId: 't-1', meta: { available: 2 }, offline: false });
    expect(problem.fields[0]?.field).toBe('lines.0.quantity');
  });

  it.each([
    [502, 'SERVICE.UNAVAILABLE'],
    [500, 'SERVICE.UNEXPECTED'],
    [404, 'REQUEST.NOT_FOUND'],
    [418, 'REQUEST.INVALID'],
  ])('SE-3 a stranger’s page with status %i still becomes a problem', async (status, code) => {
    api = await answering((_, response) => response.writeHead(status).end('<h1>proxy</h1>'));
    expect((await problemOf(createClient({ baseUrl: api.baseUrl }).call(me))).code).toBe(code);
  });

  it('OP-9 says offline when nobody answers', async () => {
    const gone = await answering(() => undefined);
    await gone.close();
    const problem = await problemOf(createClient({ baseUrl: gone.baseUrl }).call(me));
    expect(problem).toMatchObject({ code: 'CLIENT.OFFLINE', status: 0, offline: true });
  });

  it('ID-1 repeats once after 401 when signed in again, and not for ever', async () => {
    api = await answering((_, response) => response.writeHead(401).end('{}'));
    let asked = 0;
    const client = createClient({
      baseUrl: api.baseUrl,
      onUnauthorized: () => {
        asked += 1;
        return Promise.resolve(true);
      },
    });
    expect((await problemOf(client.call(me))).code).toBe('AUTH.REQUIRED');
    expect([asked, api.requests.length]).toEqual([1, 2]);
  });

  it('ID-1 keeps the reason of the refusal when nobody signs in again', async () => {
    api = await answering((_, response) =>
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"code":"AUTH.INVALID_CREDENTIALS"}'),
    );
    const client = createClient({ baseUrl: api.baseUrl, onUnauthorized: () => Promise.resolve(false) });
    expect((await problemOf(client.call(me))).code).toBe('AUTH.INVALID_CREDENTIALS');
  });
});
