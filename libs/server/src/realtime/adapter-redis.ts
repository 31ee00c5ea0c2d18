import { Redis, type Command } from 'ioredis';
import { redisOptions } from '../queue/redis.js';

/**
 * The Redis connection of the Socket.io adapter, which leaves the promises of some commands to themselves (session of a
 * connection that ended, messages between processes, subscriptions): one that fails because Redis is away must not end the
 * process. Whoever does wait for an answer is still told.
 */
export class AdapterRedis extends Redis {
  constructor(
    private readonly redisUrl: string,
    maxRetriesPerRequest: number | null = 1,
  ) {
    super({
      ...redisOptions(redisUrl),
      retryStrategy: (times) => Math.min(times * 50, 500),
      maxRetriesPerRequest,
    });
    this.on('error', () => undefined);
  }

  /** The adapter's reader and subscriber: they wait until Redis is there, whenever that is. */
  override duplicate(): Redis {
    return new AdapterRedis(this.redisUrl, null);
  }

  override sendCommand(command: Command, stream?: Parameters<Redis['sendCommand']>[1]): unknown {
    const answer = super.sendCommand(command, stream);
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer;
  }
}
