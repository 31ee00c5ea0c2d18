import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startStack, waitFor, type Stack } from '../e2e/harness/index.ts';
import { root } from '../tools/lib/paths.ts';
import { countOf, logoOf, processedOrders, release } from './invoices/shop.ts';
import { conditions, cpuSeconds, judge, median } from './lib/figures.ts';

/**
 * PE-4: documents per second of processor of the jobs process and its threads, through the queue (outbox row → BullMQ →
 * Factur-X → document row), beside pdfmake alone rendering the same invoices in a process of its own. In turns, so that
 * whatever else the machine does slows both.
 */
const ROUNDS = 7;
const PER_ROUND = 150;
type Logo = Awaited<ReturnType<typeof logoOf>>;

/** Rounds before it counts: each thread compiles what it runs often. */
const WARM_UP = 3;

/** Documents of a round, through the queue: their number per second of processor, and per second. */
async function throughTheQueue(
  stack: Stack,
): Promise<{ perCpuSecond: number; perSecond: number; pages: readonly string[] }> {
  const pid = stack.jobs[0]?.pid ?? 0;
  const target = (await countOf(stack.db, 'invoice_documents')) + PER_ROUND;
  const before = cpuSeconds(pid);
  const begun = performance.now();
  const pages = await release(stack.db, PER_ROUND);
  await waitFor('the documents', async () => (await countOf(stack.db, 'invoice_documents')) >= target, 120_000);
  const seconds = (performance.now() - begun) / 1000;
  return { perCpuSecond: PER_ROUND / (cpuSeconds(pid) - before), perSecond: PER_ROUND / seconds, pages };
}

/** pdfmake in a process of its own. Its end is an error for whoever waits for its answer. */
function pdfmakeAlone(): { process: ChildProcess; render: (pages: readonly string[], logo: Logo) => Promise<number> } {
  const bare = fork(join(root, 'bench/invoices/bare.ts'), { serialization: 'advanced' });
  const ended = once(bare, 'exit').then(([code]) => {
    throw new Error(`pdfmake alone ended (${String(code)})`);
  });
  ended.catch(() => undefined);
  return {
    process: bare,
    render: async (snapshots, logo) => {
      bare.send({ snapshots, logo });
      const [seconds] = (await Promise.race([once(bare, 'message'), ended])) as [number];
      return snapshots.length / seconds;
    },
  };
}

const stack = await startStack({ apis: 0, jobs: 1, seed: 'minimal', env: { LOG_LEVEL: 'warn' } });
const bare = pdfmakeAlone();
try {
  const count = PER_ROUND * (ROUNDS + WARM_UP);
  const pid = stack.jobs[0]?.pid ?? 0;
  const idle = cpuSeconds(pid);
  const logo = await logoOf(stack.db);
  await processedOrders(stack.db, count);
  await waitFor('the invoices', async () => (await countOf(stack.db, 'invoices')) === count, 300_000);
  console.log(
    `issuing before it: ${(((cpuSeconds(pid) - idle) * 1000) / count).toFixed(1)} ms of processor an invoice`,
  );
  console.log(`${PER_ROUND} invoices of 3 lines a round, automatic printing and mail off; ${conditions()}`);
  const ratios: number[] = [];
  for (let round = 1 - WARM_UP; round <= ROUNDS; round += 1) {
    const queue = await throughTheQueue(stack);
    const alone = await bare.render(queue.pages, logo);
    const ratio = queue.perCpuSecond / alone;
    if (round > 0) ratios.push(ratio);
    console.log(
      `${round <= 0 ? 'warm-up' : `round ${round}`}: through the queue ${queue.perCpuSecond.toFixed(1)} per processor second ` +
        `(${queue.perSecond.toFixed(1)}/s), pdfmake alone ${alone.toFixed(1)}, ratio ${ratio.toFixed(2)}`,
    );
  }
  console.log(conditions());
  judge('PE-4 invoices per processor second, through the queue / pdfmake alone', median(ratios), { atLeast: 1.8 });
} finally {
  bare.process.kill();
  await stack.stop();
}
