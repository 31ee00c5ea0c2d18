import { Queue, Worker } from 'bullmq';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataSourceOptions } from '../db/data-source-options.js';
import { Db } from '../db/db.js';
import { holds } from './consumer-runner.js';
import { Leader } from './leader.js';
import { happened, OutboxUnderTest, startJobs } from './outbox.builder.js';
import { Outbox } from './outbox.js';
import { Publisher } from './publisher.js';
import { queuePrefix } from './queue-names.js';

let outbox: OutboxUnderTest;

beforeAll(async () => {
  outbox = await OutboxUnderTest.open();
});

afterAll(() => outbox.close());

beforeEach(() => outbox.clear());

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the relay when something goes wrong', () => {
  it('OP-5 what a killed consumer left behind is done within seconds, not when the row falls due in a minute', async () => {
    const insertId = await outbox.insert('invoices', 'order:10', 1, 'CURRENT_TIMESTAMP(3) + INTERVAL 60 SECOND');
    await outbox.app.close();
    const queue = new Queue('invoices', { connection: outbox.redis, prefix: queuePrefix });
    await queue.add('order.processed', { rowId: insertId, subject: 'order:10' }, { jobId: `o-${String(insertId)}` });
    // A consumer that took the job and died: it renews its hold no more.
    const killed = new Worker('invoices', null, { connection: outbox.redis, prefix: queuePrefix, ...holds });
    expect((await killed.getNextJob('killed')).id).toBe(`o-${String(insertId)}`);
    await killed.close(true);
    await queue.close();
    outbox.app = await startJobs();
    await vi.waitFor(() => {
      expect(happened.effects).toEqual(['invoices order:10']);
    }, 60_000);
  });

  it('OP-7 a delivery that failed before it was marked as published is tried again after its pause, not after a minute', async () => {
    const publisher = outbox.app.get(Publisher);
    const add = publisher.add.bind(publisher);
    vi.spyOn(publisher, 'add').mockImplementationOnce(async (consumer, deliveries) => {
      happened.fail = () => true;
      await add(consumer, deliveries);
      await vi.waitFor(async () => {
        expect((await outbox.states())[0]?.attempts).toBe(1);
      }, 60_000);
      happened.fail = () => false;
    });
    await outbox.append('order:11');
    await vi.waitFor(() => {
      expect(happened.effects).toEqual(['invoices order:11']);
    }, 60_000);
  });

  it('OP-7 Redis wiped while the table is busy: open rows are published all the same', async () => {
    const leader = outbox.app.get(Leader);
    const change = leader.change.bind(leader);
    let failures = 0;
    vi.spyOn(leader, 'change').mockImplementation((text) => {
      if (failures > 0 || !text.startsWith('UPDATE outbox SET due_at')) return change(text);
      failures += 1;
      return Promise.reject(new Error('Lock wait timeout exceeded'));
    });
    await outbox.insert('invoices', 'order:12', 1, 'CURRENT_TIMESTAMP(3) + INTERVAL 60 SECOND');
    await outbox.redis.flushall();
    await vi.waitFor(() => {
      expect(happened.effects).toEqual(['invoices order:12']);
    }, 60_000);
    expect(failures).toBe(1);
  });

  it('a queue that takes nothing is not asked without a pause', async () => {
    const asked: number[] = [];
    vi.spyOn(outbox.app.get(Publisher), 'add').mockImplementation(() => {
      asked.push(performance.now());
      return Promise.reject(new Error('OOM command not allowed'));
    });
    const batch = Array.from({ length: 500 }, () => "(UUID(), 'invoices', 'order.processed', 'order:13', '{}')");
    await outbox.app
      .get(Db)
      .rows(`INSERT INTO outbox (event_id, consumer, type, subject, payload) VALUES ${batch.join(', ')}`);
    await vi.waitFor(() => {
      expect(asked.length).toBeGreaterThanOrEqual(3);
    }, 60_000);
    // Half a second between two looks; a slow machine only makes it longer.
    expect((asked[2] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(900);
  });

  it('a row for a consumer that nobody knows is left to a person; others are not held up', async () => {
    await outbox.insert('forgotten', 'order:14', 0, 'CURRENT_TIMESTAMP(3)');
    await outbox.append('order:15');
    await vi.waitFor(async () => {
      expect(happened.effects).toEqual(['invoices order:15']);
      expect((await outbox.states())[0]).toMatchObject({ subject: 'order:14', state: 3 });
    }, 60_000);
  });

  it('a message that cannot be shown is dropped; those behind it are shown', async () => {
    const message = outbox.app
      .get(Outbox)
      .message({ rooms: ['public'], event: 'shop:availability', data: { productId: 2, available: 2, version: 3 } });
    await outbox.insert('live', 'broken', 0, 'CURRENT_TIMESTAMP(3)');
    await outbox.app.get(Db).tx((tx) => outbox.app.get(Outbox).append(tx, [], [message]));
    await vi.waitFor(async () => {
      expect(happened.shown).toEqual([message]);
      expect((await outbox.states()).map(({ state }) => state)).toEqual([2, 2]);
    }, 60_000);
  });

  it('what was done a week ago is forgotten, all of it', async () => {
    await outbox.app.close();
    const done = Array.from(
      { length: 2_500 },
      () => "(UUID(), 'live', 'x', 'old', '{}', 2, CURRENT_TIMESTAMP(3) - INTERVAL 8 DAY)",
    );
    const source = await new DataSource(dataSourceOptions(outbox.database.url, 1)).initialize();
    await source.query(
      `INSERT INTO outbox (event_id, consumer, type, subject, payload, state, done_at) VALUES ${done.join(', ')}`,
    );
    await source.destroy();
    outbox.app = await startJobs();
    await vi.waitFor(async () => {
      expect(await outbox.states()).toEqual([]);
    }, 60_000);
  });

  it('a process that stops leaves no connection to Redis', async () => {
    const connections = async (): Promise<number> =>
      String(await outbox.redis.client('LIST'))
        .trim()
        .split('\n').length;
    const before = await connections();
    const second = await startJobs();
    await second.close();
    await vi.waitFor(async () => {
      expect(await connections()).toBe(before);
    }, 60_000);
  });
});
