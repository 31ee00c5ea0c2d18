import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { RowDataPacket } from 'mysql2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, startStack, waitFor, type Stack } from '../harness/index.ts';
import { insist, inParallel } from '../harness/load.ts';
import { receive, stockedProduct } from '../harness/shop.ts';
import { tell } from '../harness/tell.ts';

/** How many orders go through; the whole size is for `npm run prove`. */
const total = process.env['PROVE'] === '1' ? 500 : 150;
/** Orders whose documents wait in Redis when it is wiped. */
const waiting = 100;
const kills = process.env['PROVE'] === '1' ? 6 : 3;

let stack: Stack;
let client: string;
let employee: string;
let productId: number;
let crashFile: string;
/** Invoices that were there before: the demo company's. */
let before = 0;

const one = async (text: string, values: unknown[] = []): Promise<number> => {
  const [rows] = await stack.db.query<RowDataPacket[]>(text, values);
  return Number(Object.values(rows[0] ?? {})[0] ?? 0);
};

const place = async (key: string): Promise<number> => {
  const answer = await insist<{ id: number }>(stack.urls, client, '/api/my/orders', {
    body: { lines: [{ productId, quantity: 1 }] },
    key,
  });
  return answer.id;
};

/** Through both steps; an answer lost in a crash is asked for again, and "already done" is done. */
const processOrder = async (id: number): Promise<void> => {
  for (const to of ['processing', 'processed']) {
    await insist(stack.urls, employee, `/api/orders/${id}/transitions`, {
      body: { to },
      done: ['ORDERS.TRANSITION_NOT_ALLOWED'],
    });
  }
};

const placed: number[] = [];

beforeAll(async () => {
  crashFile = join(process.cwd(), '.local', `crash-${process.pid}`);
  stack = await startStack({
    apis: 2,
    jobs: 2,
    worker: true,
    seed: 'shop',
    supervised: true,
    env: { PICOLO_CRASH_BEFORE_NUDGE: crashFile },
  });
  client = await signIn(stack.baseUrl, 'client@picolo.test');
  employee = await signIn(stack.baseUrl, 'employee@picolo.test');
  productId = await stockedProduct(stack.baseUrl, 'OP-7', 0);
  await receive(stack.baseUrl, productId, total * 2);
  before = await one('SELECT COUNT(*) FROM invoices');
});

afterAll(async () => {
  await stack.stop();
});

describe('nothing restarted by hand', () => {
  it('OP-5 jobs processes are killed with SIGKILL while orders are placed and processed', async () => {
    const share = Math.floor((total - waiting) / (kills + 1));
    for (let round = 0; round < kills; round += 1) {
      const victim = stack.jobs[round % stack.jobs.length];
      const work = inParallel(8, share, async (index) => {
        const id = await place(`op5-${round}-${index}`);
        placed.push(id);
        await processOrder(id);
        if (index === Math.floor(share / 2)) await victim?.kill('SIGKILL');
      });
      await work;
      await waitFor('the killed process to run again', () => victim?.isRunning);
    }
    expect(placed).toHaveLength(share * kills);
  });

  it('OP-7 an api process killed between commit and publish loses nothing', async () => {
    const id = await place('op7-crash');
    placed.push(id);
    writeFileSync(crashFile, '');
    await processOrder(id);
    expect(existsSync(crashFile)).toBe(false);
    await waitFor(
      'the invoice of that order',
      async () => (await one('SELECT COUNT(*) FROM invoices WHERE order_id = ?', [id])) === 1,
    );
    await waitFor('both api processes', () => stack.apis.every((process) => process.isRunning));
  });

  it('OP-7 Redis wiped while a hundred jobs wait: they are published again', async () => {
    const connection = new Redis({ path: stack.redis.socket, maxRetriesPerRequest: null });
    const queue = new Queue('invoice-render', { connection, prefix: 'picolo' });
    await queue.pause();
    await inParallel(8, waiting, async (index) => {
      const id = await place(`op7-flush-${index}`);
      placed.push(id);
      await processOrder(id);
    });
    const held = await waitFor('a hundred jobs to wait', async () => {
      const count = await queue.getWaitingCount();
      return count >= waiting && count;
    });
    expect(held).toBeGreaterThanOrEqual(waiting);
    await connection.flushall();
    await queue.close();
    connection.disconnect();
    await waitFor(
      'their documents',
      async () => (await one('SELECT COUNT(*) FROM invoice_documents')) >= before + placed.length,
    );
  });

  it('OP-7 orders are placed while Redis does not answer, and while it is gone', async () => {
    await stack.redis.process.kill('SIGSTOP');
    await inParallel(4, 10, async (index) => {
      placed.push(await place(`op7-hung-${index}`));
    });
    await stack.redis.process.kill('SIGCONT');
    await stack.redis.process.kill('SIGKILL');
    await inParallel(4, total - placed.length, async (index) => {
      placed.push(await place(`op7-gone-${index}`));
    });
    await inParallel(8, placed.length, async (index) => processOrder(placed[index] ?? 0));
    expect(new Set(placed).size).toBe(total);
  });
});

describe('what is left when all is quiet', () => {
  const ours = "FROM invoices WHERE kind = 'invoice' AND order_id >= ?";
  let first = 0;

  beforeAll(async () => {
    first = Math.min(...placed);
    await waitFor(
      'every document to be printed',
      async () => {
        const printed = await one(
          `SELECT COUNT(*) FROM print_jobs WHERE status = 'printed' AND invoice_id IN (SELECT id ${ours})`,
          [first],
        );
        return printed >= total;
      },
      240_000,
    );
  });

  it('IN-1 each order has exactly one invoice', async () => {
    expect(await one(`SELECT COUNT(*) ${ours}`, [first])).toBe(total);
    expect(await one(`SELECT COUNT(DISTINCT order_id) ${ours}`, [first])).toBe(total);
  });

  it('IN-2 numbers have no gap and no double', async () => {
    const [rows] = await stack.db.query<RowDataPacket[]>(
      "SELECT fiscal_year AS year, COUNT(*) AS count, MIN(sequence_number) AS first, MAX(sequence_number) AS last FROM invoices WHERE series = 'FA' GROUP BY fiscal_year",
    );
    for (const row of rows) expect(row).toMatchObject({ first: 1, last: row['count'] as number });
  });

  it('IN-3 the chain holds', async () => {
    await expect(stack.cli('invoices:verify')).resolves.toBeDefined();
  });

  it('OP-5 each jobs process did at least a fifth of the work', async (test) => {
    for (const name of ['jobs-1', 'jobs-2']) {
      const [rows] = await stack.db.query<RowDataPacket[]>(
        "SELECT SUM(done_by = ?) / COUNT(*) AS share FROM outbox WHERE consumer IN ('invoices', 'invoice-render') AND done_by IS NOT NULL",
        [name],
      );
      tell(test, `${name}: ${String(rows[0]?.['share'])} of the work`);
      expect(Number(rows[0]?.['share'])).toBeGreaterThanOrEqual(0.2);
    }
  });

  it('OP-7 no event is left open', async () => {
    await waitFor(
      'the outbox to be empty',
      async () => (await one('SELECT COUNT(*) FROM outbox WHERE state <> 2')) === 0,
    );
  });

  it('PR-2 each document came out once', async () => {
    const jobs = await one(`SELECT COUNT(*) FROM print_jobs WHERE invoice_id IN (SELECT id ${ours})`, [first]);
    expect(jobs).toBe(total);
    const paper = readdirSync(stack.paperDir).filter((name) => name.endsWith('.pdf'));
    expect(paper).toHaveLength(total);
  });

  it('ST-3 both ledger sums equal their levels', async () => {
    await expect(stack.cli('stock:verify')).resolves.toBeDefined();
  });
});
