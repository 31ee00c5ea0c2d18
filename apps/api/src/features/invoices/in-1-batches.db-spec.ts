import { buffer } from 'node:stream/consumers';
import type { BatchInput, BatchView, InvoiceListItem, Page, Problem, WaitingOrder } from '@picolo/contracts';
import { toldLive, waitedFor } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { OrdersFacade } from '../orders/index.js';
import { InvoicingApi, type Answer } from './invoicing-api.builder.js';
import { BatchesRepository } from './persistence/batches.repository.js';
import { IssueInvoice } from './use-cases/issue-invoice.use-case.js';

let shop: InvoicingApi;
beforeAll(async () => {
  shop = await InvoicingApi.open();
  await shop.settings({ orderInvoicing: 'batch' });
});
afterAll(() => shop.close());

const processed = async (count: number): Promise<number[]> => {
  const ids: number[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await shop.order('processed')).id);
  await shop.carry('invoices');
  return ids;
};
const waiting = async (query = ''): Promise<readonly WaitingOrder[]> =>
  (await shop.get<Page<WaitingOrder>>(shop.staff, `/api/orders-to-invoice${query}`)).items;
const start = (input: BatchInput, key?: string): Promise<Answer<BatchView & Problem>> =>
  shop.post<BatchView & Problem>(shop.staff, '/api/invoice-batches', input, key);
const batch = (id: number): Promise<BatchView> => shop.get<BatchView>(shop.staff, `/api/invoice-batches/${String(id)}`);
const invoicesOf = async (orderId: number): Promise<readonly InvoiceListItem[]> =>
  (await shop.get<Page<InvoiceListItem>>(shop.staff, `/api/invoices?orderId=${String(orderId)}`)).items;

describe('batches of invoices', () => {
  it('IN-1 UI-5 orders wait when the settings say so; a batch makes one invoice each and says how far it is', async () => {
    const ids = await processed(3);
    expect((await waiting()).map(({ id, reason, clientName }) => [id, reason, clientName])).toEqual(
      ids.map((id) => [id, 'batch', 'Élodie Garnier']),
    );
    expect(await invoicesOf(ids[0] ?? 0)).toEqual([]);
    const { status, body } = await start({ orderIds: ids });
    expect([status, body.state, body.total, body.issued]).toEqual([201, 'running', 3, 0]);
    await shop.carry('invoice-batches');
    expect(await batch(body.id)).toMatchObject({ state: 'done', total: 3, issued: 3, failed: 0, failures: [] });
    for (const id of ids) expect(await invoicesOf(id)).toHaveLength(1);
    expect(await waiting()).toEqual([]);
    const told = await toldLive(shop.db, 'invoice-batch:changed');
    const steps = told.map(({ data }) => ('issued' in data ? data.issued : null));
    expect(steps).toEqual([0, 1, 2, 3, 3]);
  });

  it('IN-1 the same key starts one batch, however often and however close; another body is refused', async () => {
    const ids = await processed(2);
    const answers = await Promise.all(Array.from({ length: 5 }, () => start({ orderIds: ids }, 'one-batch')));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await start({ all: {} }, 'one-batch')).body.code).toBe('IDEMPOTENCY.DIFFERENT_BODY');
    const again = await start({ orderIds: ids });
    expect([again.status, again.body.code]).toEqual([409, 'INVOICES.NOTHING_TO_INVOICE']);
    await shop.carry('invoice-batches');
    for (const id of ids) expect(await invoicesOf(id)).toHaveLength(1);
  });

  it('IN-1 killed in the middle, and delivered twice at once, it goes on with what is left: never an invoice twice', async () => {
    const ids = await processed(4);
    const { body } = await start({ orderIds: ids });
    const issue = shop.part(IssueInvoice);
    const whole = issue.execute.bind(issue);
    let made = 0;
    issue.execute = async (tx, request) => {
      made += 1;
      if (made === 3) throw Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' });
      return await whole(tx, request);
    };
    await expect(shop.carry('invoice-batches')).rejects.toThrow('Connection lost');
    issue.execute = whole;
    expect(await batch(body.id)).toMatchObject({ state: 'running', issued: 2, failed: 0 });
    await Promise.all([shop.carry('invoice-batches'), shop.carry('invoice-batches')]);
    expect(await batch(body.id)).toMatchObject({ state: 'done', total: 4, issued: 4, failed: 0 });
    for (const id of ids) expect(await invoicesOf(id)).toHaveLength(1);
  });

  it('IN-1 an order that cannot be invoiced is named with its reason, the others are made; mended, it goes through', async () => {
    const ids = await processed(2);
    await shop.settings({ orderInvoicing: 'batch', legalTexts: [] });
    const { body } = await start({ all: {} });
    await shop.carry('invoice-batches');
    const done = await batch(body.id);
    expect([done.state, done.issued, done.failed]).toEqual(['done', 0, 2]);
    expect(done.failures.map(({ id }) => id)).toEqual(ids);
    expect(done.failures[0]?.failure.detail).toContain('mentions légales');
    expect((await waiting()).map(({ reason, failure }) => [reason, failure?.code])).toEqual([
      ['failed', 'ORDERS.INVOICE_NOT_POSSIBLE'],
      ['failed', 'ORDERS.INVOICE_NOT_POSSIBLE'],
    ]);
    await shop.settings({ orderInvoicing: 'batch' });
    const { body: second } = await start({ all: {} });
    await shop.carry('invoice-batches');
    expect(await batch(second.id)).toMatchObject({ issued: 2, failed: 0 });
  });

  it('IN-1 what the automatic invoicing is refused waits with its reason instead of being tried for nothing', async () => {
    await shop.settings({});
    const { id } = await shop.order('processed');
    await shop.settings({ legalTexts: [] });
    await shop.carry('invoices');
    expect(await waiting()).toMatchObject([{ id, reason: 'failed' }]);
    const rows = await shop.db.rows<{ state: number }>(
      "SELECT state FROM outbox WHERE consumer = 'invoices' ORDER BY id DESC LIMIT 1",
    );
    expect(rows[0]?.state).toBe(2);
    await shop.settings({});
    await start({ orderIds: [id] });
    await shop.carry('invoice-batches');
    expect(await invoicesOf(id)).toHaveLength(1);
    await shop.settings({ orderInvoicing: 'batch' });
  });

  it('OR-3 an order cancelled while it waits gets neither invoice nor credit note, in the list or in a batch', async () => {
    const [first = 0, second = 0] = await processed(2);
    await shop.cancelOrder(first);
    expect((await waiting()).map(({ id }) => id)).toEqual([second]);
    const { body } = await start({ all: {} });
    await shop.post(shop.staff, `/api/orders/${String(second)}/transitions`, { to: 'cancelled' });
    await shop.carry('invoice-batches');
    expect((await batch(body.id)).failures[0]?.failure.code).toBe('INVOICES.ORDER_CANCELLED');
    await shop.carry('credit-notes');
    for (const id of [first, second]) expect(await invoicesOf(id)).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('OR-3 an order cancelled while its batch is making the invoice has that invoice credited', async () => {
    const [id = 0] = await processed(1);
    await start({ orderIds: [id] });
    const orders = shop.part(OrdersFacade);
    const read = orders.snapshot.bind(orders);
    let credited: Promise<unknown> = Promise.resolve();
    orders.snapshot = async (tx, orderId) => {
      orders.snapshot = read;
      const order = await read(tx, orderId);
      await shop.post(shop.staff, `/api/orders/${String(id)}/transitions`, { to: 'cancelled' });
      credited = shop.carry('credit-notes');
      await waitedFor(shop.db, 'orders_to_invoice', credited);
      return order;
    };
    await shop.carry('invoice-batches');
    await credited;
    expect((await invoicesOf(id)).map(({ kind }) => kind).sort()).toEqual(['credit_note', 'invoice']);
    expect(await waiting()).toEqual([]);
  });

  it('IN-1 of two batches started at once, the second waits and takes nothing that the first has taken', async () => {
    const ids = await processed(3);
    const batches = shop.part(BatchesRepository);
    const fill = batches.fill.bind(batches);
    let second: ReturnType<typeof start> | undefined;
    batches.fill = async (tx, id, input) => {
      batches.fill = fill;
      const taken = await fill(tx, id, input);
      second = start({ all: {} }, 'other');
      await waitedFor(shop.db, 'orders_to_invoice', second);
      return taken;
    };
    const { status, body } = await start({ orderIds: ids }, 'one');
    expect([status, body.total]).toEqual([201, 3]);
    expect((await second)?.body.code).toBe('INVOICES.NOTHING_TO_INVOICE');
    await shop.carry('invoice-batches');
    for (const id of ids) expect(await invoicesOf(id)).toHaveLength(1);
  });

  it('IN-1 narrows by client and day, page by page, and takes all of a narrowed list', async () => {
    const other = (await shop.order('processed', 3, shop.stranger)).id;
    const [mine = 0] = await processed(1);
    const [row] = await shop.db.rows<{ client_id: number }>('SELECT client_id FROM orders WHERE id = ?', [other]);
    const clientId = row?.client_id ?? 0;
    expect((await waiting(`?clientId=${String(clientId)}`)).map(({ id }) => id)).toEqual([other]);
    expect(await waiting('?to=2001-01-01')).toEqual([]);
    const { items, nextCursor } = await shop.get<Page<WaitingOrder>>(shop.staff, '/api/orders-to-invoice?limit=1');
    const rest = await waiting(`?cursor=${String(nextCursor)}`);
    expect([...items, ...rest].map(({ id }) => id)).toEqual([other, mine]);
    const { body } = await start({ all: { clientId } });
    await shop.carry('invoice-batches');
    expect(body.total).toBe(1);
    expect((await waiting()).map(({ id }) => id)).toEqual([mine]);
    for (const input of [{}, { orderIds: [], all: {} }, { orderIds: [mine], all: {} }, { orderIds: ['1'] }]) {
      expect((await start(input as BatchInput)).status).toBe(400);
    }
  });
});

describe('archive of invoices', () => {
  it('IN-6 the documents chosen, or all under a filter, as one sound ZIP under their numbers', async () => {
    await shop.carry('invoice-render');
    const { items } = await shop.get<Page<InvoiceListItem>>(shop.staff, '/api/invoices?limit=100');
    const [first, second] = items;
    const chosen = await contents(`ids=${String(first?.id)},${String(second?.id)}`);
    expect([...chosen.keys()].sort()).toEqual([`${first?.number ?? ''}.pdf`, `${second?.number ?? ''}.pdf`].sort());
    const direct = await shop.file(shop.staff, `/api/invoices/${String(first?.id)}/pdf`);
    expect(chosen.get(`${first?.number ?? ''}.pdf`)?.equals(direct.bytes)).toBe(true);
    expect((await contents('kind=invoice')).size).toBe(items.filter(({ kind }) => kind === 'invoice').length);
    expect((await shop.file(shop.staff, '/api/invoice-documents.zip?to=2001-01-01')).status).toBe(404);
    expect((await shop.file(shop.client, '/api/invoice-documents.zip')).status).toBe(403);
  });

  it('IN-6 UI-5 all under a text is what the list shows for it, whichever way it is typed', async () => {
    await shop.settings({});
    const { number, orderNumber } = await shop.invoice(1, await shop.aClient({ email: 'compta@moulin-bleu.test' }));
    await shop.invoice(1, await shop.companyClient());
    await shop.carry('invoice-render');
    const texts = [
      'garnier',
      'Garnier Élodie',
      'élo',
      'lodie',
      'moulin',
      'fils mart',
      'F',
      number,
      orderNumber,
      'nobody',
    ];
    const found = new Map<string, number>();
    for (const q of texts) {
      const query = `q=${encodeURIComponent(q)}`;
      const { items } = await shop.get<Page<InvoiceListItem>>(shop.staff, `/api/invoices?limit=100&${query}`);
      found.set(q, items.length);
      const names = items.map((item) => `${item.number}.pdf`).sort();
      const zipped = items.length === 0 ? [] : [...(await contents(query)).keys()];
      expect([q, zipped.sort()]).toEqual([q, names]);
      const { status } = await shop.file(shop.staff, `/api/invoice-documents.zip?${query}`);
      expect([q, status]).toEqual([q, items.length === 0 ? 404 : 200]);
    }
    expect(found.get('Garnier Élodie')).toBeGreaterThan(0);
    expect([found.get('lodie'), found.get('moulin'), found.get('fils mart')]).toEqual([0, 1, 1]);
  });
});

/** What an independent reader finds in the archive. */
async function contents(query: string): Promise<Map<string, Buffer>> {
  const { bytes } = await shop.file(shop.staff, `/api/invoice-documents.zip?${query}`);
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
