import { toDecimalString, type PricedLine } from '@picolo/contracts';
import type { Db } from '@picolo/server/db';
import type { ExpectedTotals } from './invoice-inspection.builder.js';

/** What the law says, computed by a program that shares nothing with ours: DECIMAL arithmetic of the database. */
export async function sqlTotals(db: Db, lines: readonly PricedLine[]): Promise<ExpectedTotals> {
  const input = lines.map(({ quantity, unitPrice, vatRate }) => ({
    q: toDecimalString(quantity, 4),
    p: toDecimalString(unitPrice, 6),
    r: toDecimalString(vatRate, 2),
  }));
  const net = `SELECT n, r, ROUND(q * p, 2) AS net FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY,
    q DECIMAL(19,4) PATH '$.q', p DECIMAL(19,6) PATH '$.p', r DECIMAL(4,2) PATH '$.r')) AS t`;
  const json = JSON.stringify(input);
  const nets = await db.rows<{ net: string }>(`SELECT net FROM (${net}) AS l ORDER BY n`, [json]);
  const byRate = `SELECT r AS rate, SUM(net) AS base, ROUND(SUM(net) * r / 100, 2) AS vat FROM (${net}) AS l GROUP BY r`;
  const rates = await db.rows<{ rate: string; base: string; vat: string }>(`${byRate} ORDER BY r`, [json]);
  const [sums] = await db.rows<{ net: string; vat: string; gross: string }>(
    `SELECT SUM(base) AS net, SUM(vat) AS vat, SUM(base) + SUM(vat) AS gross FROM (${byRate}) AS t`,
    [json],
  );
  if (sums === undefined) throw new Error('the oracle answered nothing');
  return {
    lines: nets.map((row) => row.net),
    rates: rates.map(({ rate, base, vat }) => ({ rate, base, vat })),
    ...sums,
  };
}
