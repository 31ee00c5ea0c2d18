import { join } from 'node:path';
import type { Backends } from './backends.ts';
import { local } from './paths.ts';
import { jwtSecret } from './secrets.ts';

/** The environment of the server's processes: what the person set, and for the rest what fits this folder. */
export function environment(backends: Backends, at: { host: string; port: number }): NodeJS.ProcessEnv {
  const given = process.env;
  const mayHoldDemo = backends.isOwn && given['NODE_ENV'] !== 'production';
  return {
    ...given,
    NODE_ENV: given['NODE_ENV'] ?? 'development',
    HOST: at.host,
    PORT: String(at.port),
    PUBLIC_URL: given['PUBLIC_URL'] ?? `http://localhost:${at.port}`,
    DATABASE_URL: backends.databaseUrl,
    REDIS_URL: backends.redisUrl,
    JWT_SECRET: given['JWT_SECRET'] ?? jwtSecret(local),
    PICOLO_FILES: given['PICOLO_FILES'] ?? join(local, 'files'),
    ...(mayHoldDemo ? { PICOLO_DEMO: '1' } : {}),
  };
}
