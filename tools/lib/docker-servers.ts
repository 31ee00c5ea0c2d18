import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { CannotGoOn } from './cannot-go-on.ts';
import type { Backends } from './backends.ts';
import type { Report } from './server-binaries.ts';
import { run, until } from './shell.ts';

const READY_LIMIT_MS = 120_000;
const PASSWORD = 'picolo';

/** Only this machine reaches the two ports; Docker picks free ones. */
const COMPOSE = `services:
  mariadb:
    image: mariadb:11.4
    command: --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci --default-time-zone=+00:00
    environment: { MARIADB_ROOT_PASSWORD: ${PASSWORD}, MARIADB_ROOT_HOST: '%', MARIADB_DATABASE: DATABASE }
    ports: ['127.0.0.1::3306']
    volumes: ['mariadb:/var/lib/mysql']
  redis:
    image: redis:7
    command: redis-server --appendonly yes --appendfsync everysec --maxmemory-policy noeviction
    ports: ['127.0.0.1::6379']
    volumes: ['redis:/data']
volumes:
  mariadb:
  redis:
`;

async function answers(uri: string): Promise<boolean> {
  try {
    await (await createConnection({ uri, connectTimeout: 2000 })).end();
    return true;
  } catch {
    return false;
  }
}

/** The last resort where nothing can be installed: the two servers as containers, their data in volumes of their own. */
export async function dockerServers(
  folder: string,
  given: { databaseUrl: string; redisUrl: string },
  report: Report,
): Promise<Backends> {
  const file = join(folder, 'servers.compose.yml');
  const database = 'picolo';
  writeFileSync(file, COMPOSE.replace('DATABASE', database));
  const project = `picolo-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
  const compose = async (...args: string[]): Promise<string> => {
    const done = await run('docker', ['compose', '-p', project, '-f', file, ...args]);
    if (done.code !== 0) throw new CannotGoOn(`Docker could not run MariaDB and Redis: ${done.stderr.trim()}`);
    return done.stdout.trim();
  };
  report('Starting MariaDB and Redis with Docker …');
  await compose('up', '-d');
  const databaseUrl =
    given.databaseUrl || `mysql://root:${PASSWORD}@${await compose('port', 'mariadb', '3306')}/${database}`;
  const redisUrl = given.redisUrl || `redis://${await compose('port', 'redis', '6379')}`;
  await until('MariaDB in Docker', READY_LIMIT_MS, () => answers(databaseUrl));
  const close = async (): Promise<void> => {
    await compose('stop');
  };
  return { databaseUrl, redisUrl, isOwn: given.databaseUrl === '', processes: [], close };
}
