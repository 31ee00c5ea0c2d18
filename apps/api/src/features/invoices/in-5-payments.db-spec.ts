import type { InvoiceListItem, InvoiceView, Page, PaymentInput, Problem } from '@picolo/contracts';
import { isTriggerRefusal } from '@picolo/server/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvoicingApi, type Answer } from './invoicing-api.builder.js';

let shop: InvoicingApi;
beforeAll(async () => {
  shop = await InvoicingApi.open();
});
afterAll(() => shop.close());

const pay = (invoice: { readonly id: number }, input: Partial<PaymentInput>, key?: string) =>
  shop.post<InvoiceView & Problem>(
    shop.staff,
    `/api/invoices/${String(invoice.id)}/payments`,
    { method: 'card', paidOn: '2026-11-20', amountCents: 1000, ...input },
    key,
  );

describe('payments', () => {
  it('IN-5 20 payments at once for the last 10 €: exactly one is recorded', async () => {
    const invoice = await shop.invoice();
    const due = invoice.balanceCents;
    expect((await pay(invoice, { amountCents: due - 1000 })).status).toBe(201);
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(invoice, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(
      new Set(['INVOICES.NOTHING_DUE']),
    );
    const after = await shop.view(invoice.id);
    expect(after).toMatchObject({ paidCents: due, balanceCents: 0, paymentState: 'paid' });
    expect(after.payments.map(({ amountCents }) => amountCents)).toEqual([due - 1000, 1000]);
  });

  it('IN-5 more than the balance is refused, and the balance named', async () => {
    const invoice = await shop.invoice();
    await pay(invoice, { amountCents: 100 });
    const { status, body } = await pay(invoice, { amountCents: invoice.grossCents });
    expect([status, body.code]).toEqual([409, 'INVOICES.PAYMENT_TOO_HIGH']);
    expect(body.meta).toEqual({ number: invoice.number, balanceCents: invoice.grossCents - 100 });
    expect(body.detail).toMatch(/Il ne reste que \d+,\d\d\s€ à régler sur FA-/u);
    expect((await shop.view(invoice.id)).payments).toHaveLength(1);
  });

  it('IN-5 the same key records once, also at once; with another body it is refused', async () => {
    const invoice = await shop.invoice();
    const twins = await Promise.all(Array.from({ length: 5 }, () => pay(invoice, {}, 'key-of-a-payment')));
    expect(twins.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect((await shop.view(invoice.id)).payments).toHaveLength(1);
    const { status, body } = await pay(invoice, { amountCents: 1 }, 'key-of-a-payment');
    expect([status, body.code]).toEqual([409, 'IDEMPOTENCY.DIFFERENT_BODY']);
  });

  it('IN-5 a payment cannot be dated in the future, nor on a day that does not exist', async () => {
    const invoice = await shop.invoice();
    for (const paidOn of ['2999-01-01', '2026-02-30', '20/11/2026']) {
      const { status, body } = await pay(invoice, { paidOn });
      expect([status, body.fields?.[0]?.field]).toEqual([400, 'paidOn']);
    }
  });

  it('IN-5 cancelling writes a counter-entry, once, and the amount is due again', async () => {
    const invoice = await shop.invoice();
    const [payment] = (await pay(invoice, { amountCents: invoice.grossCents, method: 'cheque' })).body.payments;
    const path = `/api/invoices/${String(invoice.id)}/payments/${String(payment?.id)}/cancel`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => shop.post<InvoiceView & Problem>(shop.staff, path, { reason: 'impayé' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const after = await shop.view(invoice.id);
    expect(after).toMatchObject({ paidCents: 0, balanceCents: invoice.grossCents, paymentState: 'unpaid' });
    expect(after.payments).toMatchObject([
      { cancelled: true, cancels: null },
      { cancelled: false, cancels: payment?.id, amountCents: -invoice.grossCents, reference: 'impayé' },
    ]);
    const counter = `/api/invoices/${String(invoice.id)}/payments/${String(after.payments[1]?.id)}/cancel`;
    expect((await shop.post<Problem>(shop.staff, counter, {})).body.code).toBe('INVOICES.PAYMENT_NOT_FOUND');
  });

  it.each(['UPDATE payments SET amount_cents = 1', 'DELETE FROM payments'])(
    'IN-5 the database itself refuses: %s',
    async (statement) => {
      await expect(shop.db.rows(statement)).rejects.toSatisfy(isTriggerRefusal);
    },
  );

  it('IN-5 the lists of what is unpaid and overdue: by due date, page after page, and one’s own only', async () => {
    const open = await shop.invoice();
    const late = await shop.invoice();
    await shop.db.rows("UPDATE invoice_balances SET due_date = '2020-01-01' WHERE invoice_id = ?", [late.id]);
    const pages = async (query: string, who = shop.staff): Promise<InvoiceListItem[]> => {
      const base = who === shop.client ? '/api/my/invoices' : '/api/invoices';
      const found: InvoiceListItem[] = [];
      for (let cursor = ''; ;) {
        const page = await shop.get<Page<InvoiceListItem>>(who, `${base}?limit=2&${query}${cursor}`);
        found.push(...page.items);
        if (page.nextCursor === null) return found;
        cursor = `&cursor=${page.nextCursor}`;
      }
    };
    const unpaid = await pages('due=unpaid');
    expect(unpaid[0]?.id).toBe(late.id);
    expect(unpaid.map(({ id }) => id)).toContain(open.id);
    expect(new Set(unpaid.map(({ id }) => id)).size).toBe(unpaid.length);
    expect(unpaid.every(({ balanceCents }) => balanceCents > 0)).toBe(true);
    expect((await pages('due=overdue')).map(({ id }) => id)).toEqual([late.id]);
    expect((await pages('due=unpaid', shop.client)).map(({ id }) => id)).toEqual(unpaid.map(({ id }) => id));
    expect((await shop.get<Page<InvoiceListItem>>(shop.stranger, '/api/my/invoices?due=unpaid')).items).toEqual([]);
  });

  it('IN-5 a client sees the payments of their invoice, not who recorded them', async () => {
    const invoice = await shop.invoice();
    await pay(invoice, { reference: 'CB 4412' });
    const mine = await shop.get<InvoiceView>(shop.client, `/api/my/invoices/${String(invoice.id)}`);
    expect(mine.payments).toMatchObject([{ amountCents: 1000, method: 'card', reference: 'CB 4412', by: null }]);
    expect((await shop.view(invoice.id)).payments[0]?.by).toBe(shop.staff.actor.name);
  });
});

describe('credit notes and payments', () => {
  it('IN-5 a credit note pays what is still due, the rest is to be refunded', async () => {
    const invoice = await shop.invoice();
    await pay(invoice, { amountCents: 1000 });
    await shop.cancelOrder(invoice.orderId);
    const after = await shop.view(invoice.id);
    const [related] = after.creditNotes;
    expect(after).toMatchObject({
      creditedCents: invoice.grossCents,
      appliedCents: invoice.grossCents - 1000,
      balanceCents: 0,
      paymentState: 'paid',
    });
    const note = await shop.view(related?.id ?? 0);
    expect(note).toMatchObject({ balanceCents: 1000, paymentState: 'to_refund' });
    expect((await pay(note, { amountCents: 1001 })).body.code).toBe('INVOICES.PAYMENT_TOO_HIGH');
    expect((await pay(note, { amountCents: 1000, method: 'transfer' })).body.paymentState).toBe('settled');
  });

  it('IN-5 a payment that bounced after the credit note is set off against it', async () => {
    const invoice = await shop.invoice();
    const [payment] = (await pay(invoice, { amountCents: invoice.grossCents })).body.payments;
    await shop.cancelOrder(invoice.orderId);
    const path = `/api/invoices/${String(invoice.id)}/payments/${String(payment?.id)}/cancel`;
    const { body } = await shop.post<InvoiceView>(shop.staff, path, {});
    expect(body).toMatchObject({ balanceCents: 0, paymentState: 'credited' });
    expect((await shop.view(body.creditNotes[0]?.id ?? 0)).paymentState).toBe('settled');
  });
});

describe('mail on demand', () => {
  const send = (id: number, body: object): Promise<Answer<InvoiceView & Problem>> =>
    shop.post<InvoiceView & Problem>(shop.staff, `/api/invoices/${String(id)}/mails`, body);

  it('IN-6 staff sends the stored document, to the client or elsewhere; who lacks an address is named', async () => {
    const invoice = await shop.invoice();
    expect((await send(invoice.id, {})).body.code).toBe('INVOICES.NOT_READY');
    await shop.carry('invoice-render');
    const { status, body } = await send(invoice.id, { to: 'compta@example.org' });
    expect([status, body.mails.map(({ recipient, state }) => [recipient, state])]).toEqual([
      201,
      [['compta@example.org', 'queued']],
    ]);
    const [row] = await shop.db.rows<{ same: number }>(
      `SELECT a.bytes = d.pdf AS same FROM mail_attachments a JOIN mails m ON m.id = a.mail_id
       JOIN invoice_documents d ON m.about = CONCAT('invoice:', d.invoice_id) WHERE d.invoice_id = ?`,
      [invoice.id],
    );
    expect(row?.same).toBe(1);
    expect((await send(invoice.id, { to: 'nobody' })).status).toBe(400);
    expect((await shop.get<InvoiceView>(shop.client, `/api/my/invoices/${String(invoice.id)}`)).mails).toEqual([]);
  });
});
