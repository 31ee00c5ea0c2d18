import type { InvoiceTransmissions, InvoiceView, Problem } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { toldLive } from '@picolo/server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
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
// What a test leaves behind is not carried by the next one.
afterEach(async () => {
  vi.restoreAllMocks();
  await shop.db.rows("UPDATE outbox SET state = 2 WHERE consumer = 'transmissions'");
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
const pay = async (id: number, amountCents: number): Promise<void> => {
  const payment = { amountCents, method: 'card', paidOn: '2026-01-02' };
  const { status } = await shop.post(shop.staff, `/api/invoices/${String(id)}/payments`, payment);
  expect(status).toBe(201);
};
/** What was asked for an invoice: its tasks get a state, as the outbox gives it after the eighth failure (3), or again (0). */
const tasks = async (id: number, state: 0 | 3, nth = 0): Promise<void> => {
  const [{ id: task } = { id: 0 }] = await shop.db.rows<{ id: number }>(
    `SELECT id FROM outbox WHERE type = 'transmission.asked' AND subject = ? ORDER BY id LIMIT 1 OFFSET ${String(nth)}`,
    [`invoice:${String(id)}`],
  );
  await shop.db.rows('UPDATE outbox SET state = ? WHERE id = ?', [state, task]);
};
/** How the platform knows an invoice. */
const taken = async (number: string): Promise<readonly string[]> =>
  (
    await shop.db.rows<{ ourId: string }>(
      'SELECT our_id AS ourId FROM test_platform_invoices WHERE our_id LIKE ? ORDER BY our_id',
      [`${number}-%`],
    )
  ).map(({ ourId }) => ourId);
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

describe('an invoice that goes to the platform once more', () => {
  const gateway = (): PlatformGateway => shop.part(PlatformGateway);

  it('IN-4 given up after eight tries that the platform had taken, it goes again under the same id, once', async () => {
    const { id, number } = await invoice();
    await shop.carry('transmissions');
    const whole = gateway().deposit.bind(gateway());
    const silent = vi.spyOn(gateway(), 'deposit').mockImplementation(async (deposit) => {
      await whole(deposit);
      throw new Error('no answer');
    });
    for (let time = 1; time <= 8; time += 1) await expect(shop.carry('transmissions')).rejects.toThrow('no answer');
    await tasks(id, 3);
    expect(await seen(id)).toMatchObject({
      obstacle: null,
      transmissions: [{ state: 'failed', trouble: 'no answer' }],
    });
    const answers = await Promise.all(Array.from({ length: 4 }, () => again(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await seen(id)).transmissions).toMatchObject([{ attempt: 1, state: 'waiting', trouble: null }]);
    await expect(shop.carry('transmissions')).rejects.toThrow('no answer');
    expect((await seen(id)).transmissions).toMatchObject([{ attempt: 1, state: 'waiting' }]);
    silent.mockRestore();
    await carry();
    expect((await seen(id)).transmissions).toMatchObject([
      { attempt: 1, state: 'open', platformId: `TEST-${number}-1`, trouble: null },
    ]);
    expect(await taken(number)).toEqual([`${number}-1`]);
  });

  it('IN-4 a late delivery deposits nothing that is deposited already or has a newer attempt', async () => {
    const { id } = await invoice(buyer, 'REFUS');
    await carry();
    await follow(5);
    expect((await again(id)).status).toBe(201);
    await carry();
    const deposit = vi.spyOn(gateway(), 'deposit');
    await tasks(id, 0);
    await tasks(id, 0, 1);
    await carry();
    await shop.db.rows(
      `UPDATE invoice_transmissions SET platform_id = NULL, state = 'failed' WHERE invoice_id = ? AND attempt = 1`,
      [id],
    );
    await tasks(id, 0);
    await carry();
    expect(deposit).not.toHaveBeenCalled();
    expect((await seen(id)).transmissions).toMatchObject([
      { attempt: 2, state: 'open' },
      { attempt: 1, state: 'failed' },
    ]);
  });

  it('IN-4 one that waits although its task was given up is asked for again, under the same id', async () => {
    const { id, number } = await invoice();
    await shop.carry('transmissions');
    expect((await seen(id)).obstacle).toBe('under-way');
    expect((await again(id)).status).toBe(409);
    await tasks(id, 3);
    expect(await seen(id)).toMatchObject({ obstacle: null, transmissions: [{ state: 'waiting' }] });
    expect((await again(id)).status).toBe(201);
    expect((await again(id)).status).toBe(409);
    await carry();
    expect((await seen(id)).transmissions).toMatchObject([{ attempt: 1, state: 'open' }]);
    expect(await taken(number)).toEqual([`${number}-1`]);
  });
});

describe('an invoice that was paid before the platform had it', () => {
  it('IN-5 paid before anybody deposited it, the platform learns of the money after the deposit', async () => {
    await shop.settings({});
    const { id, balanceCents } = await invoice();
    await pay(id, balanceCents);
    await carry();
    await shop.settings({ transmitInvoices: true });
    expect((await again(id)).status).toBe(201);
    await carry();
    await follow(2);
    expect((await statuses(id)).at(-1)).toBe(212);
    expect((await seen(id)).transmissions).toMatchObject([{ state: 'paid' }]);
  });

  it('IN-5 paid while the deposit is on its way, it is no failure, and the platform learns of the money', async () => {
    const { id, balanceCents } = await invoice();
    await pay(id, balanceCents);
    await shop.carry('transmissions');
    await carry();
    await follow(2);
    expect((await statuses(id)).at(-1)).toBe(212);
  });

  it('IN-5 paid while it was refused, the platform learns of the money with the next attempt', async () => {
    const { id, balanceCents } = await invoice(buyer, 'REFUS');
    await carry();
    await follow(5);
    await pay(id, balanceCents);
    await carry();
    expect((await again(id)).status).toBe(201);
    await carry();
    await follow(2);
    expect((await statuses(id)).at(-1)).toBe(212);
    expect((await seen(id)).transmissions).toMatchObject([{ state: 'paid' }, { state: 'refused' }]);
  });

  it('IN-5 settled by a credit note alone, no money came in, and the platform is told of none', async () => {
    const { id, orderId } = await invoice();
    await shop.cancelOrder(orderId);
    expect((await shop.view(id)).balanceCents).toBe(0);
    await carry();
    await carry();
    await follow(6);
    expect(await statuses(id)).toEqual([200, 202, 203, 204, 205]);
  });
});
