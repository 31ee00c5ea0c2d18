import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { consumers, type Consumer } from '@picolo/contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { openRedis } from '../queue/redis.js';
import type { Delivery } from './consumes.decorator.js';
import { epochKey, queuePrefix } from './queue-names.js';

/** Milliseconds after which an answer of Redis is not waited for any longer; the rows stay due. */
const patience = 5_000;

/** The only place that adds BullMQ jobs. */
@Injectable()
export class Publisher implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly queues: ReadonlyMap<string, Queue>;

  constructor(config: Config) {
    this.redis = openRedis(config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: patience,
    });
    this.queues = new Map(
      (Object.keys(consumers) as Consumer[]).map((name) => {
        const queue = new Queue(name, { connection: this.redis, prefix: queuePrefix, skipWaitingForReady: true });
        queue.on('error', () => undefined);
        return [name, queue];
      }),
    );
  }

  get ready(): boolean {
    return this.redis.status === 'ready';
  }

  /** The same row added twice is one job: the id is the row's. */
  async add(consumer: string, deliveries: readonly Delivery[]): Promise<void> {
    const queue = this.queues.get(consumer);
    if (queue === undefined) throw new Error(`no queue for consumer ${consumer}`);
    await queue.addBulk(
      deliveries.map((data) => ({
        name: data.type,
        data,
        opts: { jobId: `o-${String(data.rowId)}`, removeOnComplete: true, removeOnFail: true, attempts: 1 },
      })),
    );
  }

  /** True once after Redis was wiped or started empty. */
  async wiped(): Promise<boolean> {
    return (await this.redis.set(epochKey, '1', 'NX')) === 'OK';
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    this.redis.disconnect();
  }
}
