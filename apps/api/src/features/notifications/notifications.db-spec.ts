import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { LiveMessage, NotificationList, NotificationView } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { write } from '@picolo/server/db';
import { Outbox, type Delivery } from '@picolo/server/outbox';
import { Live } from '@picolo/server/realtime';
import { AppModule } from '../../app.module.js';
import { startApi, type TestApi } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { AlertLowStock } from './jobs/alert-low-stock.job.js';
import { AlertPrintProblem } from './jobs/alert-print-problem.job.js';
import { AlertPrinterTrouble } from './jobs/alert-printer-trouble.job.js';
import { openStream } from './testing.js';
import { ForgetNotifications } from './use-cases/forget-notifications.use-case.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface OutboxRow {
  readonly id: number;
  readonly event_id: string;
  readonly payload: string;
}

describe('notifications', () => {
  let api: TestApi;
  /** The process that sends: it holds no stream. */
  let jobs: INestApplicationContext;
  let employee: BuiltUser;
  let client: BuiltUser;
  let product = 0;

  beforeAll(async () => {
    api = await startApi();
    jobs = await NestFactory.createApplicationContext(AppModule, { logger: false });
    employee = await aUser(api.app, { role: 'employee' });
    client = await aUser(api.app);
  });
  afterAll(async () => {
    await jobs.close();
  });

  const newest = async (consumer: string): Promise<OutboxRow> => {
    const rows = await api.db.rows<OutboxRow>(
      'SELECT id, event_id, payload FROM outbox WHERE consumer = ? ORDER BY id DESC LIMIT 1',
      [consumer],
    );
    if (rows[0] === undefined) throw new Error(`nothing for ${consumer}`);
    return rows[0];
  };

  /** One product falls to its threshold, and the jobs process handles it. */
  const fall = async (): Promise<Delivery<'stock-alerts'>> => {
    product += 1;
    const payload = { productId: product, sku: `P-${String(product)}`, name: 'Théière', available: 2, threshold: 3 };
    await api.db.tx((tx) =>
      jobs.get(Outbox).append(tx, [{ type: 'stock.low', subject: `product:${String(product)}`, payload }]),
    );
    const row = await newest('stock-alerts');
    const delivery = {
      rowId: row.id,
      eventId: row.event_id,
      type: 'stock.low',
      subject: '',
      version: 0,
      payload,
    } as const;
    await jobs.get(AlertLowStock).handle(delivery);
    return delivery;
  };

  /** What the relay does with a live row. */
  const carry = async (): Promise<void> => {
    const { payload } = await newest('live');
    const message: unknown = typeof payload === 'string' ? JSON.parse(payload) : payload;
    jobs.get(Live).emit(message as LiveMessage);
  };

  const get = async (user: BuiltUser, path = ''): Promise<NotificationList> => {
    const answer = await fetch(`${api.origin}/api/notifications${path}`, {
      headers: { authorization: `Bearer ${user.accessToken}` },
    });
    return (await answer.json()) as NotificationList;
  };

  const stream = (user: BuiltUser, lastEventId?: number | string): ReturnType<typeof openStream> =>
    openStream(`${api.origin}/api/notifications/stream`, user.accessToken, lastEventId);

  it('ST-4 low stock is told to those who hold stock.alerts, once however often the event comes', async () => {
    const delivery = await fall();
    await jobs.get(AlertLowStock).handle(delivery);
    const { items, unread } = await get(employee);
    expect(items).toHaveLength(1);
    expect(unread).toBe(1);
    expect(items[0]).toMatchObject({
      kind: 'stock.low',
      readAt: null,
      data: { sku: 'P-1', available: 2, threshold: 3 },
    });
    expect((await get(client)).items).toEqual([]);
  });

  it('PR-7 a print problem is told with kind and number', async () => {
    const payload = { jobId: 7, status: 'unconfirmed', kind: 'invoice', number: 'FA-2026-000001' } as const;
    await api.db.tx((tx) =>
      jobs.get(Outbox).append(tx, [{ type: 'print-job.troubled', subject: 'print-job:7', payload }]),
    );
    const row = await newest('print-alerts');
    await jobs.get(AlertPrintProblem).handle({
      rowId: row.id,
      eventId: row.event_id,
      type: 'print-job.troubled',
      subject: '',
      version: 0,
      payload,
    });
    expect((await get(employee)).items[0]).toMatchObject({ kind: 'print.problem', data: payload });
  });

  it('PR-7 a printer out of order is told to whoever may hear of it, with its name and what waits', async () => {
    const payload = { printerId: 3, name: 'Caisse', state: 'paper-out', waiting: 2 } as const;
    await api.db.tx((tx) => jobs.get(Outbox).append(tx, [{ type: 'printer.troubled', subject: 'printer:3', payload }]));
    const row = await newest('printer-alerts');
    await jobs.get(AlertPrinterTrouble).handle({
      ...{ rowId: row.id, eventId: row.event_id, type: 'printer.troubled', subject: '', version: 0, payload },
    });
    expect((await get(employee)).items[0]).toMatchObject({ kind: 'printer.trouble', data: payload });
  });

  it('NO-1 a stream replays after Last-Event-ID, then tells what comes, in order and each once', async () => {
    const [last] = (await get(employee)).items;
    await fall();
    await fall();
    const opened = await stream(employee, last?.id);
    expect(opened.status).toBe(200);
    expect(await opened.next()).toEqual({ comment: 'open' });
    const replayed = [await opened.next(), await opened.next()];
    await fall();
    await carry();
    const fresh = await opened.next();
    opened.close();
    const all = [...replayed, fresh];
    expect(all.map((event) => event?.['event'])).toEqual(['notification', 'notification', 'notification']);
    const ids = all.map((event) => Number(event?.['id']));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const view = JSON.parse(fresh?.['data'] ?? '') as NotificationView;
    expect(view).toEqual((await get(employee)).items[0]);
  });

  it('NO-1 without Last-Event-ID, or with one that is not ours, a stream starts now', async () => {
    for (const given of [undefined, 'abc', '-1', '99999999999999']) {
      const opened = await stream(employee, given);
      expect(await opened.next()).toEqual({ comment: 'open' });
      await fall();
      await carry();
      const event = await opened.next();
      opened.close();
      expect(JSON.parse(event?.['data'] ?? '')).toMatchObject({ data: { sku: `P-${String(product)}` } });
    }
  });

  it('NO-1 ids of one user rise in the order in which they can be seen', async () => {
    const opened = await stream(employee);
    await opened.next();
    await Promise.all(Array.from({ length: 20 }, () => many()));
    await carry();
    const ids: number[] = [];
    while (ids.length < 20) ids.push(Number((await opened.next())?.['id']));
    opened.close();
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(20);
  });

  /** One of many falls at once; the stream is told after each. */
  const many = async (): Promise<void> => {
    const eventId = randomUUID();
    await api.db.tx(async (tx) => {
      await write(
        tx,
        "INSERT INTO outbox (event_id, consumer, type, subject, payload) VALUES (?, 'stock-alerts', 'stock.low', '', '{}')",
        [eventId],
      );
    });
    const [row] = await api.db.rows<{ id: number }>('SELECT id FROM outbox WHERE event_id = ?', [eventId]);
    const payload = { productId: 1, sku: 'X', name: 'X', available: 0, threshold: 1 };
    await jobs
      .get(AlertLowStock)
      .handle({ rowId: row?.id ?? 0, eventId, type: 'stock.low', subject: '', version: 0, payload });
    await carry();
  };

  it('NO-1 OP-7 what nobody was told while Redis was away is sent when it is back', async () => {
    const opened = await stream(employee);
    await opened.next();
    await fall();
    const live: unknown = api.app.get(Live);
    const { redis } = live as { redis: { disconnect(reconnect: boolean): void } };
    redis.disconnect(true);
    expect(JSON.parse((await opened.next())?.['data'] ?? '')).toMatchObject({ data: { sku: `P-${String(product)}` } });
    opened.close();
  });

  it('NO-1 reading marks one’s own up to an id', async () => {
    const { items, unread } = await get(employee);
    const upTo = items[3]?.id ?? 0;
    const answer = await fetch(`${api.origin}/api/notifications/read`, {
      method: 'POST',
      headers: { authorization: `Bearer ${employee.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ upTo }),
    });
    expect(await answer.json()).toEqual({ unread: 3 });
    expect(unread).toBeGreaterThan(3);
    expect((await get(employee)).items.filter(({ readAt }) => readAt === null)).toHaveLength(3);
  });

  it('NO-1 pages go back to the first', async () => {
    const ids: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: NotificationList = await get(employee, `?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(20);
  });

  it('NO-1 what is older than a season is forgotten, a thousand at a time; nothing younger', async () => {
    const old = await aUser(api.app, { role: 'employee' });
    const kept = (await get(employee)).items;
    // The oldest rows have the lowest ids: those of this test are put before all others.
    await api.db.rows('UPDATE notifications SET id = id + 3000 ORDER BY id DESC');
    const rows = Array.from({ length: 2_103 }, (_, index) => {
      const days = index < 2_100 ? 91 : 89;
      const id = index + 1;
      return `(${id}, ${old.actor.userId}, 'stock.low', '{}', UUID(), CURRENT_TIMESTAMP(3) - INTERVAL ${days} DAY)`;
    });
    await api.db.rows(
      `INSERT INTO notifications (id, user_id, kind, details, event_id, created_at) VALUES ${rows.join(', ')}`,
    );
    await jobs.get(ForgetNotifications).execute();
    expect((await get(old)).items.map(({ id }) => id)).toEqual([2103, 2102, 2101]);
    expect((await get(employee)).items.map(({ id }) => id - 3000)).toEqual(kept.map(({ id }) => id));
    await jobs.get(ForgetNotifications).execute();
    expect((await get(old)).items).toHaveLength(3);
  });

  it('ID-4 ID-12 a suspended user’s stream ends at once, a stranger gets none', async () => {
    const other = await aUser(api.app, { role: 'employee' });
    const opened = await stream(other);
    await opened.next();
    await api.db.rows("UPDATE users SET status = 'suspended' WHERE id = ?", [other.actor.userId]);
    await jobs.get(AccessCache).announce(other.actor.userId);
    expect(await opened.next()).toBeUndefined();
    const again = await stream(other);
    expect(again.status).toBe(401);
    again.close();
  });

  it('ID-12 taking the permission away ends the streams of those who lose it', async () => {
    const other = await aUser(api.app);
    const opened = await stream(other);
    await opened.next();
    await api.db.rows(
      "DELETE p FROM role_permissions p JOIN roles r ON r.id = p.role_id WHERE r.name = 'client' AND p.permission = 'notifications.read'",
    );
    await jobs.get(AccessCache).announce(null);
    expect(await opened.next()).toBeUndefined();
    const again = await stream(other);
    expect(again.status).toBe(403);
    again.close();
  });

  it('NO-1 a process that stops ends its streams, and so can stop', async () => {
    const opened = await stream(employee);
    await opened.next();
    await api.close();
    expect(await opened.next()).toBeUndefined();
  });
});
