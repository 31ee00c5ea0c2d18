import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api, signIn, startStack, waitFor, type Api, type Stack } from '../harness/index.ts';
import { holding } from '../harness/holding.ts';
import { memoryOf } from '../harness/memory.ts';
import { stockedProduct } from '../harness/shop.ts';
import { tell } from '../harness/tell.ts';

/** Lines of a file; the whole size is for `npm run prove`. */
const many = process.env['PROVE'] === '1' ? 50_000 : 5_000;
/** What a process may grow by, whatever the file's length: several times what one batch needs. */
const growthMb = 150;

let stack: Stack;
let token: string;
let employee: Api;

interface Run {
  readonly id: number;
  readonly state: string;
  readonly lineCount: number;
  readonly errorCount: number;
  readonly preview: { readonly created: number; readonly levels: number } | null;
}

const one = async (text: string, values: unknown[] = []): Promise<number> => {
  const [rows] = await stack.db.query<RowDataPacket[]>(text, values);
  return Number(Object.values(rows[0] ?? {})[0] ?? 0);
};

/** What an import may touch. */
const touched = async (): Promise<number[]> => [
  await one('SELECT COUNT(*) FROM products'),
  await one('SELECT COALESCE(SUM(version), 0) FROM products'),
  await one('SELECT COUNT(*) FROM stock_movements'),
  await one('SELECT COALESCE(SUM(on_hand), 0) FROM stock_levels'),
];

const list = (prefix: string, count: number, more: readonly string[] = []): string =>
  [
    'Référence;Nom;Description;Prix HT;TVA;Stock',
    ...Array.from({ length: count }, (_, at) => `${prefix}-${at};Article ${at};${'texte '.repeat(20)};12,50;20;4`),
    ...more,
  ].join('\r\n');

const upload = async (content: string): Promise<number> => {
  const form = new FormData();
  form.append('file', new File([content], 'liste.csv'));
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${stack.baseUrl}/api/imports`, { method: 'POST', headers, body: form });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as Run).id;
};

const read = async (id: number): Promise<Run> => (await employee.get<Run>(`/api/imports/${id}`)).body;
const reaching = (id: number, state: string): Promise<Run> =>
  waitFor(`import ${id} ${state}`, async () => {
    const run = await read(id);
    return run.state === state ? run : undefined;
  });

const jobs = (): Stack['jobs'][number] => {
  const [process] = stack.jobs;
  if (process === undefined) throw new Error('no jobs process');
  return process;
};

beforeAll(async () => {
  stack = await startStack({ apis: 1, jobs: 1, seed: 'minimal' });
  token = await signIn(stack.baseUrl, 'employee@picolo.test');
  employee = api(stack.baseUrl, token);
});

afterAll(async () => {
  await stack.stop();
});

/** An import that waits after some of its lines; undefined: it was read to its end before it could be held. */
async function heldWhileRead(): Promise<
  { readonly id: number; readonly lines: number; readonly release: () => Promise<void> } | undefined
> {
  const id = await upload(list('KR', many));
  await waitFor('the first lines', async () => (await read(id)).lineCount > 0);
  const release = await holding(stack.db, 'BEGIN', `SELECT id FROM import_runs WHERE id = ${id} FOR UPDATE`);
  const lines = (await read(id)).lineCount;
  if (lines < many) return { id, lines, release };
  await release();
  await reaching(id, 'ready');
  await employee.post(`/api/imports/${id}/cancellation`);
  return undefined;
}

describe('ST-7 imports in real processes', () => {
  it('ST-7 killed while reading: nothing is imported, and the next process reads it again to its end', async () => {
    const before = await touched();
    const { id, lines, release } = await waitFor('an import that is held in the middle', heldWhileRead);
    await jobs().kill('SIGKILL');
    await release();
    expect(await read(id)).toMatchObject({ state: 'staging', lineCount: lines });
    expect(await touched()).toEqual(before);
    await jobs().start();
    expect(await reaching(id, 'ready')).toMatchObject({ lineCount: many, errorCount: 0, preview: { created: many } });
    expect(await touched()).toEqual(before);
    expect(await one('SELECT COUNT(*) FROM import_rows WHERE run_id = ?', [id])).toBe(many);
    await employee.post(`/api/imports/${id}/cancellation`);
  });

  it('ST-7 killed while applying: nothing is imported; the next process applies all of it, once', async () => {
    await stockedProduct(stack.baseUrl, 'KA-OLD', 3);
    const id = await upload(list('KA', 1000, ['KA-OLD;Changé;;1;20;9']));
    await reaching(id, 'ready');
    const before = await touched();
    // Products are written already when the ledger has to wait.
    const release = await holding(stack.db, 'LOCK TABLES stock_movements READ');
    expect((await employee.post(`/api/imports/${id}/application`)).status).toBe(202);
    await waitFor('the ledger being waited for', async () => {
      const [rows] = await stack.db.query<RowDataPacket[]>('SHOW FULL PROCESSLIST');
      return rows.some((row) => String(row['Info']).includes('INTO stock_movements') && row['State'] !== '');
    });
    await jobs().kill('SIGKILL');
    await release();
    await waitFor(
      'the dead process’s transaction being undone',
      async () => (await one('SELECT COUNT(*) FROM information_schema.innodb_trx')) === 0,
    );
    expect((await read(id)).state).toBe('applying');
    expect(await touched()).toEqual(before);
    await jobs().start();
    expect(await reaching(id, 'applied')).toMatchObject({ preview: { created: 1000, levels: 1001 } });
    expect(await one("SELECT COUNT(*) FROM products WHERE sku LIKE 'KA-%'")).toBe(1001);
    expect(await one("SELECT COUNT(*) FROM stock_movements WHERE reason = 'Import liste.csv'")).toBe(1001);
    expect(await stack.cli('stock:verify')).toContain('every ledger adds up');
  });

  it(`ST-7 ${many} lines are read and applied in memory that does not grow with them`, async (context) => {
    await reaching(await upload(list('WARM', 1000)), 'ready');
    const start = memoryOf(jobs());
    let highest = start;
    const watch = setInterval(() => {
      highest = Math.max(highest, memoryOf(jobs()));
    }, 20);
    try {
      const id = await upload(list('MEM', many));
      await reaching(id, 'ready');
      await employee.post(`/api/imports/${id}/application`);
      await reaching(id, 'applied');
    } finally {
      clearInterval(watch);
    }
    tell(context, `ST-7 ${many} lines: jobs process ${start.toFixed(0)} MB, at most ${highest.toFixed(0)} MB`);
    expect(highest - start).toBeLessThan(growthMb);
    expect(await one("SELECT COUNT(*) FROM products WHERE sku LIKE 'MEM-%'")).toBe(many);
  });

  it('ST-5 ST-7 an applied import reaches the shop window, and its export comes back unchanged', async () => {
    const answer = await employee.bytes('/api/exports/products.csv?language=fr');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = answer.body.toString('utf8');
    expect(text.startsWith('\ufeffRéférence;')).toBe(true);
    const id = await upload(text);
    expect(await reaching(id, 'ready')).toMatchObject({ preview: { created: 0, changed: 0, levels: 0 } });
  });
});
