import type { RowDataPacket } from 'mysql2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, signIn, startStack, type Answer, type Stack } from '../harness/index.ts';
import { inParallel } from '../harness/load.ts';
import { stockedProduct } from '../harness/shop.ts';
import { tell } from '../harness/tell.ts';

/** Buyers of the last ten pieces; the whole size is for `npm run prove`. */
const buyers = process.env['PROVE'] === '1' ? 1_000 : 300;
const connections = 64;
const pieces = 10;

interface Body {
  readonly id?: number;
  readonly code?: string;
  readonly detail?: string;
  readonly meta?: { readonly productId: number; readonly available: number };
}

let stack: Stack;
let tokens: readonly string[];

const place = (index: number, productId: number, key: string, token = index): Promise<Answer<Body>> =>
  api(stack.urls[index % stack.urls.length] ?? '', tokens[token % tokens.length]).post<Body>(
    '/api/my/orders',
    { lines: [{ productId, quantity: 1 }] },
    { 'idempotency-key': key },
  );

const numbers = async (text: string, productId: number): Promise<number[]> => {
  const [rows] = await stack.db.query<RowDataPacket[]>(text, [productId]);
  return Object.values(rows[0] ?? {}).map(Number);
};

const level = (productId: number): Promise<number[]> =>
  numbers('SELECT on_hand, reserved FROM stock_levels WHERE product_id = ?', productId);

/** Looks at what may be sold, by SQL and in the shop window, until `work` is done; answers the lowest seen. */
const lowestDuring = async (productId: number, work: Promise<unknown>): Promise<{ lowest: number; looks: number }> => {
  const state = { lowest: Number.POSITIVE_INFINITY, looks: 0, busy: true };
  const done = work.finally(() => {
    state.busy = false;
  });
  while (state.busy) {
    const [onHand = 0, reserved = 0] = await level(productId);
    const shown = await api(stack.baseUrl).get<{ items: { available: number }[] }>(
      `/api/shop/products?ids=${productId}`,
    );
    state.lowest = Math.min(state.lowest, onHand - reserved, shown.body.items[0]?.available ?? 0);
    state.looks += 1;
  }
  await done;
  return state;
};

beforeAll(async () => {
  stack = await startStack({ apis: 2, jobs: 1, seed: 'minimal' });
  const accounts = ['client@picolo.test', 'client2@picolo.test'];
  tokens = await Promise.all(accounts.map((email) => signIn(stack.baseUrl, email)));
});

afterAll(async () => {
  await stack.stop();
});

describe('the last pieces, two api processes', () => {
  it(`OR-2 exactly ${pieces} of ${buyers} buyers get one, over ${connections} connections`, async (test) => {
    const productId = await stockedProduct(stack.baseUrl, 'OR-2', pieces);
    const answers: Answer<Body>[] = [];
    const sale = inParallel(connections, buyers, async (index) => {
      answers.push(await place(index, productId, `or2-${index}`));
    });
    const { lowest, looks } = await lowestDuring(productId, sale);
    tell(test, `${buyers} buyers; available looked at ${looks} times while they bought, lowest ${lowest}`);
    expect(lowest).toBe(0);
    expect(answers).toHaveLength(buyers);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(pieces);
    for (const { body } of answers.filter(({ status }) => status !== 201)) {
      expect(body).toMatchObject({ code: 'ORDERS.NOT_ENOUGH_STOCK', meta: { productId, available: 0 } });
      expect(body.detail).toContain('0');
    }
    expect(await level(productId)).toEqual([pieces, pieces]);
    const sums = await numbers(
      'SELECT SUM(on_hand_delta), SUM(reserved_delta) FROM stock_movements WHERE product_id = ?',
      productId,
    );
    expect(sums).toEqual([pieces, pieces]);
    expect(await numbers('SELECT COUNT(*) FROM order_lines WHERE product_id = ?', productId)).toEqual([pieces]);
    expect(await stack.cli('stock:verify')).toContain('every ledger adds up');
  });

  it('OR-1 the same key sent 20 times at once for the last piece: one order, 20 times the same answer', async () => {
    const productId = await stockedProduct(stack.baseUrl, 'OR-1', 1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => place(index, productId, 'or1-last-piece', 0)),
    );
    for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
    expect(await numbers('SELECT COUNT(*) FROM order_lines WHERE product_id = ?', productId)).toEqual([1]);
    const other = await api(stack.baseUrl, tokens[0]).post<Body>(
      '/api/my/orders',
      { lines: [{ productId, quantity: 2 }] },
      { 'idempotency-key': 'or1-last-piece' },
    );
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY.DIFFERENT_BODY']);
    expect(await level(productId)).toEqual([1, 1]);
  });

  it('OR-1 a key that is no key is refused before anything happens', async () => {
    const productId = await stockedProduct(stack.baseUrl, 'OR-1b', 1);
    for (const key of ['x'.repeat(101), 'with space', 'é']) {
      const answer = await place(
        0,
        productId,
        encodeURIComponent(key) === key ? key : Buffer.from(key).toString('latin1'),
      );
      expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.INVALID']);
    }
    expect(await level(productId)).toEqual([1, 0]);
  });
});
