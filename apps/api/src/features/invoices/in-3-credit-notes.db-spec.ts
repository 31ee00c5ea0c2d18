import type { CreditNoteInput, InvoiceView, OrderView, Problem } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvoicingApi, type Answer } from './invoicing-api.builder.js';

let shop: InvoicingApi;
beforeAll(async () => {
  shop = await InvoicingApi.open();
});
afterAll(() => shop.close());

const credit = (id: number, input: CreditNoteInput, key?: string): Promise<Answer<InvoiceView & Problem>> =>
  shop.post<InvoiceView & Problem>(shop.staff, `/api/invoices/${String(id)}/credit-notes`, input, key);

describe('credit notes by hand', () => {
  it('IN-3 20 at once, each over one piece of ten: exactly ten are issued, and nothing is left', async () => {
    const invoice = await shop.invoice(10);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => credit(invoice.id, { lines: [{ line: 1, quantity: 1 }] })),
    );
    const codes = answers.map(({ status, body }) => (status === 201 ? 'issued' : body.code)).sort();
    expect(codes).toEqual([
      ...Array.from({ length: 10 }, () => 'INVOICES.CREDIT_LINE_TOO_HIGH'),
      ...Array.from({ length: 10 }, () => 'issued'),
    ]);
    const after = await shop.view(invoice.id);
    expect(after).toMatchObject({ creditedCents: invoice.grossCents, balanceCents: 0, paymentState: 'credited' });
    expect(after.credited).toEqual({ quantities: [10], rates: invoice.vat });
    expect(after.creditNotes.reduce((sum, { grossCents }) => sum + grossCents, 0)).toBe(invoice.grossCents);
    expect((await credit(invoice.id, { rest: true })).body.code).toBe('INVOICES.NOTHING_TO_CREDIT');
  });

  it('IN-3 20 at once, each over a tenth of the rate: never more than the invoice', async () => {
    const invoice = await shop.invoice(10);
    const [rate] = invoice.vat;
    const amounts = [{ vatRate: rate?.rate ?? 0, netCents: Math.floor((rate?.baseCents ?? 0) / 10) }];
    const answers = await Promise.all(Array.from({ length: 20 }, () => credit(invoice.id, { amounts })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    const refused = answers.find(({ status }) => status !== 201)?.body;
    expect(refused?.code).toBe('INVOICES.CREDIT_TOO_HIGH');
    expect(refused?.detail).toMatch(/Il ne reste que .* HT à créditer au taux de 20 %/u);
    const rest = await credit(invoice.id, { rest: true });
    const after = await shop.view(invoice.id);
    expect(after.creditedCents).toBe(invoice.grossCents);
    expect(rest.status === 201 || rest.body.code === 'INVOICES.NOTHING_TO_CREDIT').toBe(true);
  });

  it('IN-3 a credit note of a credit note is refused', async () => {
    const invoice = await shop.invoice();
    const note = await credit(invoice.id, { lines: [{ line: 1, quantity: 1 }], reason: 'Bol fêlé' });
    expect(note.body).toMatchObject({ kind: 'credit_note', reason: 'Bol fêlé', original: { id: invoice.id } });
    const { status, body } = await credit(note.body.id, { rest: true });
    expect([status, body.code, body.meta]).toEqual([409, 'INVOICES.NOT_CREDITABLE', { number: note.body.number }]);
  });

  it('IN-3 the same key gives the same credit note, also at once; another body is refused', async () => {
    const invoice = await shop.invoice();
    const input = { lines: [{ line: 1, quantity: 1 }] };
    const twins = await Promise.all(Array.from({ length: 5 }, () => credit(invoice.id, input, 'one-credit-note')));
    expect(new Set(twins.map(({ status, body }) => `${String(status)} ${body.number}`)).size).toBe(1);
    expect((await shop.view(invoice.id)).creditNotes).toHaveLength(1);
    expect((await credit(invoice.id, { rest: true }, 'one-credit-note')).body.code).toBe('IDEMPOTENCY.DIFFERENT_BODY');
  });

  it('SE-3 exactly one way of choosing, and lines that exist', async () => {
    const invoice = await shop.invoice();
    const wrong: object[] = [
      {},
      { rest: true, lines: [{ line: 1, quantity: 1 }] },
      { lines: [] },
      { lines: [{ line: 2, quantity: 1 }] },
      { lines: [1] },
      {
        lines: [
          { line: 1, quantity: 1 },
          { line: 1, quantity: 1 },
        ],
      },
      { amounts: [{ vatRate: 2000, netCents: 0 }] },
      { rest: false },
    ];
    for (const input of wrong) {
      expect([(await credit(invoice.id, input)).status, JSON.stringify(input)]).toEqual([400, JSON.stringify(input)]);
    }
    expect((await credit(999_999, { rest: true })).body.code).toBe('INVOICES.NOT_FOUND');
  });

  it('IN-3 cancelling after a partial credit note credits the rest: together exactly the invoice', async () => {
    const invoice = await shop.invoice(7);
    await credit(invoice.id, { lines: [{ line: 1, quantity: 2 }] });
    await credit(invoice.id, { amounts: [{ vatRate: 2000, netCents: 137 }] });
    await shop.cancelOrder(invoice.orderId);
    const after = await shop.view(invoice.id);
    expect(after.creditNotes).toHaveLength(3);
    expect(after.creditedCents).toBe(invoice.grossCents);
    expect(after.credited.rates).toEqual(invoice.vat);
  });
});

describe('credit notes of returns', () => {
  const takeBack = (order: OrderView, quantity: number): Promise<Answer<OrderView>> =>
    shop.post<OrderView>(shop.staff, `/api/orders/${String(order.id)}/returns`, {
      lines: [{ lineId: order.lines[0]?.id, quantity, disposition: 'restock', reason: 'trop petit' }],
    });
  const invoiceOf = async (orderId: number): Promise<InvoiceView> => {
    const [row] = await shop.db.rows<{ id: number }>(
      "SELECT id FROM invoices WHERE order_id = ? AND kind = 'invoice'",
      [orderId],
    );
    return await shop.view(row?.id ?? 0);
  };

  it('OR-4 each return makes a credit note over what came back; the last one leaves exactly 0', async () => {
    const order = await shop.order('delivered', 3);
    await shop.carry('invoices');
    for (const quantity of [1, 1, 1]) {
      await takeBack(order, quantity);
      await shop.carry('return-credit-notes');
    }
    const invoice = await invoiceOf(order.id);
    expect(invoice.creditNotes).toHaveLength(3);
    expect(invoice).toMatchObject({ creditedCents: invoice.grossCents, balanceCents: 0 });
    const note = await shop.view(invoice.creditNotes[0]?.id ?? 0);
    expect(note.lines).toMatchObject([{ sku: order.lines[0]?.sku, quantity: 1 }]);
    expect(note.reason).toBe('trop petit');
  });

  it('OR-4 goods that come back before the invoice was made get invoice and credit note', async () => {
    const order = await shop.order('delivered', 2);
    await takeBack(order, 2);
    await shop.carry('return-credit-notes');
    await shop.carry('invoices');
    expect(await invoiceOf(order.id)).toMatchObject({ paymentState: 'credited' });
  });

  it('OR-4 what staff credited by hand before is not credited again', async () => {
    const order = await shop.order('delivered', 2);
    await shop.carry('invoices');
    const invoice = await invoiceOf(order.id);
    await credit(invoice.id, { amounts: [{ vatRate: 2000, netCents: invoice.netCents - 10 }] });
    await takeBack(order, 1);
    await shop.carry('return-credit-notes');
    await takeBack(order, 1);
    await shop.carry('return-credit-notes');
    const after = await invoiceOf(order.id);
    expect(after.creditedCents).toBe(invoice.grossCents);
    expect(after.creditNotes).toHaveLength(2);
  });
});
