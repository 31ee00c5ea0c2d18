import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, type Endpoint, type RateLimit } from '@picolo/contracts';
import type { Request } from 'express';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { endpointKey } from '../auth/metadata-keys.js';
import { isProgram, type Caller } from '../auth/program.js';
import { Config } from '../config/config.js';
import { QuickRedis } from '../queue/redis.module.js';
import { networkOf } from './network.js';

type Counted = Exclude<RateLimit, 'none'>;

/** SE-1. `duration` in seconds. */
const limits: Readonly<
  Record<Counted, { readonly points: number; readonly duration: number; readonly per: 'address' | 'user' }>
> = {
  'sign-in': { points: 10, duration: 60, per: 'address' },
  registration: { points: 5, duration: 3600, per: 'address' },
  printing: { points: 60, duration: 60, per: 'user' },
  writes: { points: 300, duration: 60, per: 'user' },
};

/**
 * Counts calls in Redis and refuses what comes too often, after the access guard has said who calls. Redis being away, slow or
 * wiped lets everything pass: the lock-out of accounts is in the database.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limiters: ReadonlyMap<RateLimit, RateLimiterRedis>;

  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly redis: QuickRedis,
  ) {
    this.limiters = new Map(
      (Object.keys(limits) as Counted[]).map((name) => [
        name,
        new RateLimiterRedis({
          storeClient: redis.client,
          rejectIfRedisNotReady: true,
          keyPrefix: `picolo:limit:${name}`,
          points: limits[name].points,
          duration: limits[name].duration,
        }),
      ]),
    );
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (!this.config.rateLimits || context.getType() !== 'http') return true;
    const endpoint = this.reflector.get<Endpoint | undefined>(endpointKey, context.getHandler());
    if (endpoint === undefined || endpoint.limit === 'none') return true;
    const request = context.switchToHttp().getRequest<Request & { user?: Caller }>();
    await this.count(endpoint.limit, request);
    return true;
  }

  private async count(name: Counted, request: Request & { user?: Caller }): Promise<void> {
    const caller = limits[name].per === 'user' ? request.user : undefined;
    const key = caller === undefined ? networkOf(request.ip ?? '') : callerKey(caller);
    try {
      const limiter = this.limiters.get(name);
      if (limiter !== undefined) await this.redis.inTime(limiter.consume(key));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) return;
      throw new DomainError('REQUEST.RATE_LIMITED', { seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}

const callerKey = (caller: Caller): string =>
  isProgram(caller) ? `key-${String(caller.apiKeyId)}` : `user-${String(caller.userId)}`;
