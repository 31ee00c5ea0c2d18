import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { openRedis } from './redis.js';

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
      commandTimeout: 250,
    });
  }

  get ready(): boolean {
    return this.client.status === 'ready';
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
