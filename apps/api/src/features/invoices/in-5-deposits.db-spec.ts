import type { DepositInput, InvoiceListItem, InvoiceView, OrderView, Page, Problem } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from './invoice-inspection.builder.js';
import { InvoicingApi, type Answer } from './invoicing-api.builder.js';
import { values } from './xml-values.builder.js';

let shop: InvoicingApi;
beforeAll(async () => {
  shop = await InvoicingApi.open();
});
afterAll(() => shop.close());

const ask = (orderId: number, input: DepositInput, key?: string): Promise<Answer<InvoiceView & Problem>> =>
  shop.post<InvoiceView & Problem>(shop.staff, `/api/orders/${String(orderId)}/deposits`, input, key);
const move = (orderId: number, to: string): Promise<Answer<OrderView>> =>
  shop.post<OrderView>(shop.staff, `/api/orders/${String(orderId)}/transitions`, { to });
const process = async (orderId: number): Promise<InvoiceView> => {
  await move(orderId, 'processing');
  await move(orderId, 'processed');
  await shop.carry('invoices');
  return await finalOf(orderId);
};
const papersOf = async (orderId: number): Promise<readonly InvoiceListItem[]> =>
  (await shop.get<Page<InvoiceListItem>>(shop.staff, `/api/invoices?orderId=${String(orderId)}`)).items;
const finalOf = async (orderId: number): Promise<InvoiceView> =>
  await shop.view((await papersOf(orderId)).find(({ kind }) => kind === 'invoice')?.id ?? 0);
const xmlOf = async (id: number): Promise<string> =>
  (await shop.db.rows<{ xml: string }>('SELECT xml FROM invoices WHERE id = ?', [id]))[0]?.xml ?? '';

const sums = ['ram:SpecifiedTradeSettlementHeaderMonetarySummation'];

describe('deposits', () => {
  it('IN-5 30 % is invoiced as type 386 in the series of the invoices, the balance invoice deducts it', async () => {
    const order = await shop.order('pending', 7);
    const { status, body: deposit } = await ask(order.id, { percent: 3000 });
    expect(status).toBe(201);
    expect(deposit).toMatchObject({ kind: 'deposit', orderId: order.id, paymentState: 'unpaid' });
    expect(deposit.number).toMatch(/^FA-/u);
    const depositXml = await xmlOf(deposit.id);
    expect(values(depositXml, 'rsm:ExchangedDocument', 'ram:TypeCode')).toEqual(['386']);
    expect(depositXml).not.toContain('ActualDeliverySupplyChainEvent');

    const invoice = await process(order.id);
    expect(invoice).toMatchObject({
      grossCents: order.grossCents,
      prepaidCents: deposit.grossCents,
      balanceCents: order.grossCents - deposit.grossCents,
      deposits: [{ id: deposit.id, number: deposit.number }],
    });
    const xml = await xmlOf(invoice.id);
    const euros = (cents: number): string => (cents / 100).toFixed(2);
    expect(values(xml, ...sums, 'ram:TotalPrepaidAmount')).toEqual([euros(deposit.grossCents)]);
    expect(values(xml, ...sums, 'ram:DuePayableAmount')).toEqual([euros(order.grossCents - deposit.grossCents)]);
    expect(values(xml, 'ram:InvoiceReferencedDocument', 'ram:IssuerAssignedID')).toEqual([deposit.number]);
    expect(values(xml, 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID')).toEqual(['B4']);
  });

  it('IN-5 IN-4 both documents say it on the page, and are sound files', async () => {
    const order = await shop.order('pending', 5);
    const { body: deposit } = await ask(order.id, { grossCents: 2000 });
    expect(deposit.grossCents).toBe(2000);
    const invoice = await process(order.id);
    await shop.carry('invoice-render');
    const page = async (id: number): Promise<string> => {
      const [row] = await shop.db.rows<{ pdf: Buffer }>('SELECT pdf FROM invoice_documents WHERE invoice_id = ?', [id]);
      const { page: text, complaints } = await openPdf(row?.pdf ?? Buffer.alloc(0));
      expect(complaints).toEqual([]);
      return text.replace(/\s+/gu, ' ');
    };
    expect(await page(deposit.id)).toContain('Facture d’acompte');
    const text = await page(invoice.id);
    expect(text).toContain(deposit.number);
    expect(text).toContain('-20,00 €');
  });

  it('IN-5 20 deposits of 10 % at once: ten are issued, together exactly the order, nothing is left to pay', async () => {
    const order = await shop.order('pending', 10);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(order.id, { percent: 1000 })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['INVOICES.DEPOSIT_TOO_HIGH']),
    );
    const invoice = await process(order.id);
    expect(invoice.prepaidCents + invoice.balanceCents).toBe(order.grossCents);
    expect(invoice.balanceCents).toBeLessThanOrEqual(10);
  });

  it('IN-5 no deposit once the order is processed; the same key gives the same deposit', async () => {
    const order = await shop.order('pending', 2);
    const twins = await Promise.all(Array.from({ length: 4 }, () => ask(order.id, { percent: 1000 }, 'one-deposit')));
    expect(new Set(twins.map(({ body }) => body.number)).size).toBe(1);
    await move(order.id, 'processing');
    await move(order.id, 'processed');
    const late = await ask(order.id, { percent: 1000 });
    expect([late.status, late.body.code]).toEqual([409, 'INVOICES.DEPOSIT_TOO_LATE']);
    expect(late.body.detail).toContain('traitée');
    for (const input of [{}, { percent: 1, grossCents: 1 }, { percent: 10_001 }, { grossCents: 0 }]) {
      expect((await ask(order.id, input)).status).toBe(400);
    }
    expect((await ask(999_999, { percent: 1 })).body.code).toBe('ORDERS.NOT_FOUND');
  });

  it('IN-5 a cancelled order gives its deposits back; what was paid is to be refunded', async () => {
    const order = await shop.order('pending', 4);
    const { body: deposit } = await ask(order.id, { percent: 5000 });
    await shop.post(shop.staff, `/api/invoices/${String(deposit.id)}/payments`, {
      ...{ amountCents: deposit.grossCents, method: 'card', paidOn: '2026-01-05' },
    });
    await shop.cancelOrder(order.id);
    const note = (await papersOf(order.id)).find(({ kind }) => kind === 'credit_note');
    expect(note).toMatchObject({ grossCents: deposit.grossCents, paymentState: 'to_refund' });
  });

  it('IN-5 a deposit that an invoice deducts is credited on that invoice; all credit notes together are the invoice', async () => {
    const order = await shop.order('pending', 4);
    const { body: deposit } = await ask(order.id, { percent: 5000 });
    const invoice = await process(order.id);
    const refused = await shop.post<Problem>(shop.staff, `/api/invoices/${String(deposit.id)}/credit-notes`, {
      rest: true,
    });
    expect([refused.body.code, refused.body.meta]).toEqual(['INVOICES.DEPOSIT_DEDUCTED', { number: invoice.number }]);
    await shop.cancelOrder(order.id);
    const papers = await papersOf(order.id);
    expect(papers.map(({ kind }) => kind).sort()).toEqual(['credit_note', 'deposit', 'invoice']);
    expect(papers.every(({ balanceCents }) => balanceCents === 0)).toBe(true);
  });

  it('IN-5 a deposit credited in part is deducted for what is left of it', async () => {
    const order = await shop.order('pending', 6);
    const { body: deposit } = await ask(order.id, { percent: 5000 });
    const path = `/api/invoices/${String(deposit.id)}/credit-notes`;
    const { body: note } = await shop.post<InvoiceView>(shop.staff, path, {
      amounts: [{ vatRate: 2000, netCents: 100 }],
    });
    const invoice = await process(order.id);
    expect(invoice.prepaidCents).toBe(deposit.grossCents - note.grossCents);
  });
});
