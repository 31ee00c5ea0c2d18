import { createHash } from 'node:crypto';
import type {
  ChainReport,
  Consumer,
  InvoiceListItem,
  InvoiceView,
  OrderView,
  Page,
  Problem,
  ProductView,
} from '@picolo/contracts';
import { parseJson } from '@picolo/server/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { aCompany, anOrder } from '../orders/order.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { RenderThreads } from './documents/render-threads.js';
import { renderFromSources } from './documents/source-thread.builder.js';
import { IssueCreditNoteWhenOrderCancelled } from './jobs/issue-credit-note-when-order-cancelled.job.js';
import { IssueInvoiceWhenOrderProcessed } from './jobs/issue-invoice-when-order-processed.job.js';
import { RenderInvoiceWhenIssued } from './jobs/render-invoice-when-issued.job.js';
import { companySettings } from './order-snapshot.builder.js';

const HANDLERS = {
  invoices: IssueInvoiceWhenOrderProcessed,
  'credit-notes': IssueCreditNoteWhenOrderCancelled,
  'invoice-render': RenderInvoiceWhenIssued,
} satisfies Partial<Record<Consumer, unknown>>;

let test: TestApi;
let staff: BuiltUser;
let admin: BuiltUser;
let client: BuiltUser;
let stranger: BuiltUser;
let product: ProductView;

beforeAll(async () => {
  test = await startApi();
  renderFromSources(test.app.get(RenderThreads, { strict: false }));
  staff = await aUser(test.app, { role: 'employee' });
  admin = await aUser(test.app, { role: 'admin' });
  client = await aUser(test.app, { name: 'Élodie <Garnier> & Cie' });
  stranger = await aUser(test.app);
  product = await aProduct(test.app, staff.actor, { onHand: 100 });
});
afterAll(() => test.close());

async function call<T>(who: BuiltUser, method: 'GET' | 'POST', path: string, body?: object): Promise<[number, T]> {
  const response = await send(who, method, path, body);
  return [response.status, (await response.json()) as T];
}
function send(who: BuiltUser, method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${who.accessToken}`, 'content-type': 'application/json' };
  return fetch(`${test.origin}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}
const order = (status: 'processing' | 'processed', who = client): Promise<OrderView> =>
  anOrder(
    test.app,
    { staff: staff.actor, client: who.actor },
    { lines: [{ productId: product.id, quantity: 3 }], status },
  );

/** Carries what the outbox holds for a consumer, as relay and queue would. */
async function carry(consumer: keyof typeof HANDLERS): Promise<void> {
  const rows = await test.db.rows<{ id: number; payload: unknown }>(
    'SELECT id, payload FROM outbox WHERE consumer = ? AND state = 0 ORDER BY id',
    [consumer],
  );
  const handler = test.app.get(HANDLERS[consumer], { strict: false });
  for (const { id, payload } of rows) await handler.handle({ rowId: id, payload: parseJson(payload) } as never);
}
const invoiceOf = async (orderId: number): Promise<InvoiceListItem> => {
  const [, { items }] = await call<Page<InvoiceListItem>>(staff, 'GET', `/api/invoices?orderId=${String(orderId)}`);
  const [item] = items;
  if (item === undefined) throw new Error(`order ${String(orderId)} has no invoice`);
  return item;
};

describe('from order to invoice', () => {
  it('IN-1 processing ends in a refusal with the list while the settings do not allow an invoice', async () => {
    const { id } = await order('processing');
    const [status, problem] = await call<Problem>(staff, 'POST', `/api/orders/${String(id)}/transitions`, {
      to: 'processed',
    });
    expect([status, problem.code, problem.meta?.['missing']]).toEqual([
      409,
      'ORDERS.INVOICE_NOT_POSSIBLE',
      ['company.identity'],
    ]);
    const [, after] = await call<OrderView>(staff, 'GET', `/api/orders/${String(id)}`);
    expect(after.status).toBe('processing');
    await aCompany(test.app, companySettings());
  });

  it('IN-1 and while a French company has no SIREN', async () => {
    const company = await aUser(test.app, {
      client: {
        kind: 'company',
        name: 'Martin & Fils',
        billing: { line1: '1 quai', postalCode: '44000', city: 'Nantes', country: 'FR' },
      },
    });
    const { id } = await order('processing', company);
    const [, problem] = await call<Problem>(staff, 'POST', `/api/orders/${String(id)}/transitions`, {
      to: 'processed',
    });
    expect(problem.meta?.['missing']).toEqual(['client.siren']);
    expect(problem.detail).toContain('SIREN');
  });

  it('IN-1 OR-7 the invoice says what the order said, to the cent, and its name as the font prints it', async () => {
    const placed = await order('processed');
    await carry('invoices');
    const { id } = await invoiceOf(placed.id);
    const [, view] = await call<InvoiceView>(staff, 'GET', `/api/invoices/${String(id)}`);
    expect(view).toMatchObject({
      number: `FA-${view.issueDate.slice(0, 4)}-000001`,
      orderId: placed.id,
      orderNumber: placed.number,
      clientName: 'Élodie <Garnier> & Cie',
      netCents: placed.netCents,
      vatCents: placed.vatCents,
      grossCents: placed.grossCents,
      vat: placed.vat,
      ready: false,
      document: null,
    });
    expect(view.lines.map(({ sku, quantity, netCents }) => ({ sku, quantity, netCents }))).toEqual(
      placed.lines.map(({ sku, quantity, netCents }) => ({ sku, quantity, netCents })),
    );
  });

  it('IN-4 IN-6 not ready, then the same bytes for staff, client and printer, printed once', async () => {
    const placed = await order('processed');
    await carry('invoices');
    const { id } = await invoiceOf(placed.id);
    expect((await call<Problem>(staff, 'GET', `/api/invoices/${String(id)}/pdf`))[1].code).toBe('INVOICES.NOT_READY');
    await carry('invoice-render');
    const bytes = async (who: BuiltUser, path: string): Promise<string> => {
      const response = await send(who, 'GET', path);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="FA-\d{4}-000002\.pdf"$/u);
      return createHash('sha256')
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest('hex');
    };
    const jobs = await test.db.rows<{ sha256: string }>(
      'SELECT d.sha256 FROM print_jobs j JOIN print_documents d ON d.job_id = j.id WHERE j.invoice_id = ?',
      [id],
    );
    expect(jobs).toHaveLength(1);
    const [, view] = await call<InvoiceView>(client, 'GET', `/api/my/invoices/${String(id)}`);
    const hashes = [
      await bytes(staff, `/api/invoices/${String(id)}/pdf`),
      await bytes(client, `/api/my/invoices/${String(id)}/pdf`),
      jobs[0]?.sha256,
    ];
    expect(new Set(hashes)).toEqual(new Set([view.document?.sha256]));
  });

  it('ID-6 a client sees their own invoices only; another’s is not found', async () => {
    const [, mine] = await call<Page<InvoiceListItem>>(client, 'GET', '/api/my/invoices');
    expect(mine.items).toHaveLength(2);
    const id = String(mine.items[0]?.id);
    const [, theirs] = await call<Page<InvoiceListItem>>(stranger, 'GET', '/api/my/invoices');
    expect(theirs.items).toEqual([]);
    for (const path of [`/api/my/invoices/${id}`, `/api/my/invoices/${id}/pdf`]) {
      expect((await call<Problem>(stranger, 'GET', path))[1].code).toBe('INVOICES.NOT_FOUND');
    }
    for (const path of ['/api/invoices', `/api/invoices/${id}`, `/api/invoices/${id}/pdf`]) {
      expect((await send(client, 'GET', path)).status).toBe(403);
    }
  });

  it('OR-3 cancelling a processed order makes a credit note that names its invoice', async () => {
    const placed = await order('processed');
    await carry('invoices');
    await call(staff, 'POST', `/api/orders/${String(placed.id)}/transitions`, { to: 'cancelled' });
    await carry('credit-notes');
    await carry('invoice-render');
    const [, { items }] = await call<Page<InvoiceListItem>>(staff, 'GET', '/api/invoices?kind=credit_note');
    const [, note] = await call<InvoiceView>(staff, 'GET', `/api/invoices/${String(items[0]?.id)}`);
    expect(note).toMatchObject({ kind: 'credit_note', orderId: placed.id, grossCents: placed.grossCents, ready: true });
    expect(note.original?.number).toMatch(/^FA-\d{4}-000003$/u);
  });

  it('lists newest first, page by page, and finds by number, order and name', async () => {
    const [, first] = await call<Page<InvoiceListItem>>(staff, 'GET', '/api/invoices?limit=3');
    const [, second] = await call<Page<InvoiceListItem>>(
      staff,
      'GET',
      `/api/invoices?limit=3&cursor=${String(first.nextCursor)}`,
    );
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(second.nextCursor).toBeNull();
    expect(ids).toHaveLength(4);
    const find = async (q: string): Promise<number> =>
      (await call<Page<InvoiceListItem>>(staff, 'GET', `/api/invoices?q=${encodeURIComponent(q)}`))[1].items.length;
    expect([
      await find('AV-'),
      await find('garnier'),
      await find('%'),
      await find(String(first.items[0]?.orderNumber)),
    ]).toEqual([1, 4, 0, 2]);
  });

  it('IN-3 the console verifies the chains, with the permission', async () => {
    const [status, reports] = await call<ChainReport[]>(admin, 'POST', '/api/invoices/verify', {});
    expect([status, reports]).toEqual([
      200,
      [
        { series: 'FA', checked: 3, brokenAt: null, reason: null },
        { series: 'AV', checked: 1, brokenAt: null, reason: null },
      ],
    ]);
    expect((await send(staff, 'POST', '/api/invoices/verify', {})).status).toBe(403);
  });
});
