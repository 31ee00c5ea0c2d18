import { roomOfPermission, roomOfUser } from '@picolo/contracts';
import { isTriggerRefusal, parseJson } from '@picolo/server/db';
import { toldLive } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInvoicing, type Invoicing } from './invoicing.builder.js';
import { companySettings, orderLine, orderSnapshot } from './order-snapshot.builder.js';

let database: Awaited<ReturnType<typeof openInvoicing>>;
let invoicing: Invoicing;

beforeAll(async () => {
  database = await openInvoicing();
  ({ invoicing } = database);
});
afterAll(() => database.close());

const numbers = async (series = 'FA'): Promise<string[]> =>
  (
    await database.db.rows<{ number: string }>('SELECT number FROM invoices WHERE series = ? ORDER BY id', [series])
  ).map(({ number }) => number);
const count = async (table: string): Promise<number> =>
  (await database.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n ?? 0;
const at = <T>(time: string, work: () => Promise<T>): Promise<T> => invoicing.clock.at(new Date(time), work);

describe('issuing', () => {
  it('IN-1 IN-2 fifty orders at once, each delivered twice: fifty invoices, numbers without gap or double', async () => {
    await at('2026-11-20T09:00:00Z', async () => {
      for (let index = 0; index < 50; index += 1) await invoicing.processedOrder();
      await invoicing.carry('invoices', true);
    });
    const expected = Array.from({ length: 50 }, (_, index) => `FA-2026-${String(index + 1).padStart(6, '0')}`);
    expect(await numbers()).toEqual(expected);
    const doubles = await database.db.rows('SELECT order_id FROM invoices GROUP BY order_id, kind HAVING COUNT(*) > 1');
    expect(doubles).toEqual([]);
    expect(await invoicing.verify.execute()).toEqual([
      { series: 'FA', checked: 50, brokenAt: null, reason: null },
      { series: 'AV', checked: 0, brokenAt: null, reason: null },
    ]);
  });

  it('IN-4 one document each, rendered once however often it is delivered, and printed once', async () => {
    await invoicing.carry('invoice-render', true);
    expect(await count('invoice_documents')).toBe(50);
    expect(new Set(invoicing.printed.map(({ number }) => number)).size).toBe(50);
    expect(invoicing.printed).toHaveLength(50);
  });

  it('IN-2 a transaction that fails takes no number', async () => {
    const order = await invoicing.processedOrder();
    await expect(
      database.db.tx(async (tx) => {
        await invoicing.issue.execute(tx, { order, at: new Date(), seeded: false });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await at('2026-11-20T10:00:00Z', () => invoicing.carry('invoices'));
    expect((await numbers()).at(-1)).toBe('FA-2026-000051');
  });

  it('IN-2 the date never goes back, even when a clock does', async () => {
    await invoicing.processedOrder();
    await at('2026-11-18T10:00:00Z', () => invoicing.carry('invoices'));
    const [row] = await database.db.rows<{ issue_date: string }>(
      'SELECT issue_date FROM invoices ORDER BY id DESC LIMIT 1',
    );
    expect(row?.issue_date).toBe('2026-11-20');
  });

  it('IN-2 31 December 23:30 UTC begins the next fiscal year in Paris, and the chain goes on', async () => {
    await invoicing.processedOrder();
    await at('2026-12-31T23:30:00Z', () => invoicing.carry('invoices'));
    expect((await numbers()).at(-1)).toBe('FA-2027-000001');
    const [report] = await invoicing.verify.execute();
    expect(report).toEqual({ series: 'FA', checked: 53, brokenAt: null, reason: null });
  });

  it('IN-1 an order that cannot be invoiced is refused with what is missing, and takes no number', async () => {
    const before = await numbers();
    invoicing.company = companySettings({ siren: '', legalTexts: [] });
    const order = await invoicing.processedOrder();
    await invoicing.carry('invoices');
    expect(await numbers()).toEqual(before);
    const waiting = 'SELECT reason, failure FROM orders_to_invoice WHERE order_id = ?';
    const [row] = await database.db.rows<{ reason: string; failure: unknown }>(waiting, [order.id]);
    expect([row?.reason, parseJson(row?.failure)]).toEqual([
      'failed',
      { code: 'ORDERS.INVOICE_NOT_POSSIBLE', meta: { missing: ['company.siren', 'company.legalTexts'] } },
    ]);
    invoicing.company = companySettings();
    await database.db.tx((tx) =>
      invoicing.issue.execute(tx, { order, at: new Date('2027-01-02T10:00:00Z'), seeded: false }),
    );
    expect(await numbers()).toHaveLength(before.length + 1);
    expect(await database.db.rows(waiting, [order.id])).toEqual([]);
  });

  it('IN-1 tells screens of staff and of the client, first issued, then ready', async () => {
    const order = await invoicing.processedOrder({ clientUserId: 7 });
    await at('2027-01-02T10:00:00Z', () => invoicing.settle());
    const all = (await toldLive(database.db)) as { rooms: readonly string[]; data: Record<string, unknown> }[];
    const told = all.filter(({ data }) => data['orderId'] === order.id);
    expect(told.map(({ data }) => data['ready'])).toEqual([false, true]);
    for (const { rooms } of told) expect(rooms).toEqual([roomOfPermission('invoices.read'), roomOfUser(7)]);
  });
});

describe('printing and seeds', () => {
  it('IN-6 nothing is printed when the setting is off, nor for demo data', async () => {
    const before = invoicing.printed.length;
    invoicing.company = companySettings({ printInvoices: false });
    await invoicing.processedOrder();
    await at('2027-01-03T10:00:00Z', () => invoicing.settle());
    invoicing.company = companySettings();
    const order = await invoicing.processedOrder();
    await database.db.tx((tx) =>
      invoicing.issue.execute(tx, {
        order,
        at: new Date('2027-01-03T11:00:00Z'),
        seeded: true,
      }),
    );
    await invoicing.settle();
    expect(invoicing.printed).toHaveLength(before);
    expect(await count('invoice_documents')).toBe(await count('invoices'));
  });
});

describe('mail', () => {
  it('IN-6 the client gets the very bytes of the document, once, when the setting says so', async () => {
    const { mailed, printed } = invoicing;
    await invoicing.settle();
    invoicing.company = companySettings({ mailInvoices: true });
    const order = await invoicing.processedOrder();
    await at('2027-01-03T12:00:00Z', () => invoicing.carry('invoices'));
    await invoicing.carry('invoice-render', true);
    invoicing.company = companySettings();
    expect(mailed).toHaveLength(1);
    const [letter] = mailed;
    expect(letter).toMatchObject({
      to: 'elodie@example.org',
      letter: { title: expect.stringMatching(/^Facture FA-/u) as string },
    });
    expect(letter?.letter.paragraphs.join(' ')).toContain(order.number);
    expect(letter?.attachments?.[0]?.bytes.equals(printed.at(-1)?.pdf ?? Buffer.alloc(0))).toBe(true);
    expect(letter?.attachments?.[0]?.name).toBe(`${printed.at(-1)?.number ?? ''}.pdf`);
  });

  it('IN-6 a client without an address is not written to, and the invoice is made all the same', async () => {
    const before = invoicing.mailed.length;
    invoicing.company = companySettings({ mailInvoices: true });
    const { buyer } = orderSnapshot();
    await invoicing.processedOrder({ buyer: { ...buyer, email: null } });
    await at('2027-01-03T13:00:00Z', () => invoicing.settle());
    invoicing.company = companySettings();
    expect(invoicing.mailed).toHaveLength(before);
    expect(await count('invoice_documents')).toBe(await count('invoices'));
  });
});

describe('credit notes', () => {
  it('OR-3 a cancelled processed order gets one credit note for the whole invoice', async () => {
    const order = await invoicing.processedOrder({ lines: [orderLine(), orderLine({ vatRate: 550 })] });
    await at('2027-01-04T10:00:00Z', () => invoicing.carry('invoices'));
    await invoicing.cancelled(order);
    await at('2027-01-05T10:00:00Z', () => invoicing.carry('credit-notes', true));
    const rows = await database.db.rows<{
      kind: string;
      gross_cents: number;
      number: string;
      original_id: number | null;
    }>('SELECT kind, gross_cents, number, original_id FROM invoices WHERE order_id = ? ORDER BY id', [order.id]);
    expect(rows.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note']);
    expect(rows[0]?.gross_cents).toBe(rows[1]?.gross_cents);
    expect(rows[1]?.number).toBe('AV-2027-000001');
    expect(rows[1]?.original_id).not.toBeNull();
  });

  it('OR-3 cancelled before its invoice was made: invoice first, then credit note, and no second invoice', async () => {
    const order = await invoicing.processedOrder();
    await invoicing.cancelled(order);
    await at('2027-01-06T10:00:00Z', () => invoicing.carry('credit-notes'));
    await at('2027-01-06T10:00:00Z', () => invoicing.carry('invoices'));
    const rows = await database.db.rows<{ kind: string }>('SELECT kind FROM invoices WHERE order_id = ? ORDER BY id', [
      order.id,
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note']);
  });

  it('OR-3 cancelled before it was processed: nothing to correct', async () => {
    const before = await count('invoices');
    const order = await invoicing.processedOrder({ processedAt: null });
    await database.db.rows("UPDATE outbox SET state = 2 WHERE consumer = 'invoices' AND state = 0");
    await invoicing.cancelled(order);
    await invoicing.carry('credit-notes');
    expect(await count('invoices')).toBe(before);
  });
});

describe('immutability', () => {
  it.each([
    'UPDATE invoices SET gross_cents = 1 LIMIT 1',
    'DELETE FROM invoices LIMIT 1',
    "UPDATE invoice_documents SET pdf = '' LIMIT 1",
    'DELETE FROM invoice_documents LIMIT 1',
    "REPLACE INTO invoice_documents (invoice_id, pdf, sha256, size) VALUES (1, '', '', 0)",
  ])('IN-3 the database itself refuses: %s', async (statement) => {
    await invoicing.settle();
    await expect(database.db.rows(statement)).rejects.toSatisfy(isTriggerRefusal);
  });

  it('IN-3 what is altered behind the triggers is found, and named', async () => {
    const { db } = database;
    await db.rows('DROP TRIGGER tr_invoices_no_update');
    await db.rows("UPDATE invoices SET xml = REPLACE(xml, '10.00', '10.01') WHERE number = 'FA-2026-000007'");
    expect((await invoicing.verify.execute())[0]).toEqual({
      series: 'FA',
      checked: 6,
      brokenAt: 'FA-2026-000007',
      reason: 'content',
    });
  });
});
