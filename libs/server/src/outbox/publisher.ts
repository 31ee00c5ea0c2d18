import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { consumers } from '@picolo/contracts';
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
  private readonly queues = new Map<string, Queue>();

  constructor(config: Config) {
    this.redis = openRedis(config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: patience,
    });
  }

  get ready(): boolean {
    return this.redis.status === 'ready';
  }

  /** Whether a consumer of this name has a queue. */
  knows(consumer: string): boolean {
    return Object.hasOwn(consumers, consumer);
  }

  /** The same row added twice is one job: the id is the row's. */
  async add(consumer: string, deliveries: readonly Delivery[]): Promise<void> {
    try {
      await this.queue(consumer).addBulk(
        deliveries.map((data) => ({
          name: data.type,
          data,
          opts: { jobId: `o-${String(data.rowId)}`, removeOnComplete: true, removeOnFail: true, attempts: 1 },
        })),
      );
    } catch (error) {
      // BullMQ remembers a first connection that failed for ever: the next try starts with a new queue.
      this.queues.delete(consumer);
      throw error;
    }
  }

  /** True after Redis was wiped or started empty, until `begin`. */
  async wiped(): Promise<boolean> {
    return (await this.redis.exists(epochKey)) === 0;
  }

  /** What was lost is due again. */
  async begin(): Promise<void> {
    await this.redis.set(epochKey, '1');
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }

  /** Made when Redis is there, never before: see `add`. */
  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const queue = new Queue(name, { connection: this.redis, prefix: queuePrefix, skipWaitingForReady: true });
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }
}
