import { Redis, type RedisOptions } from 'ioredis';

/** ioredis options for `redis://host:6379` or `unix:///path/redis.sock`. */
export const redisOptions = (redisUrl: string): RedisOptions => {
  const address = new URL(redisUrl);
  if (address.protocol === 'unix:') return { path: decodeURIComponent(address.pathname) };
  return {
    host: address.hostname,
    port: address.port === '' ? 6379 : Number(address.port),
    ...(address.username === '' ? {} : { username: decodeURIComponent(address.username) }),
    ...(address.password === '' ? {} : { password: decodeURIComponent(address.password) }),
    ...(address.pathname.length > 1 ? { db: Number(address.pathname.slice(1)) } : {}),
    ...(address.protocol === 'rediss:' ? { tls: {} } : {}),
  };
};

/** A connection that comes back by itself. Errors are silent here: what needs Redis looks at `status`. */
export const openRedis = (redisUrl: string, options: RedisOptions): Redis => {
  const redis = new Redis({
    ...redisOptions(redisUrl),
    retryStrategy: (times) => Math.min(times * 50, 500),
    ...options,
  });
  redis.on('error', () => undefined);
  return redis;
};
