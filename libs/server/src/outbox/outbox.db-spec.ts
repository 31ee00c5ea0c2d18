import { Global, Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { consumers, type Consumer, type LiveMessage } from '@picolo/contracts';
import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigModule } from '../config/index.js';
import { dataSourceOptions } from '../db/data-source-options.js';
import { Db } from '../db/db.js';
import { DbModule } from '../db/db.module.js';
import { openRedis } from '../queue/redis.js';
import { RedisModule } from '../queue/redis.module.js';
import { Live } from '../realtime/live.js';
import { freshDatabase, type FreshDatabase } from '../testing/index.js';
import { holds } from './consumer-runner.js';
import { Consumes, type ConsumerHandler, type Delivery } from './consumes.decorator.js';
import { Inbox } from './inbox.js';
import { OutboxRelayModule } from './outbox-relay.module.js';
import { Outbox } from './outbox.js';
import { OutboxModule } from './outbox.module.js';
import { queuePrefix } from './queue-names.js';
import { Sweeps, type Sweep } from './sweeps.decorator.js';

/** What happened, in order. */
const effects: string[] = [];
let fail: (delivery: Delivery) => boolean = () => false;
let sweeps = 0;

/** One recording handler per consumer. */
const handlerOf = (consumer: Consumer): new (inbox: Inbox) => ConsumerHandler<Consumer> => {
  @Injectable()
  @Consumes(consumer)
  class Recorder implements ConsumerHandler<Consumer> {
    constructor(private readonly inbox: Inbox) {}

    async handle(delivery: Delivery): Promise<void> {
      if (fail(delivery)) throw new Error('not today');
      await this.inbox.once(delivery, () => {
        effects.push(`${consumer} ${delivery.subject}`);
        return Promise.resolve();
      });
    }
  }
  return Recorder;
};

@Injectable()
@Sweeps({ everyMs: 20 })
class CountingSweep implements Sweep {
  sweep(): Promise<void> {
    sweeps += 1;
    return Promise.resolve();
  }
}

const shown: LiveMessage[] = [];

@Global()
@Module({
  providers: [{ provide: Live, useValue: { emit: (message: LiveMessage) => shown.push(message) } }],
  exports: [Live],
})
class SilentScreens {}

/** A jobs process in miniature. */
@Module({
  imports: [SilentScreens, ConfigModule, DbModule, RedisModule, OutboxModule, OutboxRelayModule],
  providers: [...(Object.keys(consumers) as Consumer[]).map(handlerOf), CountingSweep],
})
class JobsInMiniature {}

let database: FreshDatabase;
let app: INestApplicationContext;
let redis: Redis;

const start = (): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(JobsInMiniature, { logger: false, abortOnError: false });

const append = (subject: string, commit = true): Promise<void> =>
  app
    .get(Db)
    .tx(async (tx) => {
      await app.get(Outbox).append(tx, [{ type: 'order.processed', subject, payload: { orderId: 1 } }]);
      if (!commit) throw new Error('changed my mind');
    })
    .catch((error: unknown) => {
      if (commit) throw error;
    });

const states = (): Promise<{ subject: string; state: number; attempts: number; error: string | null }[]> =>
  app.get(Db).rows('SELECT subject, state, attempts, error FROM outbox ORDER BY id');

beforeAll(async () => {
  database = await freshDatabase();
  process.env['DATABASE_URL'] = database.url;
  process.env['JWT_SECRET'] ??= 'x'.repeat(32);
  redis = openRedis(process.env['REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
  app = await start();
});

afterAll(async () => {
  await app.close();
  redis.disconnect();
  await database.drop();
});

beforeEach(async () => {
  effects.length = 0;
  shown.length = 0;
  fail = () => false;
  await app.get(Db).rows('DELETE FROM outbox');
});

afterEach(() => {
  fail = () => false;
});

describe('the outbox', () => {
  it('OP-7 an event reaches its consumer once, and its row is closed by the consumer’s own commit', async () => {
    await append('order:1');
    await vi.waitFor(async () => {
      expect(await states()).toMatchObject([{ subject: 'order:1', state: 2 }]);
    }, 10_000);
    expect(effects).toEqual(['invoices order:1']);
  });

  it('OP-7 what was rolled back is never told', async () => {
    await append('order:2', false);
    await append('order:3');
    await vi.waitFor(() => {
      expect(effects).toContain('invoices order:3');
    }, 10_000);
    expect(effects).not.toContain('invoices order:2');
  });

  it('OP-7 a delivery that comes twice has one effect', async () => {
    await append('order:4');
    await vi.waitFor(() => {
      expect(effects).toHaveLength(1);
    }, 10_000);
    const [row] = await app.get(Db).rows<{ id: number }>('SELECT id FROM outbox');
    const ran = await app.get(Inbox).once({ rowId: row?.id ?? 0 }, () => {
      effects.push('again');
      return Promise.resolve();
    });
    expect(ran).toBe(false);
    expect(effects).toHaveLength(1);
  });

  it('OP-7 Redis wiped: open rows are published again', async () => {
    fail = () => true;
    await append('order:5');
    await vi.waitFor(async () => {
      expect((await states())[0]?.attempts).toBeGreaterThan(0);
    }, 10_000);
    // As if it had been published and Redis then lost it: open, and due only in a minute.
    fail = () => false;
    await app.get(Db).rows('UPDATE outbox SET state = 1, due_at = CURRENT_TIMESTAMP(3) + INTERVAL 60 SECOND');
    await redis.flushall();
    await vi.waitFor(() => {
      expect(effects).toEqual(['invoices order:5']);
    }, 10_000);
  });

  it('a failure is kept with its reason and tried again later; others are not held up', async () => {
    fail = ({ subject }) => subject === 'order:6';
    await append('order:6');
    await append('order:7');
    await vi.waitFor(async () => {
      expect(effects).toEqual(['invoices order:7']);
      expect((await states())[0]).toMatchObject({ state: 0, error: 'not today' });
    }, 10_000);
    fail = () => false;
    await vi.waitFor(() => {
      expect(effects).toContain('invoices order:6');
    }, 20_000);
  });

  it('after eight failures a person decides', async () => {
    fail = () => true;
    await append('order:8');
    await app.get(Db).rows('UPDATE outbox SET attempts = 7');
    await vi.waitFor(async () => {
      expect((await states())[0]).toMatchObject({ state: 3, attempts: 8 });
    }, 10_000);
  });

  it('live messages go to the screens and are closed', async () => {
    const message = app
      .get(Outbox)
      .message({ rooms: ['public'], event: 'shop:availability', data: { productId: 1, available: 2, version: 3 } });
    await app.get(Db).tx((tx) => app.get(Outbox).append(tx, [], [message]));
    await vi.waitFor(() => {
      expect(shown).toEqual([message]);
    }, 10_000);
  });

  it('OP-5 what a killed consumer left behind is done within seconds, not when the row falls due in a minute', async () => {
    await app.close();
    const queue = new Queue('invoices', { connection: redis, prefix: queuePrefix });
    const source = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    const { insertId } = await source.query<{ insertId: number }>(
      `INSERT INTO outbox (event_id, consumer, type, subject, payload, state, due_at)
       VALUES (UUID(), 'invoices', 'order.processed', 'order:10', '{"orderId":1}', 1, CURRENT_TIMESTAMP(3) + INTERVAL 60 SECOND)`,
    );
    await source.destroy();
    await queue.add('order.processed', { rowId: insertId, subject: 'order:10' }, { jobId: `o-${String(insertId)}` });
    // A consumer that took the job and died: it renews its hold no more.
    const killed = new Worker('invoices', null, { connection: redis, prefix: queuePrefix, ...holds });
    expect((await killed.getNextJob('killed')).id).toBe(`o-${String(insertId)}`);
    await killed.close(true);
    await queue.close();
    app = await start();
    await vi.waitFor(() => {
      expect(effects).toEqual(['invoices order:10']);
    }, 40_000);
  });

  it('what falls due in the database is looked at again and again', async () => {
    const seen = sweeps;
    await vi.waitFor(() => {
      expect(sweeps).toBeGreaterThan(seen);
    }, 10_000);
  });

  it('one of two processes leads; the other takes over', async () => {
    const second = await start();
    const [holder] = await app
      .get(Db)
      .rows<{ id: number | null }>("SELECT IS_USED_LOCK(CONCAT('picolo:', DATABASE(), ':relay')) AS id");
    expect(holder?.id).not.toBeNull();
    await app.close();
    app = second;
    await append('order:9');
    await vi.waitFor(() => {
      expect(effects).toContain('invoices order:9');
    }, 10_000);
  });
});
