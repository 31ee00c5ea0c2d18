import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { openRedis } from './redis.js';

/** How long a request waits for Redis, ms, and in how many looks at the clock. */
const patience = { ms: 250, looks: 5 };

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
   * What Redis answers; rejects when it is silent for 250 ms. The time in which this process was too busy to hear it is
   * not held against it, or a flood of requests would lift the very limits that are counted there: however late one of
   * the looks at the clock comes, it counts as one, and what has arrived is read before the next.
   */
  inTime<T>(answer: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let left = patience.looks;
    const look = (): void => {
      left -= 1;
      if (left > 0) timer = setTimeout(look, patience.ms / patience.looks);
      else reject(new Error('Redis does not answer in time'));
    };
    let timer = setTimeout(look, patience.ms / patience.looks);
    void answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
    return promise;
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
