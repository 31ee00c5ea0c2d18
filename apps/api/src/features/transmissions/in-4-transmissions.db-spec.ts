import type { InvoiceTransmissions, InvoiceView, Problem } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { toldLive } from '@picolo/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltUser } from '../identity/user.builder.js';
import { InvoicingApi, type Answer } from '../invoices/invoicing-api.builder.js';
import { PlatformGateway } from './platform/platform-gateway.js';
import { FollowTransmissions } from './use-cases/follow-transmissions.use-case.js';

let shop: InvoicingApi;
let buyer: BuiltUser;
beforeAll(async () => {
  shop = await InvoicingApi.open();
  buyer = await shop.companyClient();
  await shop.settings({ transmitInvoices: true });
});
afterAll(() => shop.close());

/** An invoice of a company with its document, deposited when the settings say so. */
const invoice = async (client = buyer, purchaseOrder: string | null = null): Promise<InvoiceView> => {
  const order = await shop.order('processing', 3, client);
  await shop.db.rows('UPDATE orders SET purchase_order = ? WHERE id = ?', [purchaseOrder, order.id]);
  await shop.post(shop.staff, `/api/orders/${String(order.id)}/transitions`, { to: 'processed' });
  await shop.carry('invoices');
  await shop.carry('invoice-render');
  const { items } = await shop.get<{ items: InvoiceView[] }>(shop.staff, `/api/invoices?orderId=${String(order.id)}`);
  return await shop.view(items[0]?.id ?? 0);
};
const path = (id: number): string => `/api/invoices/${String(id)}/transmissions`;
const seen = (id: number): Promise<InvoiceTransmissions> => shop.get<InvoiceTransmissions>(shop.staff, path(id));
const again = (id: number): Promise<Answer<InvoiceTransmissions & Problem>> =>
  shop.post<InvoiceTransmissions & Problem>(shop.staff, path(id), {});
/** Carries what waits, also what the carrying begets. */
const carry = async (): Promise<void> => {
  await shop.carry('transmissions');
  await shop.carry('transmissions');
};
/** Looks for news `times` times, each after the platform's rest. */
const follow = async (times: number): Promise<void> => {
  for (let time = 1; time <= times; time += 1) {
    const later = new Date(Date.now() + time * 3_700_000);
    await shop.part(Clock).at(later, () => shop.part(FollowTransmissions).execute());
  }
};
const statuses = async (id: number, nth = 0): Promise<readonly number[]> =>
  ((await seen(id)).transmissions[nth]?.events ?? []).map(({ status }) => status);

describe('the e-invoicing platform', () => {
  it('IN-4 an invoice between companies is deposited once, and its life-cycle is stored and told', async () => {
    const { id, number } = await invoice();
    await carry();
    expect(await seen(id)).toMatchObject({
      platform: 'test',
      obstacle: 'under-way',
      transmissions: [{ attempt: 1, platform: 'test', state: 'open', platformId: `TEST-${number}-1`, events: [] }],
    });
    await follow(7);
    expect(await statuses(id)).toEqual([200, 202, 203, 204, 205]);
    const { transmissions } = await seen(id);
    expect(transmissions[0]).toMatchObject({ state: 'open', trouble: null });
    const told = (await toldLive(shop.db, 'transmission:changed')).filter(
      ({ data }) => 'invoiceId' in data && data.invoiceId === id,
    );
    expect(told.length).toBeGreaterThanOrEqual(7);
  });

  it('IN-5 paid in full, the platform is told, and the life-cycle ends with the cashing', async () => {
    const { id, balanceCents } = await invoice();
    await carry();
    const pay = (amountCents: number): Promise<Answer<unknown>> =>
      shop.post(shop.staff, `/api/invoices/${String(id)}/payments`, {
        amountCents,
        method: 'card',
        paidOn: '2026-01-02',
      });
    await pay(1);
    await carry();
    await follow(2);
    expect(await statuses(id)).toEqual([200, 202]);
    await pay(balanceCents - 1);
    await carry();
    await follow(2);
    expect((await statuses(id)).at(-1)).toBe(212);
    expect((await seen(id)).transmissions[0]?.state).toBe('paid');
  });

  it('IN-4 refused with its reason, it is deposited again on demand, once, under another id', async () => {
    const { id, number } = await invoice(buyer, 'REFUS');
    await carry();
    const early = await again(id);
    expect([early.status, early.body.code]).toEqual([409, 'TRANSMISSIONS.NOT_POSSIBLE']);
    expect(early.body.detail).toContain('elle y est déjà');
    await follow(5);
    const refused = await seen(id);
    expect(refused.obstacle).toBeNull();
    expect(refused.transmissions[0]).toMatchObject({ state: 'refused' });
    expect(refused.transmissions[0]?.events.at(-1)).toMatchObject({ status: 210, reasonCode: 'CMD_ERR' });
    const answers = await Promise.all(Array.from({ length: 4 }, () => again(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    await carry();
    await follow(6);
    const { transmissions } = await seen(id);
    expect(transmissions.map(({ attempt, platformId }) => [attempt, platformId])).toEqual([
      [2, `TEST-${number}-2`],
      [1, `TEST-${number}-1`],
    ]);
    expect(await statuses(id)).toEqual([200, 202, 203, 204, 205]);
    const audit = await shop.db.rows("SELECT id FROM audit_entries WHERE action = 'invoice.deposited-again'");
    expect(audit).toHaveLength(1);
  });

  it('IN-4 a platform that does not answer is said and tried again; killed after the deposit, the platform has it once', async () => {
    const gateway = shop.part(PlatformGateway);
    const whole = gateway.deposit.bind(gateway);
    const { id } = await invoice();
    gateway.deposit = () => Promise.reject(new Error('connect ECONNREFUSED platform'));
    await shop.carry('transmissions');
    await expect(shop.carry('transmissions')).rejects.toThrow('ECONNREFUSED');
    expect((await seen(id)).transmissions[0]).toMatchObject({
      state: 'waiting',
      trouble: 'connect ECONNREFUSED platform',
    });
    gateway.deposit = async (deposit) => {
      await whole(deposit);
      throw new Error('killed');
    };
    await expect(shop.carry('transmissions')).rejects.toThrow('killed');
    gateway.deposit = whole;
    await shop.carry('transmissions');
    expect((await seen(id)).transmissions).toMatchObject([{ state: 'open', trouble: null }]);
    const [row] = await shop.db.rows<{ times: number }>(
      'SELECT COUNT(*) AS times FROM test_platform_invoices WHERE our_id LIKE ?',
      [`${(await shop.view(id)).number}-%`],
    );
    expect(row?.times).toBe(1);
  });

  it('IN-4 nothing of a person is deposited, and nothing while the setting is off', async () => {
    const person = await invoice(shop.client);
    await carry();
    expect(await seen(person.id)).toMatchObject({ obstacle: 'not-b2b', transmissions: [] });
    await shop.settings({});
    const company = await invoice();
    await carry();
    expect(await seen(company.id)).toMatchObject({ obstacle: 'off', transmissions: [] });
    expect((await again(company.id)).status).toBe(409);
    await shop.settings({ transmitInvoices: true });
    expect((await again(company.id)).status).toBe(201);
  });
});
