import { randomUUID } from 'node:crypto';
import type { PrintRoutingView } from '@picolo/contracts';
import type { ResultSetHeader } from 'mysql2';
import { api, type Stack } from '../../harness/index.ts';
import { insist } from '../../harness/load.ts';

import { PeopleFixtures } from './people-fixtures.ts';

interface Created {
  id: number;
}

/** Makes what a valid request needs, fresh each time, by the accounts that may. */
export class Fixtures extends PeopleFixtures {
  async slug(): Promise<string> {
    const { items } = await this.read<{ items: { slug: string }[] }>('/api/shop/products');
    return items[0]?.slug ?? '';
  }

  async enrolmentCode(): Promise<string> {
    return (await this.created<{ code: string }>(this.admin, '/api/print-workers', {})).code;
  }

  productInput(): object {
    return { sku: `RM-${this.next()}`, name: 'Article', unitPrice: 1_000_000, vatRate: 2000 };
  }

  async product(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/products', this.productInput())).id;
  }

  async stockedProduct(): Promise<number> {
    const productId = await this.product();
    await this.created(this.admin, '/api/stock/movements', { productId, kind: 'receipt', quantity: 100 });
    return productId;
  }

  async location(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/stock/locations', { name: `Lieu ${this.next()}` })).id;
  }

  async transferInput(): Promise<object> {
    const lines = [{ productId: await this.stockedProduct(), quantity: 3 }];
    return { fromId: 1, toId: await this.location(), lines };
  }

  async transfer(): Promise<number> {
    return (await this.created<Created>(this.admin, '/api/stock/transfers', await this.transferInput())).id;
  }

  async countInput(): Promise<object> {
    const productIds = [await this.stockedProduct()];
    return { name: `Essai ${this.next()}`, locationId: 1, pick: 'chosen', productIds };
  }

  /** A counting session of one product, which is counted. */
  async countSession(): Promise<{ id: number; productId: number; sku: string }> {
    const { id } = await this.created<Created>(this.admin, '/api/stock/counts', await this.countInput());
    const lines = `/api/stock/counts/${id}/lines`;
    const { items } = (await this.admin.get<{ items: { productId: number; sku: string }[] }>(lines)).body;
    const [{ productId, sku }] = items as [{ productId: number; sku: string }];
    const entry = { key: 'first', productId, mode: 'replace', quantity: 90 };
    await this.created(this.admin, `/api/stock/counts/${id}/entries`, entry);
    return { id, productId, sku };
  }

  async order(): Promise<number> {
    const lines = [{ productId: await this.stockedProduct(), quantity: 2 }];
    return (await this.created<Created>(api(this.stack.baseUrl, this.tokens.client), '/api/my/orders', { lines })).id;
  }

  async processingOrder(): Promise<number> {
    const id = await this.order();
    await insist(this.stack.urls, this.tokens.admin, `/api/orders/${id}/transitions`, { body: { to: 'processing' } });
    return id;
  }

  /** Of the client account, with a request for change that waits. */
  async askedOrder(): Promise<{ id: number; requestId: number }> {
    const id = await this.processingOrder();
    const own = api(this.stack.baseUrl, this.tokens.client);
    const { requests } = await this.created<{ requests: Created[] }>(own, `/api/my/orders/${id}/requests`, {
      text: 'Une boîte de plus',
    });
    return { id, requestId: requests[0]?.id ?? 0 };
  }

  async shippedOrder(): Promise<{ id: number; lineId: number }> {
    const id = await this.order();
    for (const to of ['processing', 'processed', 'shipped']) {
      await insist(this.stack.urls, this.tokens.admin, `/api/orders/${id}/transitions`, { body: { to } });
    }
    const { lines } = (await this.admin.get<{ lines: Created[] }>(`/api/orders/${id}`)).body;
    return { id, lineId: lines[0]?.id ?? 0 };
  }

  /** Of the client account, with its document. */
  async invoice(): Promise<number> {
    return await this.first(
      `SELECT i.id FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id
       JOIN clients c ON c.id = i.client_id JOIN users u ON u.id = c.user_id WHERE u.email = 'client@picolo.test' LIMIT 1`,
    );
  }

  /** An order that waits for its invoice. */
  async orderToInvoice(): Promise<number> {
    const id = await this.processingOrder();
    await this.insert(
      `INSERT INTO orders_to_invoice (order_id, client_id, gross_cents, processed_on, reason)
       SELECT id, client_id, gross_cents, '2026-01-01', 'batch' FROM orders WHERE id = ?`,
      [id],
    );
    return id;
  }

  /** An invoice of a company with its document, refused on the platform. */
  async refusedInvoice(): Promise<number> {
    const id = await this.first(
      `SELECT i.id FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id
       WHERE JSON_VALUE(i.canonical, '$.treatment') = 'B2B' LIMIT 1`,
    );
    await this.insert(
      `INSERT INTO invoice_transmissions (invoice_id, attempt, our_id, platform, platform_id, state)
       SELECT ?, COALESCE(MAX(attempt), 0) + 1, UUID(), 'test', 'x', 'refused' FROM invoice_transmissions WHERE invoice_id = ?`,
      [id, id],
    );
    return id;
  }

  /** A batch without orders. */
  async invoiceBatch(): Promise<number> {
    return await this.insert(
      `INSERT INTO invoice_batches (state, created_by, created_by_name, body_hash)
       SELECT 'done', id, name, '' FROM users LIMIT 1`,
      [],
    );
  }

  async unpaidInvoice(): Promise<number> {
    const [first] = (await this.admin.get<{ items: Created[] }>('/api/invoices?due=unpaid&limit=1')).body.items;
    return first?.id ?? 0;
  }

  /** A deposit invoice of its own. */
  async creditableInvoice(): Promise<number> {
    const path = `/api/orders/${await this.order()}/deposits`;
    return (await this.created<Created>(this.admin, path, { percent: 3000 })).id;
  }

  async settings(): Promise<object> {
    const { company, version } = (
      await this.admin.get<{ company: Record<string, unknown>; version: number }>('/api/settings/company')
    ).body;
    const { logo: _apart, ...settings } = company;
    return { version, ...settings };
  }

  async accounts(): Promise<object> {
    const { body } = await this.admin.get<{ accounts: object; version: number }>('/api/accounting/accounts');
    return { ...body.accounts, version: body.version };
  }

  /** One that the company has or had. */
  async logo(): Promise<string> {
    const [rows] = await this.stack.db.query('SELECT sha256 FROM company_logos LIMIT 1');
    return (rows as { sha256: string }[])[0]?.sha256 ?? '';
  }

  async payment(): Promise<{ id: number; paymentId: number }> {
    const id = await this.unpaidInvoice();
    const body = { amountCents: 1, method: 'card', paidOn: '2026-01-02' };
    const { payments } = await this.created<{ payments: Created[] }>(this.admin, `/api/invoices/${id}/payments`, body);
    return { id, paymentId: payments.at(-1)?.id ?? 0 };
  }

  async printJob(status: 'queued' | 'unconfirmed' | 'printed'): Promise<number> {
    const { id } = await this.created<Created>(this.admin, '/print', { content: 'Essai' });
    if (status !== 'queued') await this.stack.db.query('UPDATE print_jobs SET status = ? WHERE id = ?', [status, id]);
    return id;
  }

  async printer(): Promise<number> {
    const workerId = await this.worker();
    const uri = `folder:/${randomUUID()}`;
    const [result] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO printers (worker_id, uri, address_hash, name, driver, state, state_reasons)
       VALUES (?, ?, SHA2(?, 256), 'Essai', 'folder', 'ready', '[]')`,
      [workerId, uri, uri],
    );
    return result.insertId;
  }

  async printerGroup(): Promise<number> {
    const body = { name: randomUUID(), printerIds: [await this.printer()] };
    const { groups } = await this.created<PrintRoutingView>(this.admin, '/api/print-routing/groups', body);
    return groups.find(({ name }) => name === body.name)?.id ?? 0;
  }

  async worker(): Promise<number> {
    const body = { code: await this.enrolmentCode(), name: 'Essai' };
    return (await this.created<{ workerId: number }>(api(this.stack.baseUrl), '/api/print-workers/enrol', body))
      .workerId;
  }

  async failedTask(): Promise<number> {
    const [result] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO outbox (event_id, consumer, type, subject, payload, state) VALUES (?, 'stock-alerts', 'stock.low', 'x', '{}', 3)`,
      [randomUUID()],
    );
    return result.insertId;
  }
}

/** The tokens are those of the sessions that the test itself uses: it may end all others. */
export const fixtures = (stack: Stack, tokens: { admin: string; client: string }): Fixtures =>
  new Fixtures(stack, tokens);
