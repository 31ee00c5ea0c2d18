import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf, processedOrders, release } from '../../bench/invoices/shop.ts';
import { holding } from '../harness/holding.ts';
import { api, signIn, startStack, tell, waitFor, type Api, type Stack } from '../harness/index.ts';
import { memoryOf } from '../harness/memory.ts';

/** Orders of the batch in which the jobs process is killed, and the one at which that happens. */
const BATCH = 40;
const KILLED_AT = 15;
/** Documents that are rendered. */
const INVOICES = 100;
/** Documents of a megabyte each in the archive; the whole size is for `npm run prove`. */
const LARGE = process.env['PROVE'] === '1' ? 600 : 200;
/** What the api may grow by while it sends an archive, whatever its size: what it has not yet cleared away. */
const growthMb = 150;

let stack: Stack;
let token: string;
let admin: Api;
let orders: readonly number[];

interface Batch {
  readonly id: number;
  readonly state: string;
  readonly total: number;
  readonly issued: number;
  readonly failed: number;
}

const column = async (text: string): Promise<number[]> => {
  const [rows] = await stack.db.query<RowDataPacket[]>(text);
  return rows.map((row) => Number(Object.values(row)[0]));
};
const one = async (text: string): Promise<number> => (await column(text))[0] ?? 0;

const jobs = (): Stack['jobs'][number] => {
  const [process] = stack.jobs;
  if (process === undefined) throw new Error('no jobs process');
  return process;
};

const start = async (input: object): Promise<Batch> => {
  const answer = await admin.post<Batch>('/api/invoice-batches', input);
  expect(answer.status).toBe(201);
  return answer.body;
};
const read = async (id: number): Promise<Batch> => (await admin.get<Batch>(`/api/invoice-batches/${id}`)).body;
const done = (id: number): Promise<Batch> =>
  waitFor('the end of the batch', async () => {
    const batch = await read(id);
    return batch.state === 'done' && batch;
  });

beforeAll(async () => {
  stack = await startStack({ apis: 1, jobs: 1, seed: 'minimal' });
  token = await signIn(stack.baseUrl, 'admin@picolo.test');
  admin = api(stack.baseUrl, token);
  await stack.db.query(`UPDATE company_settings SET settings = JSON_SET(settings, '$.orderInvoicing', 'batch')`);
  await processedOrders(stack.db, INVOICES + LARGE);
  const waiting = 'SELECT order_id FROM orders_to_invoice ORDER BY order_id';
  orders = await waitFor('the orders to wait', async () => {
    const ids = await column(waiting);
    return ids.length === INVOICES + LARGE && ids;
  });
});
afterAll(() => stack.stop());

describe('the jobs process killed in the middle of a batch', () => {
  it('IN-1 IN-2 every order has its invoice once, numbers have no gap, the counts are exact', async () => {
    const chosen = orders.slice(0, BATCH);
    // Nothing is made before the order in the middle is held: the process stands still while the batch is started.
    await jobs().kill('SIGSTOP');
    const { id } = await start({ orderIds: chosen });
    const middle = chosen[KILLED_AT] ?? 0;
    const letGo = await holding(
      stack.db,
      'BEGIN',
      `SELECT order_id FROM orders_to_invoice WHERE order_id = ${middle} FOR UPDATE`,
    );
    await jobs().kill('SIGCONT');
    await waitFor('the order in the middle', async () => (await read(id)).issued === KILLED_AT);
    await jobs().kill('SIGKILL');
    expect(await read(id)).toMatchObject({ state: 'running', total: BATCH, issued: KILLED_AT, failed: 0 });
    await letGo();
    await jobs().start();
    expect(await done(id)).toMatchObject({ total: BATCH, issued: BATCH, failed: 0 });
    expect(await column('SELECT order_id FROM invoices ORDER BY order_id')).toEqual(chosen);
    const numbers = await column("SELECT sequence_number FROM invoices WHERE series = 'FA' ORDER BY sequence_number");
    expect(numbers).toEqual(chosen.map((_, index) => index + 1));
    expect(await one('SELECT COUNT(*) FROM orders_to_invoice')).toBe(orders.length - BATCH);
    expect(await stack.cli('invoices:verify')).toBeDefined();
  });
});

describe('the jobs process killed while documents are rendered in its threads', () => {
  it('IN-4 each document is there once, and told once', async () => {
    const { id } = await start({ all: {} });
    expect(await done(id)).toMatchObject({ issued: orders.length - BATCH, failed: 0 });
    await release(stack.db, INVOICES);
    for (const some of [10, 40]) {
      await waitFor('some documents', async () => (await countOf(stack.db, 'invoice_documents')) >= some);
      await jobs().kill('SIGKILL');
      expect(await countOf(stack.db, 'invoice_documents')).toBeLessThan(INVOICES);
      await jobs().start();
    }
    await waitFor('all documents', async () => (await countOf(stack.db, 'invoice_documents')) === INVOICES);
    const open = `SELECT COUNT(*) FROM outbox
      WHERE consumer = 'invoice-render' AND state <> 2 AND due_at <= CURRENT_TIMESTAMP(3)`;
    await waitFor('the closing of the last', async () => (await one(open)) === 0);
    const told = await column(
      `SELECT COUNT(*) AS count FROM outbox WHERE consumer = 'live' AND type = 'invoice:changed'
         AND JSON_EXTRACT(payload, '$.data.ready') = true
       GROUP BY JSON_EXTRACT(payload, '$.data.id')`,
    );
    expect(told).toEqual(Array.from({ length: INVOICES }, () => 1));
  });
});

describe('the archive of many documents', () => {
  /** Answers its size in MB, and the most memory the api held while it was read, chunk by chunk. */
  const archive = async (query: string): Promise<{ readonly size: number; readonly highest: number }> => {
    const [process] = stack.apis;
    if (process === undefined) throw new Error('no api process');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${stack.baseUrl}/api/invoice-documents.zip${query}`, { headers });
    expect(answer.status).toBe(200);
    let [bytes, highest] = [0, memoryOf(process)];
    for await (const chunk of answer.body ?? []) {
      bytes += (chunk as Uint8Array).length;
      highest = Math.max(highest, memoryOf(process));
    }
    return { size: bytes / 1e6, highest };
  };

  it(`IN-6 ${INVOICES + LARGE} documents are sent in memory that does not grow with them`, async (context) => {
    await stack.db.query(
      `INSERT INTO invoice_documents (invoice_id, pdf, sha256, size)
       SELECT id, REPEAT(CHAR(37), 1000000), SHA2('', 256), 1000000 FROM invoices i
       WHERE NOT EXISTS (SELECT 1 FROM invoice_documents d WHERE d.invoice_id = i.id)`,
    );
    const ids = await column('SELECT id FROM invoices ORDER BY id LIMIT 10');
    const before = (await archive(`?ids=${ids.join(',')}`)).highest;
    const { size, highest } = await archive('');
    tell(
      context,
      `IN-6 an archive of ${size.toFixed(0)} MB: api ${before.toFixed(0)} MB, at most ${highest.toFixed(0)} MB`,
    );
    expect(size).toBeGreaterThan(LARGE);
    expect(highest - before).toBeLessThan(growthMb);
  });
});
