import { Agent, request } from 'node:http';
import { signIn, startStack, type Stack } from '../e2e/harness/index.ts';
import { stockedProduct } from '../e2e/harness/shop.ts';
import { placeBare } from './orders/bare.ts';

/**
 * PE-1: orders of three lines placed per second over HTTP, beside the same statements run bare through mysql2 by as many
 * connections. Both in turns on the same database, so that whatever else the machine does slows both.
 */
const ROUNDS = 3;
const SECONDS = 6;
const WIDTH = 8;
const PRODUCTS = 60;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function post(url: string, token: string, body: object): Promise<number> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/my/orders`,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'idempotency-key': crypto.randomUUID(),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

async function placeOverHttp(
  stack: Stack,
  token: string,
  end: number,
  basket: () => readonly number[],
): Promise<number> {
  let count = 0;
  const lane = async (index: number): Promise<void> => {
    while (performance.now() < end) {
      const lines = basket().map((productId) => ({ productId, quantity: 1 }));
      const status = await post(stack.urls[index % stack.urls.length] ?? '', token, { lines });
      if (status !== 201) throw new Error(`an order was answered with ${status}`);
      count += 1;
    }
  };
  // Twice as many requests as connections of a pool: the pools are what limits, as in the bare run.
  await Promise.all(Array.from({ length: WIDTH * stack.urls.length * 2 }, (_, index) => lane(index)));
  return count;
}

const stack = await startStack({ apis: 2, jobs: 1, seed: 'minimal', env: { DATABASE_POOL: String(WIDTH) } });
try {
  const ids: number[] = [];
  for (let index = 0; index < PRODUCTS; index += 1) {
    ids.push(await stockedProduct(stack.baseUrl, `BENCH-${index}`, 1_000_000));
  }
  const token = await signIn(stack.baseUrl, 'client@picolo.test');
  let turn = 0;
  const basket = (): readonly number[] => {
    turn += 1;
    return [0, 7, 31].map((step) => ids[(turn * 13 + step) % PRODUCTS] ?? 0);
  };
  await placeOverHttp(stack, token, performance.now() + 2_000, basket);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bare =
      (await placeBare(stack.env['DATABASE_URL'] ?? '', WIDTH, performance.now() + SECONDS * 1000, basket)) / SECONDS;
    const http = (await placeOverHttp(stack, token, performance.now() + SECONDS * 1000, basket)) / SECONDS;
    console.log(
      `round ${round}: bare ${bare.toFixed(0)}/s, over HTTP ${http.toFixed(0)}/s, ratio ${(http / bare).toFixed(2)} (PE-1 asks for 0.30)`,
    );
  }
  console.log(await stack.cli('stock:verify').catch((error: unknown) => String(error)));
} finally {
  agent.destroy();
  await stack.stop();
}
