import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountingTotals } from '@picolo/contracts';
import { api, signIn, startStack, type Stack } from '../harness/index.ts';

const cents = (amount: string | undefined): number => Math.round(Number(amount?.replace(',', '.')) * 100);

/** Year by year, as far back as the demo shop goes. */
const years = [0, 1].map((back) => new Date().getUTCFullYear() - back);

describe('accountant’s export of the demo shop', () => {
  let stack: Stack;
  const rows: Record<string, string>[] = [];
  const totals: AccountingTotals[] = [];

  beforeAll(async () => {
    stack = await startStack({ apis: 1, jobs: 0, seed: 'shop' });
    const admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
    for (const year of years) {
      const period = `from=${year}-01-01&to=${year}-12-31`;
      totals.push((await admin.get<AccountingTotals>(`/api/accounting/totals?${period}`)).body);
      const file = (await admin.bytes(`/api/accounting/entries.csv?${period}`)).body.toString('utf8');
      rows.push(...parse<Record<string, string>>(file, { bom: true, columns: true, delimiter: ';' }));
    }
  });
  afterAll(() => stack.stop());

  it('IN-5 every issued document and every payment has its piece, balanced to the cent', async () => {
    const [[{ documents }], [{ payments }]] = (await Promise.all(
      ['SELECT COUNT(*) AS documents FROM invoices', 'SELECT COUNT(*) AS payments FROM payments'].map(
        async (text) => (await stack.db.query(text))[0],
      ),
    )) as unknown as [[{ documents: number }], [{ payments: number }]];
    const pieces = Map.groupBy(rows, (row) => `${row['JournalCode']} ${row['EcritureNum']}`);
    expect(documents).toBeGreaterThan(10);
    expect(pieces.size).toBe(documents + payments);
    for (const [piece, entries] of pieces) {
      const sum = (column: 'Debit' | 'Credit'): number =>
        entries.reduce((total, entry) => total + cents(entry[column]), 0);
      expect([piece, sum('Debit')]).toEqual([piece, sum('Credit')]);
    }
  });

  it('IN-5 the totals shown before are those of the file', () => {
    for (const { debitCents, creditCents } of totals) expect(debitCents).toBe(creditCents);
    const shown = totals.reduce((sum, { debitCents }) => sum + debitCents, 0);
    expect(rows.reduce((sum, row) => sum + cents(row['Debit']), 0)).toBe(shown);
    expect(totals.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(
      new Set(rows.map((row) => `${row['JournalCode']} ${row['EcritureNum']}`)).size,
    );
  });

  it('IN-5 a period that ends before it begins, or is longer than a year, is refused', async () => {
    const admin = api(stack.baseUrl, await signIn(stack.baseUrl, 'admin@picolo.test'));
    for (const period of ['from=2026-02-01&to=2026-01-31', 'from=2024-01-01&to=2026-01-31', 'from=2026-01-01']) {
      expect((await admin.get(`/api/accounting/totals?${period}`)).status).toBe(400);
    }
  });
});
