import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { consumers, type Consumer } from '@picolo/contracts';
import { Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { openRedis } from '../queue/redis.js';
import { consumesKey, type ConsumerHandler, type Delivery } from './consumes.decorator.js';
import { queuePrefix } from './queue-names.js';

interface Registration {
  readonly consumer: Consumer;
  readonly concurrency: number;
  readonly handler: ConsumerHandler<Consumer>;
}

/** A failed delivery waits 1 s, 2 s, 4 s … 64 s; after eight attempts a person decides. */
const maxAttempts = 8;

/**
 * How long a consumer holds a delivery without a sign of life: a process that was killed is noticed after `lockDuration`, by a
 * look every `stalledInterval` milliseconds, and another consumer gets what it left behind. Delivering what is still being
 * worked on does no harm: `Inbox.once` waits for the first and finds it done. A delivery that took several processes down
 * with it goes back to the outbox, which waits a minute each time.
 */
export const holds = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 3 } as const;

/** The BullMQ workers of the jobs process, one per consumer. */
@Injectable()
export class ConsumerRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Consumers');
  private readonly workers: Worker[] = [];
  /** BullMQ leaves connections that it was given to whoever gave them. */
  private readonly connections: Redis[] = [];

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const found = this.registrations();
    assertComplete(found);
    for (const registration of found) this.workers.push(this.start(registration));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    for (const connection of this.connections) connection.disconnect();
  }

  private registrations(): Registration[] {
    return this.discovery.getProviders().flatMap((wrapper) => {
      if (typeof wrapper.metatype !== 'function') return [];
      const meta = this.reflector.get<{ consumer: Consumer; concurrency: number } | undefined>(
        consumesKey,
        wrapper.metatype,
      );
      return meta === undefined ? [] : [{ ...meta, handler: wrapper.instance as ConsumerHandler<Consumer> }];
    });
  }

  private start({ consumer, concurrency, handler }: Registration): Worker {
    const connection = openRedis(this.config.redisUrl, { maxRetriesPerRequest: null });
    this.connections.push(connection);
    const worker = new Worker<Delivery>(consumer, (job) => this.process(consumer, handler, job), {
      connection,
      prefix: queuePrefix,
      concurrency,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      ...holds,
    });
    worker.on('error', (error) => {
      this.logger.debug(`${consumer}: ${error.message}`);
    });
    return worker;
  }

  private async process(consumer: Consumer, handler: ConsumerHandler<Consumer>, job: Job<Delivery>): Promise<void> {
    try {
      await handler.handle(job.data);
    } catch (error) {
      this.logger.warn(
        `${consumer} ${job.data.subject}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      await this.postpone(job.data.rowId, error);
    }
  }

  /** Never throws: when the database is away too, the row falls due by itself. */
  private async postpone(rowId: number, error: unknown): Promise<void> {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
    await this.db
      .rows(
        `UPDATE outbox SET attempts = attempts + 1, error = ?, state = IF(attempts >= ?, 3, 0),
           due_at = CURRENT_TIMESTAMP(3) + INTERVAL POW(2, LEAST(attempts, 7) - 1) SECOND
         WHERE id = ? AND state IN (0, 1)`,
        [message, maxAttempts, rowId],
      )
      .catch(() => undefined);
  }
}

/** Throws, naming them, when a consumer has no handler or two. */
const assertComplete = (found: readonly Registration[]): void => {
  const wrong = (Object.keys(consumers) as Consumer[]).filter(
    (name) => found.filter(({ consumer }) => consumer === name).length !== 1,
  );
  if (wrong.length > 0) throw new Error(`Consumers without exactly one handler: ${wrong.join(', ')}`);
};
