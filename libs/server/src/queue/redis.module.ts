import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { answerInTime } from './in-time.js';
import { openRedis } from './redis.js';

/** How long a request waits for Redis, ms. */
const patience = 250;

/**
 * Redis for what a request may touch: it never queues and never waits long, and every failure is swallowed by its user
 * (no request awaits a Redis that is away).
 */
@Injectable()
export class QuickRedis implements OnApplicationShutdown {
  readonly client: Redis;

  constructor(@Inject(Config) config: Config) {
    this.client = openRedis(config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      // For whom nobody waits: `inTime` is what a request puts up with.
      commandTimeout: 5_000,
    });
  }

  get ready(): boolean {
    return this.client.status === 'ready';
  }

  /**
   * What Redis answers; rejects when it is silent for 250 ms. A process that is too busy to hear it waits until it can: a
   * flood of requests would lift the very limits that are counted there.
   */
  inTime<T>(answer: Promise<T>): Promise<T> {
    return answerInTime(answer, patience);
  }

  /** Publishes if Redis is there; says nothing if not. */
  publish(channel: string, message: string): void {
    if (!this.ready) return;
    this.client.publish(channel, message).catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
  }
}

@Global()
@Module({ providers: [QuickRedis], exports: [QuickRedis] })
export class RedisModule {}
