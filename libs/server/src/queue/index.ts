export { openRedis, redisOptions } from './redis.js';
export { RedisModule, QuickRedis } from './redis.module.js';
