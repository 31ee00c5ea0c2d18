import { Global, Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { consumers, type Consumer, type LiveMessage } from '@picolo/contracts';
import type { Redis } from 'ioredis';
import { ConfigModule } from '../config/index.js';
import { Db } from '../db/db.js';
import { DbModule } from '../db/db.module.js';
import { openRedis } from '../queue/redis.js';
import { RedisModule } from '../queue/redis.module.js';
import { Live } from '../realtime/live.js';
import { freshDatabase, type FreshDatabase } from '../testing/index.js';
import { Consumes, type ConsumerHandler, type Delivery } from './consumes.decorator.js';
import { Inbox } from './inbox.js';
import { OutboxRelayModule } from './outbox-relay.module.js';
import { Outbox } from './outbox.js';
import { OutboxModule } from './outbox.module.js';
import { Sweeps, type Sweep } from './sweeps.decorator.js';

/** What happened in this test's jobs processes, in order, and which deliveries shall fail. */
export const happened = {
  effects: [] as string[],
  shown: [] as LiveMessage[],
  sweeps: 0,
  fail: (_delivery: Delivery): boolean => false,
};

/** One recording handler per consumer. */
const handlerOf = (consumer: Consumer): new (inbox: Inbox) => ConsumerHandler<Consumer> => {
  @Injectable()
  @Consumes(consumer)
  class Recorder implements ConsumerHandler<Consumer> {
    constructor(private readonly inbox: Inbox) {}

    async handle(delivery: Delivery): Promise<void> {
      if (happened.fail(delivery)) throw new Error('not today');
      await this.inbox.once(delivery, () => {
        happened.effects.push(`${consumer} ${delivery.subject}`);
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
    happened.sweeps += 1;
    return Promise.resolve();
  }
}

/** Fails on what is no message, as the real screens do. */
const show = (message: LiveMessage): void => {
  if (message.rooms.length > 0) happened.shown.push(message);
};

@Global()
@Module({ providers: [{ provide: Live, useValue: { emit: show } }], exports: [Live] })
class SilentScreens {}

/** A jobs process in miniature. */
@Module({
  imports: [SilentScreens, ConfigModule, DbModule, RedisModule, OutboxModule, OutboxRelayModule],
  providers: [...(Object.keys(consumers) as Consumer[]).map(handlerOf), CountingSweep],
})
class JobsInMiniature {}

export const startJobs = (): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(JobsInMiniature, { logger: false, abortOnError: false });

interface State {
  readonly subject: string;
  readonly state: number;
  readonly attempts: number;
  readonly error: string | null;
}

/** For tests: a fresh database with a jobs process in miniature, which may be replaced by another one (`app`). */
export class OutboxUnderTest {
  private constructor(
    readonly database: FreshDatabase,
    readonly redis: Redis,
    public app: INestApplicationContext,
  ) {}

  static async open(): Promise<OutboxUnderTest> {
    const database = await freshDatabase();
    process.env['DATABASE_URL'] = database.url;
    process.env['JWT_SECRET'] ??= 'x'.repeat(32);
    const redis = openRedis(process.env['REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
    return new OutboxUnderTest(database, redis, await startJobs());
  }

  async close(): Promise<void> {
    await this.app.close();
    this.redis.disconnect();
    await this.database.drop();
  }

  async clear(): Promise<void> {
    Object.assign(happened, { effects: [], shown: [], fail: () => false });
    await this.app.get(Db).rows('DELETE FROM outbox');
  }

  /** As a use case does it; `commit` false: the transaction is rolled back. */
  async append(subject: string, commit = true): Promise<void> {
    const work = this.app.get(Db).tx(async (tx) => {
      await this.app.get(Outbox).append(tx, [{ type: 'order.processed', subject, payload: { orderId: 1 } }]);
      if (!commit) throw new Error('changed my mind');
    });
    await work.catch((error: unknown) => {
      if (commit) throw error;
    });
  }

  /** A row as it may be found; `due` is SQL. Answers its id. */
  async insert(consumer: string, subject: string, state: number, due: string): Promise<number> {
    const { insertId } = await this.app.get(Db).source.query<{ insertId: number }>(
      `INSERT INTO outbox (event_id, consumer, type, subject, payload, state, due_at)
       VALUES (UUID(), ?, 'order.processed', ?, '{"orderId":1}', ?, ${due})`,
      [consumer, subject, state],
    );
    return insertId;
  }

  async states(): Promise<State[]> {
    return await this.app.get(Db).rows('SELECT subject, state, attempts, error FROM outbox ORDER BY id');
  }
}
