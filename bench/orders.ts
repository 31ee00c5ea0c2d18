import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { signIn, startStack, type Stack } from '../e2e/harness/index.ts';
import { stockedProduct } from '../e2e/harness/shop.ts';
import { root } from '../tools/lib/paths.ts';
import { conditions, judge, median } from './lib/figures.ts';
import type { LoadPlan, LoadRound } from './orders/load.ts';

/**
 * PE-1: orders of three lines placed per second over HTTP (one api process with sign-in, idempotency, stock, ledger and
 * outbox; log level warn; no jobs process), beside one bare transaction each through mysql2, both by eight connections.
 * In turns on the same database, so that whatever else the machine does slows both.
 */
const ROUNDS = 5;
const SECONDS = 5;
const WIDTH = 8;
const PRODUCTS = 60;

async function planFor(stack: Stack): Promise<LoadPlan> {
  const products: number[] = [];
  for (let index = 0; index < PRODUCTS; index += 1) {
    products.push(await stockedProduct(stack.baseUrl, `BENCH-${index}`, 1_000_000));
  }
  const [rows] = await stack.db.query<RowDataPacket[]>(
    "SELECT c.id, u.id AS userId FROM clients c JOIN users u ON u.id = c.user_id WHERE u.email = 'client@picolo.test'",
  );
  return {
    databaseUrl: stack.env['DATABASE_URL'] ?? '',
    url: stack.baseUrl,
    token: await signIn(stack.baseUrl, 'client@picolo.test'),
    client: rows[0] as unknown as LoadPlan['client'],
    products,
    ...{ width: WIDTH, seconds: SECONDS, rounds: ROUNDS },
  };
}

const stack = await startStack({
  apis: 1,
  jobs: 0,
  seed: 'minimal',
  env: { DATABASE_POOL: String(WIDTH), LOG_LEVEL: 'warn' },
});
try {
  const plan = await planFor(stack);
  const load = fork(join(root, 'bench/orders/load.ts'));
  console.log(`${WIDTH} connections, ${SECONDS} s each; ${conditions()}`);
  const ratios: number[] = [];
  load.on('message', ({ bare, http }: LoadRound) => {
    ratios.push(http / bare);
    console.log(
      `round ${ratios.length}: bare ${bare.toFixed(0)}/s, over HTTP ${http.toFixed(0)}/s, ratio ${(http / bare).toFixed(2)}`,
    );
  });
  load.send(plan);
  const [code] = (await once(load, 'exit')) as [number | null];
  if (code !== 0 || ratios.length !== ROUNDS) throw new Error('the load broke off');
  console.log(conditions());
  judge('PE-1 orders per second, over HTTP / bare', median(ratios), { atLeast: 0.3 });
} finally {
  await stack.stop();
}
