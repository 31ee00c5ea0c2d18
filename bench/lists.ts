import { signIn, startStack } from '../e2e/harness/index.ts';
import { FAR, LIMIT, measureLists, type Shop } from './lists/measure.ts';
import { generate } from './lists/shop.ts';
import { conditions, judge } from './lib/figures.ts';

/**
 * PE-5: pages of lists with 100,000 rows beside the same pages with 1,000, through HTTP, for every filter and sort on
 * offer: the first page, and the thousandth (with 1,000 rows: one in the middle). Both shops are asked in turns.
 */
const SMALL = 1_000;
const LARGE = 100_000;
const TURNS = 25;

async function open(rows: number, offset: number): Promise<Shop & { readonly stop: () => Promise<void> }> {
  const stack = await startStack({ apis: 1, jobs: 0, seed: 'minimal', env: { LOG_LEVEL: 'warn' } });
  await generate(stack.db, rows);
  return { stack, token: await signIn(stack.baseUrl, 'admin@picolo.test'), offset, stop: stack.stop };
}

/** A part of a path, to measure those lists alone. */
const wanted = process.argv[2] ?? '';
const small = await open(SMALL, SMALL / 2 - 1);
const large = await open(LARGE, FAR);
try {
  console.log(`${TURNS} turns each; ${conditions()}`);
  const worst = await measureLists([small, large], wanted, TURNS);
  console.log(conditions());
  judge(`PE-5 100,000 rows / 1,000 rows, the slowest: ${worst.name}`, worst.ratio, { atMost: LIMIT });
} finally {
  await Promise.all([small.stop(), large.stop()]);
}
