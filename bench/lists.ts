import type { RowDataPacket } from 'mysql2/promise';
import { signIn, startStack, type Stack } from '../e2e/harness/index.ts';
import { listCases, type ListCase } from './lists/cases.ts';
import { generate } from './lists/shop.ts';
import { conditions, judge, median } from './lib/figures.ts';

/**
 * PE-5: pages of lists with 100,000 rows beside the same pages with 1,000, through HTTP, for every filter and sort on
 * offer: the first page, and the thousandth (with 1,000 rows: one in the middle). Both shops are asked in turns.
 */
const SMALL = 1_000;
const LARGE = 100_000;
const TURNS = 15;
const PAGE = 50;
const LIMIT = 1.5;

interface Shop {
  readonly stack: Stack;
  readonly token: string;
  /** Rows before the page far behind. */
  readonly offset: number;
}

async function open(rows: number, offset: number): Promise<Shop> {
  const stack = await startStack({ apis: 1, jobs: 0, seed: 'minimal', env: { LOG_LEVEL: 'warn' } });
  await generate(stack.db, rows);
  return { stack, token: await signIn(stack.baseUrl, 'admin@picolo.test'), offset };
}

async function cursorAt({ stack, offset }: Shop, { keyset: { table, columns, direction } }: ListCase): Promise<string> {
  const order = columns.map((column) => `${column} ${direction}`).join(', ');
  const shown = columns.map((column) => (column === 'due_date' ? `CAST(${column} AS CHAR) AS ${column}` : column));
  const [[counted]] = await stack.db.query<RowDataPacket[]>(`SELECT COUNT(*) AS count FROM ${table}`);
  // There are fewer clients than orders: of a short list, the page in the middle.
  const before = Math.min(offset, Math.floor(Number(counted?.['count']) / 2));
  const [rows] = await stack.db.query<RowDataPacket[]>(
    `SELECT ${shown.join(', ')} FROM ${table} ORDER BY ${order} LIMIT 1 OFFSET ${before}`,
  );
  const values = columns.map((column) => rows[0]?.[column] as string | number);
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

async function ask({ stack, token }: Shop, path: string, query: Readonly<Record<string, string>>): Promise<number> {
  const url = `${stack.baseUrl}${path}?${new URLSearchParams({ limit: String(PAGE), ...query }).toString()}`;
  const begun = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${text}`);
  return performance.now() - begun;
}

/** Medians in milliseconds: with few rows, with many. */
async function compare(
  shops: readonly [Shop, Shop],
  path: string,
  queries: readonly Readonly<Record<string, string>>[],
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let turn = -2; turn < TURNS; turn += 1) {
    for (const [index, shop] of shops.entries()) {
      const time = await ask(shop, path, queries[index] ?? {});
      if (turn >= 0) times[index]?.push(time);
    }
  }
  return [median(times[0]), median(times[1])];
}

const wanted = process.argv[2];
const small = await open(SMALL, SMALL / 2 - 1);
const large = await open(LARGE, 999 * PAGE - 1);
try {
  console.log(`${TURNS} turns each; ${conditions()}`);
  let worst = { name: '', ratio: 0 };
  for (const [path, cases] of Object.entries(listCases)) {
    if (wanted !== undefined && !path.includes(wanted)) continue;
    for (const each of cases) {
      const cursors = await Promise.all([small, large].map((shop) => cursorAt(shop, each)));
      const pages = { first: [{}, {}], thousandth: cursors.map((cursor) => ({ cursor })) };
      for (const [page, more] of Object.entries(pages)) {
        const queries = more.map((extra) => ({ ...each.query, ...extra }));
        const [few, many] = await compare([small, large], path, queries);
        const ratio = many / few;
        const name = `${path}?${new URLSearchParams(each.query).toString()} ${page} page`;
        if (ratio > worst.ratio) worst = { name, ratio };
        console.log(
          `${ratio > LIMIT ? 'MISS' : 'ok  '} ${ratio.toFixed(2)}  ${few.toFixed(1)} → ${many.toFixed(1)} ms  ${name}`,
        );
      }
    }
  }
  console.log(conditions());
  judge(`PE-5 100,000 rows / 1,000 rows, the slowest: ${worst.name}`, worst.ratio, { atMost: LIMIT });
} finally {
  await Promise.all([small.stack.stop(), large.stack.stop()]);
}
