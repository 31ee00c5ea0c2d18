import type { InvoiceView, Page, SearchHit } from '@picolo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InvoicingApi } from './invoicing-api.builder.js';

let shop: InvoicingApi;
let invoice: InvoiceView;
beforeAll(async () => {
  shop = await InvoicingApi.open();
  invoice = await shop.invoice();
  await shop.carry('invoice-render');
});
afterAll(() => shop.close());

const sent = async (): Promise<{ locale: string; subject: string } | undefined> => {
  await shop.post(shop.staff, `/api/invoices/${String(invoice.id)}/mails`, {});
  const [mail] = await shop.db.rows<{ locale: string; subject: string }>(
    'SELECT locale, subject FROM mails ORDER BY id DESC LIMIT 1',
  );
  return mail;
};

it('IN-6 the letter of an invoice speaks the language of the client’s account, French without one', async () => {
  const { userId } = shop.client.actor;
  expect(await sent()).toEqual({ locale: 'fr', subject: `Facture ${invoice.number} – Maison Bruyère` });
  await shop.db.rows("UPDATE users SET locale = 'en' WHERE id = ?", [userId]);
  expect(await sent()).toEqual({ locale: 'en', subject: `Invoice ${invoice.number} – Maison Bruyère` });
  // The record of the order became part of another one, which holds the account now (ID-10).
  const [old] = await shop.db.rows<{ id: number }>('SELECT id FROM clients WHERE user_id = ?', [userId]);
  await shop.db.rows("INSERT INTO clients (kind, name) VALUES ('person', 'Élodie')");
  await shop.db.rows(
    'UPDATE clients SET user_id = NULL, joined_to = (SELECT MAX(id) FROM (SELECT id FROM clients) c) WHERE id = ?',
    [old?.id ?? 0],
  );
  await shop.db.rows(
    'UPDATE clients SET user_id = ? WHERE id = (SELECT joined_to FROM (SELECT * FROM clients) c WHERE c.id = ?)',
    [userId, old?.id ?? 0],
  );
  expect(await sent()).toMatchObject({ locale: 'en' });
  // What the old record bought is found by the name of the client, wherever it is looked for.
  for (const path of ['invoices', 'orders']) {
    const { items } = await shop.get<Page<{ id: number }>>(shop.staff, `/api/${path}?q=%C3%89lodie`);
    expect([path, items.length]).toEqual([path, 1]);
  }
  const { hits } = await shop.get<{ hits: SearchHit[] }>(shop.staff, '/api/search?q=%C3%89lodie');
  expect(hits.map(({ kind }) => kind).sort()).toEqual(['client', 'invoice', 'order']);
  await shop.db.rows('UPDATE clients SET user_id = NULL WHERE user_id = ?', [userId]);
  expect(await sent()).toMatchObject({ locale: 'fr' });
});
