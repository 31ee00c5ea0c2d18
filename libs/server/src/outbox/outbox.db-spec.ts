import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Db } from '../db/db.js';
import { happened, OutboxUnderTest, startJobs } from './outbox.builder.js';
import { Inbox } from './inbox.js';
import { Outbox } from './outbox.js';

let outbox: OutboxUnderTest;

beforeAll(async () => {
  outbox = await OutboxUnderTest.open();
});

afterAll(() => outbox.close());

beforeEach(() => outbox.clear());

describe('the outbox', () => {
  it('OP-7 an event reaches its consumer once, and its row is closed by the consumer’s own commit', async () => {
    await outbox.append('order:1');
    await vi.waitFor(async () => {
      expect(await outbox.states()).toMatchObject([{ subject: 'order:1', state: 2 }]);
    }, 60_000);
    expect(happened.effects).toEqual(['invoices order:1']);
  });

  it('OP-7 what was rolled back is never told', async () => {
    await outbox.append('order:2', false);
    await outbox.append('order:3');
    await vi.waitFor(() => {
      expect(happened.effects).toContain('invoices order:3');
    }, 60_000);
    expect(happened.effects).not.toContain('invoices order:2');
  });

  it('OP-7 a delivery that comes twice has one effect', async () => {
    await outbox.append('order:4');
    await vi.waitFor(() => {
      expect(happened.effects).toHaveLength(1);
    }, 60_000);
    const [row] = await outbox.app.get(Db).rows<{ id: number }>('SELECT id FROM outbox');
    const ran = await outbox.app.get(Inbox).once({ rowId: row?.id ?? 0 }, () => {
      happened.effects.push('again');
      return Promise.resolve();
    });
    expect(ran).toBe(false);
    expect(happened.effects).toHaveLength(1);
  });

  it('OP-7 Redis wiped: open rows are published again', async () => {
    happened.fail = () => true;
    await outbox.append('order:5');
    await vi.waitFor(async () => {
      expect((await outbox.states())[0]?.attempts).toBeGreaterThan(0);
    }, 60_000);
    // As if it had been published and Redis then lost it: open, and due only in a minute.
    happened.fail = () => false;
    await outbox.app.get(Db).rows('UPDATE outbox SET state = 1, due_at = CURRENT_TIMESTAMP(3) + INTERVAL 60 SECOND');
    await outbox.redis.flushall();
    await vi.waitFor(() => {
      expect(happened.effects).toEqual(['invoices order:5']);
    }, 60_000);
  });

  it('a failure is kept with its reason and tried again later; others are not held up', async () => {
    happened.fail = ({ subject }) => subject === 'order:6';
    await outbox.append('order:6');
    await outbox.append('order:7');
    await vi.waitFor(async () => {
      expect(happened.effects).toEqual(['invoices order:7']);
      expect((await outbox.states())[0]).toMatchObject({ state: 0, error: 'not today' });
    }, 60_000);
    happened.fail = () => false;
    await vi.waitFor(() => {
      expect(happened.effects).toContain('invoices order:6');
    }, 60_000);
  });

  it('after eight failures a person decides', async () => {
    happened.fail = () => true;
    await outbox.append('order:8');
    await outbox.app.get(Db).rows('UPDATE outbox SET attempts = 7');
    await vi.waitFor(async () => {
      expect((await outbox.states())[0]).toMatchObject({ state: 3, attempts: 8 });
    }, 60_000);
  });

  it('live messages go to the screens and are closed', async () => {
    const message = outbox.app
      .get(Outbox)
      .message({ rooms: ['public'], event: 'shop:availability', data: { productId: 1, available: 2, version: 3 } });
    await outbox.app.get(Db).tx((tx) => outbox.app.get(Outbox).append(tx, [], [message]));
    await vi.waitFor(() => {
      expect(happened.shown).toEqual([message]);
    }, 60_000);
  });

  it('what one act tells the screens travels in one row, and arrives in its order', async () => {
    const messages = [1, 2, 3].map((productId) =>
      outbox.app
        .get(Outbox)
        .message({ rooms: ['public'], event: 'shop:availability', data: { productId, available: 2, version: 3 } }),
    );
    await outbox.app.get(Db).tx((tx) => outbox.app.get(Outbox).append(tx, [], messages));
    await vi.waitFor(async () => {
      expect(await outbox.states()).toMatchObject([{ subject: 'public', state: 2 }]);
    }, 60_000);
    expect(happened.shown).toEqual(messages);
  });

  it('what falls due in the database is looked at again and again', async () => {
    const seen = happened.sweeps;
    await vi.waitFor(() => {
      expect(happened.sweeps).toBeGreaterThan(seen);
    }, 60_000);
  });

  it('one of two processes leads; the other takes over', async () => {
    const second = await startJobs();
    const [holder] = await outbox.app
      .get(Db)
      .rows<{ id: number | null }>("SELECT IS_USED_LOCK(CONCAT('picolo:', DATABASE(), ':relay')) AS id");
    expect(holder?.id).not.toBeNull();
    await outbox.app.close();
    outbox.app = second;
    await outbox.append('order:9');
    await vi.waitFor(() => {
      expect(happened.effects).toContain('invoices order:9');
    }, 60_000);
  });
});
