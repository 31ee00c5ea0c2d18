import { randomBytes } from 'node:crypto';
import type { InvoiceView } from '@picolo/contracts';
import { dataSourceOptions, Db, grantsFor } from '@picolo/server/db';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvoicingApi } from './invoicing-api.builder.js';

/** Only what is never changed and never deleted is named here; a table that is missing fails the first test. */
const APPEND_ONLY = [
  'audit_entries',
  'company_logos',
  'invoice_documents',
  'invoices',
  'order_steps',
  'payments',
  'stock_count_entries',
  'stock_movements',
  'stock_transfers',
];

const name = `picolo_t_${randomBytes(4).toString('hex')}`;
const password = randomBytes(12).toString('hex');
let root: DataSource;
let shop: InvoicingApi;
let invoice: InvoiceView;

beforeAll(async () => {
  shop = await InvoicingApi.open(async (url) => {
    root = await new DataSource(dataSourceOptions(url, 1)).initialize();
    await root.query(`CREATE USER '${name}'@'localhost' IDENTIFIED BY '${password}'`);
    const database = new URL(url).pathname.slice(1);
    for (const grant of grantsFor(database, { name, host: 'localhost' })) await root.query(grant);
    const address = new URL(url);
    address.username = name;
    address.password = password;
    return address.toString();
  });
  invoice = await shop.invoice();
  await shop.carry('invoice-render');
  const body = { amountCents: 100, method: 'card', paidOn: invoice.issueDate };
  await shop.post(shop.staff, `/api/invoices/${String(invoice.id)}/payments`, body);
}, 60_000);
afterAll(async () => {
  await root.query(`DROP USER '${name}'@'localhost'`);
  await root.destroy();
  await shop.close();
});

const refusal = async (db: Pick<Db, 'rows'>, statement: string): Promise<string> =>
  await db.rows(statement).then(
    () => 'done',
    (error: unknown) => String(error),
  );
const count = async (table: string): Promise<number> => {
  const [row] = await shop.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
  return row?.n ?? 0;
};

describe('the application’s user of the database', () => {
  it('IN-3 is not root, and the database itself refuses to delete from these tables', async () => {
    const [me] = await shop.db.rows<{ me: string }>('SELECT CURRENT_USER() AS me');
    expect(me?.me).toBe(`${name}@localhost`);
    const guarded = await root.query<{ name: string }[]>(
      `SELECT DISTINCT EVENT_OBJECT_TABLE AS name FROM information_schema.TRIGGERS
       WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_MANIPULATION = 'DELETE'`,
    );
    expect(guarded.map((table) => table.name)).toEqual(expect.arrayContaining(APPEND_ONLY));
  });

  it('IN-1 IN-5 does everything that the application does: issues, renders, takes payments', async () => {
    const view = await shop.view(invoice.id);
    expect([view.number, view.document === null, view.paidCents]).toEqual([invoice.number, false, 100]);
  });

  it.each(['invoices', 'invoice_documents', 'payments', 'order_steps', 'stock_movements'])(
    'IN-3 UPDATE and DELETE of %s are refused by triggers, to it and to root',
    async (table) => {
      const rows = await count(table);
      expect(rows).toBeGreaterThan(0);
      const key = table === 'invoice_documents' ? 'invoice_id' : 'id';
      const asRoot = new Db(root);
      for (const db of [shop.db, asRoot]) {
        expect(await refusal(db, `UPDATE ${table} SET ${key} = ${key} + 1000`)).toContain('append-only');
        expect(await refusal(db, `DELETE FROM ${table}`)).toContain('append-only');
      }
      expect(await count(table)).toBe(rows);
    },
  );

  it.each(APPEND_ONLY)(
    'IN-3 %s is neither emptied, dropped nor altered by it, and its triggers stay',
    async (table) => {
      const rows = await count(table);
      for (const statement of [
        `TRUNCATE TABLE ${table}`,
        `DROP TABLE ${table}`,
        `ALTER TABLE ${table} ENGINE = MEMORY`,
        `DROP TRIGGER tr_${table}_no_delete`,
        `CREATE TRIGGER tr_mine BEFORE INSERT ON ${table} FOR EACH ROW SET NEW.created_at = NOW()`,
      ]) {
        expect(await refusal(shop.db, statement), statement).toMatch(/denied/u);
      }
      expect(await count(table)).toBe(rows);
    },
  );
});
