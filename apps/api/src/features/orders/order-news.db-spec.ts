import type { DomainEvents, OrderTicketRule } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { parseJson } from '@picolo/server/db';
import type { Delivery } from '@picolo/server/outbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';
import { TellOfOrders } from '../notifications/jobs/tell-of-orders.job.js';
import { aProduct } from '../stock/product.builder.js';
import { PrintTicketByRule } from './jobs/print-ticket-by-rule.job.js';
import { aCompany, anOrder } from './order.builder.js';
import { AnswerOrderRequest } from './use-cases/answer-order-request.use-case.js';
import { AskOrderChange } from './use-cases/ask-order-change.use-case.js';
import { MoveOrder } from './use-cases/move-order.use-case.js';
import { PrintOrderTicket } from './use-cases/print-order-ticket.use-case.js';

type Names = 'order-news' | 'order-tickets';

describe('what follows from an order', () => {
  let test: TestApp;
  let staff: Actor;
  let colleague: Actor;
  let client: Actor;
  let productId: number;
  beforeAll(async () => {
    test = await openApp();
    await aCompany(test.app, companySettings());
    staff = (await aUser(test.app, { role: 'employee' })).actor;
    colleague = (await aUser(test.app, { role: 'employee' })).actor;
    client = (await aUser(test.app)).actor;
    productId = (await aProduct(test.app, staff, { onHand: 100 })).id;
  });
  afterAll(() => test.close());

  const order = (status?: 'processing'): ReturnType<typeof anOrder> =>
    anOrder(test.app, { staff, client }, { lines: [{ productId, quantity: 1 }], status });
  /** Hands every open row of the consumer to its handler, twice: the second time nothing may happen. */
  const consume = async (consumer: Names): Promise<void> => {
    const rows = await test.db.rows<{ id: number; event_id: string; type: string; payload: unknown }>(
      'SELECT id, event_id, type, payload FROM outbox WHERE consumer = ? AND state < 2 ORDER BY id',
      [consumer],
    );
    const handler = consumer === 'order-news' ? TellOfOrders : PrintTicketByRule;
    for (const row of [...rows, ...rows]) {
      await test.app.get<{ handle(delivery: Delivery): Promise<void> }>(handler, { strict: false }).handle({
        ...{ rowId: row.id, eventId: row.event_id, subject: '', version: 0 },
        type: row.type as 'order.placed',
        payload: parseJson(row.payload) as DomainEvents['order.placed'],
      });
    }
  };
  const toldTo = async (user: Actor): Promise<string[]> => {
    const rows = await test.db.rows<{ kind: string }>('SELECT kind FROM notifications WHERE user_id = ? ORDER BY id', [
      user.userId,
    ]);
    return rows.map(({ kind }) => kind);
  };
  const ticketsOf = async (id: number): Promise<number> =>
    (await test.db.rows("SELECT id FROM print_jobs WHERE order_id = ? AND kind = 'order-ticket'", [id])).length;

  it('NO-3 each hears what concerns them and was not their own doing', async () => {
    const { id } = await order();
    await test.app.get(MoveOrder, { strict: false }).execute(staff, id, { to: 'processing' });
    await consume('order-news');
    expect(await toldTo(staff)).toEqual(['order.placed']);
    expect(await toldTo(client)).toEqual(['order.moved']);
    const { requests } = await test.app
      .get(AskOrderChange, { strict: false })
      .execute(client, id, { text: 'Un de plus' });
    await consume('order-news');
    expect(await toldTo(colleague)).toEqual(['order.placed', 'order.change-requested']);
    const answer = { decision: 'accept', answer: 'Oui' } as const;
    const requestId = requests[0]?.id ?? 0;
    await test.app.get(AnswerOrderRequest, { strict: false }).execute(staff, id, requestId, answer);
    await consume('order-news');
    expect(await toldTo(client)).toEqual(['order.moved', 'order.request-answered']);
    expect(await toldTo(staff)).toEqual(['order.placed', 'order.change-requested']);
  });

  it.each<[OrderTicketRule | undefined, number, number]>([
    [undefined, 0, 0],
    ['never', 0, 0],
    ['placed', 1, 1],
    ['processing', 0, 1],
  ])('PR-5 the rule "%s" prints %i when placed and %i once in progress, once each', async (rule, first, second) => {
    await consume('order-tickets');
    await aCompany(test.app, { ...companySettings(), ...(rule === undefined ? {} : { orderTicket: rule }) });
    const { id } = await order();
    await consume('order-tickets');
    expect(await ticketsOf(id)).toBe(first);
    await test.app.get(MoveOrder, { strict: false }).execute(staff, id, { to: 'processing' });
    await consume('order-tickets');
    expect(await ticketsOf(id)).toBe(second);
  });

  it('PR-5 staff prints a ticket whenever they ask', async () => {
    const { id, number } = await order();
    const { jobId } = await test.app.get(PrintOrderTicket, { strict: false }).execute(staff, id);
    const rows = await test.db.rows<{ number: string; bytes: Buffer }>(
      'SELECT j.number, d.bytes FROM print_jobs j JOIN print_documents d ON d.job_id = j.id WHERE j.id = ?',
      [jobId],
    );
    expect(rows[0]?.number).toBe(number);
    expect(rows[0]?.bytes.toString('utf8')).toContain(`"number":"${number}"`);
  });
});
