import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Backends } from './backends.ts';
import { CannotGoOn, explainShort } from './cannot-go-on.ts';
import { dockerServers } from './docker-servers.ts';
import { rotateLog } from './managed-process.ts';
import { local } from './paths.ts';
import { findServerBinaries, type Report } from './server-binaries.ts';
import { createDatabase, startMariaDb, startRedis } from './servers.ts';

/**
 * MariaDB and Redis of `DATABASE_URL` and `REDIS_URL` when they are set, else private ones with their data in `folder`
 * (`mariadb/`, `redis/`).
 */
export async function openBackends(folder: string, database: string, report: Report): Promise<Backends> {
  const given = { databaseUrl: process.env['DATABASE_URL'] ?? '', redisUrl: process.env['REDIS_URL'] ?? '' };
  if (given.databaseUrl !== '') await assertAnswers(given.databaseUrl);
  if (given.databaseUrl !== '' && given.redisUrl !== '') return { ...given, isOwn: false, processes: [] };
  const binaries = await findServerBinaries(local, report);
  if (binaries === undefined) return dockerServers(folder, given, report);
  const backends: Backends = { ...given, isOwn: given.databaseUrl === '', processes: [] };
  const logOf = (name: string): string => join(folder, 'logs', `${name}.log`);
  for (const name of ['mariadb', 'redis']) rotateLog(logOf(name));
  try {
    if (given.databaseUrl === '') {
      const server = await startMariaDb({ dir: join(folder, 'mariadb'), binaries, log: logOf('mariadb') });
      backends.processes.push(server.process);
      backends.databaseUrl = await createDatabase(server, database);
    }
    if (given.redisUrl === '') {
      const server = await startRedis({ dir: join(folder, 'redis'), binaries, log: logOf('redis') });
      backends.processes.push(server.process);
      backends.redisUrl = server.url;
    }
  } catch (error) {
    // Who asked hears of none of them: those that did start would be left running.
    for (const process of backends.processes.toReversed()) await process.stop();
    throw error;
  }
  return backends;
}

async function assertAnswers(databaseUrl: string): Promise<void> {
  try {
    const connection = await createConnection({ uri: databaseUrl, connectTimeout: 10_000 });
    await connection.end();
  } catch (error) {
    throw new CannotGoOn(
      `The database of DATABASE_URL does not answer (${explainShort(error)}). Check the address, or unset it to use Picolo's own.`,
    );
  }
}
