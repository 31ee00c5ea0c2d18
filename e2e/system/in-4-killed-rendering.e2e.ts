import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf, processedOrders, release } from '../../bench/invoices/shop.ts';
import { startStack, waitFor, type Stack } from '../harness/index.ts';

const INVOICES = 100;

describe('the jobs process killed while documents are rendered in its threads', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ apis: 0, jobs: 1, seed: 'minimal' });
    await processedOrders(stack.db, INVOICES);
    await waitFor('the invoices', async () => (await countOf(stack.db, 'invoices')) === INVOICES);
  });
  afterAll(() => stack.stop());

  it('IN-4 each document is there once, and told once', async () => {
    const [jobs] = stack.jobs;
    if (jobs === undefined) throw new Error('no jobs process');
    await release(stack.db, INVOICES);
    for (const some of [10, 40]) {
      await waitFor('some documents', async () => (await countOf(stack.db, 'invoice_documents')) >= some);
      await jobs.kill('SIGKILL');
      expect(await countOf(stack.db, 'invoice_documents')).toBeLessThan(INVOICES);
      await jobs.start();
    }
    await waitFor('all documents', async () => (await countOf(stack.db, 'invoice_documents')) === INVOICES);
    const open = "SELECT COUNT(*) AS open FROM outbox WHERE consumer = 'invoice-render' AND state <> 2";
    await waitFor('the closing of the last', async () => {
      const [rows] = await stack.db.query<RowDataPacket[]>(open);
      return rows[0]?.['open'] === 0;
    });
    const [told] = await stack.db.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS count FROM outbox WHERE consumer = 'live' AND type = 'invoice:changed'
         AND JSON_EXTRACT(payload, '$.data.ready') = true
       GROUP BY JSON_EXTRACT(payload, '$.data.id')`,
    );
    expect(told.map((row) => row['count'] as number)).toEqual(Array.from({ length: INVOICES }, () => 1));
  });
});
