import type { RowDataPacket } from 'mysql2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, signIn, startStack, waitFor, type Stack } from '../harness/index.ts';
import { inParallel } from '../harness/load.ts';
import { stockedProduct } from '../harness/shop.ts';
import { tell } from '../harness/tell.ts';

const total = process.env['PROVE'] === '1' ? 2_000 : 300;
const kills = process.env['PROVE'] === '1' ? 5 : 2;

let stack: Stack;
let client: string;
let productId: number;

interface Outcome {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly code: string | undefined;
}

const outcomes: Outcome[] = [];

const place = async (index: number): Promise<void> => {
  const answer = await api(stack.baseUrl, client).post<{ code?: string }>(
    '/api/my/orders',
    { lines: [{ productId, quantity: 1 }] },
    { 'idempotency-key': `op11-${index}` },
  );
  outcomes.push({
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    code: answer.body.code,
  });
};

const rows = async (text: string): Promise<RowDataPacket[]> => (await stack.db.query<RowDataPacket[]>(text))[0];

beforeAll(async () => {
  stack = await startStack({ apis: 1, jobs: 1, seed: 'shop', supervised: true });
  client = await signIn(stack.baseUrl, 'client@picolo.test');
  productId = await stockedProduct(stack.baseUrl, 'OP-11', total * 2);
});

afterAll(async () => {
  await stack.stop();
});

describe('the database is killed with SIGKILL under load', () => {
  it('OP-11 requests fail cleanly: an order, or 503 with Retry-After, nothing else', async (test) => {
    const every = Math.floor(total / (kills + 1));
    await inParallel(16, total, async (index) => {
      if (index > 0 && index % every === 0 && index / every <= kills) await stack.mariadb.process.kill('SIGKILL');
      await place(index);
    });
    expect(outcomes).toHaveLength(total);
    const refused = outcomes.filter(({ status }) => status !== 201);
    tell(test, `${total - refused.length} orders placed, ${refused.length} refused with 503`);
    for (const outcome of refused) {
      expect(outcome).toMatchObject({
        status: 503,
        code: 'SERVICE.UNAVAILABLE',
        retryAfter: expect.stringMatching(/^\d+$/),
      });
    }
  });

  it('OP-11 they recover by themselves, in the same processes', async () => {
    const api1 = stack.apis[0];
    const pid = api1?.pid;
    await waitFor('an order to be placed again', async () => {
      await place(total + outcomes.length);
      return outcomes.at(-1)?.status === 201;
    });
    expect(api1?.pid).toBe(pid);
    await waitFor('readiness', async () => (await api(stack.baseUrl).get('/api/health/ready')).status === 200);
  });

  it('OP-11 no order is half written', async () => {
    const halves = await rows(
      `SELECT o.id FROM orders o
       WHERE o.line_count <> (SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id)
          OR NOT EXISTS (SELECT 1 FROM order_steps s WHERE s.order_id = o.id)
          OR NOT EXISTS (SELECT 1 FROM stock_movements m WHERE m.order_id = o.id AND m.kind = 'reservation')`,
    );
    expect(halves).toEqual([]);
  });

  it('OP-11 every answered order is there, and the stock knows each of them', async () => {
    const answered = outcomes.filter(({ status }) => status === 201).length;
    const [level] = await rows(`SELECT reserved FROM stock_levels WHERE product_id = ${productId}`);
    const [count] = await rows(
      `SELECT COUNT(*) AS n FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE l.product_id = ${productId}`,
    );
    // A commit whose answer was lost in the crash is an order too: the client's key finds it again.
    expect(Number(count?.['n'])).toBeGreaterThanOrEqual(answered);
    expect(Number(level?.['reserved'])).toBe(Number(count?.['n']));
    await expect(stack.cli('stock:verify')).resolves.toBeDefined();
  });
});
