import type { RowDataPacket } from 'mysql2/promise';
import type { Stack } from '../../e2e/harness/index.ts';
import { median } from '../lib/figures.ts';
import { listCases, type ListCase } from './cases.ts';

const PAGE = 50;
export const LIMIT = 1.5;
/** Rows before the thousandth page. */
export const FAR = 999 * PAGE - 1;

export interface Shop {
  readonly stack: Pick<Stack, 'db' | 'baseUrl'>;
  readonly token: string;
  /** Rows before the page far behind. */
  readonly offset: number;
}
type Query = Readonly<Record<string, string>>;

/** The page that was slowest beside the same with few rows. */
export interface Worst {
  readonly name: string;
  readonly ratio: number;
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

/** Milliseconds, and how many rows were answered. */
async function ask({ stack, token }: Shop, path: string, query: Query): Promise<readonly [number, number]> {
  const url = `${stack.baseUrl}${path}?${new URLSearchParams(query).toString()}`;
  const begun = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  const time = performance.now() - begun;
  if (response.status !== 200) throw new Error(`${url}: ${response.status} ${text}`);
  return [time, (JSON.parse(text) as { items: readonly unknown[] }).items.length];
}

interface Answer {
  readonly times: number[];
  rows: number;
}

/**
 * Both shops in turns, so that what else the machine does falls on both. A rare state has no full page among few rows:
 * both are then asked for as many rows as that page has, so that they answer alike and only the finding differs.
 */
async function compare(
  shops: readonly Shop[],
  path: string,
  narrowed: readonly Query[],
  turns: number,
): Promise<Answer[]> {
  const answers: Answer[] = shops.map(() => ({ times: [], rows: 0 }));
  const full = await Promise.all(
    shops.map((shop, index) => ask(shop, path, { ...narrowed[index], limit: String(PAGE) })),
  );
  const limit = String(Math.max(1, ...full.slice(0, 1).map(([, rows]) => rows)));
  const queries = narrowed.map((query) => ({ ...query, limit }));
  for (let turn = -2; turn < turns; turn += 1) {
    for (const [index, shop] of shops.entries()) {
      const [time, rows] = await ask(shop, path, queries[index] ?? {});
      const answer = answers[index];
      if (answer === undefined || turn < 0) continue;
      answer.times.push(time);
      answer.rows = rows;
    }
  }
  return answers;
}

/** Asks for every case whose name matches, the few rows first in `shops`; prints a line for each page. */
export async function measureLists(shops: readonly Shop[], wanted: string, turns: number): Promise<Worst> {
  let worst: Worst = { name: '', ratio: 0 };
  for (const [path, cases] of Object.entries(listCases)) {
    for (const each of cases) {
      const title = `${path}?${new URLSearchParams(each.query).toString()}`;
      if (!title.includes(wanted)) continue;
      const cursors = await Promise.all(shops.map((shop) => cursorAt(shop, each)));
      const pages = { first: [{}, {}], thousandth: cursors.map((cursor) => ({ cursor })) };
      for (const [page, more] of Object.entries(pages)) {
        const queries = more.map((extra) => ({ ...each.query, ...extra }));
        const answers = await compare(shops, path, queries, turns);
        const found = { ...verdict(answers), name: `${title} ${page} page` };
        console.log(`${found.ratio > LIMIT ? 'MISS' : 'ok  '} ${found.text}  ${found.name}`);
        if (found.ratio > worst.ratio) worst = found;
      }
    }
  }
  return worst;
}

function verdict(answers: readonly Answer[]): { readonly ratio: number; readonly text: string } {
  const [few = NaN, many = NaN] = answers.map(({ times }) => median(times));
  const rows = answers.map((answer) => answer.rows).join(' → ');
  const ratio = many / few;
  return { ratio, text: `${ratio.toFixed(2)}  ${few.toFixed(1)} → ${many.toFixed(1)} ms, ${rows} rows` };
}
