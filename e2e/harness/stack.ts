import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { apiProcess, cli, enrolWorker, jobsProcess, workerProcess, type WorkerPlace } from '../../tools/lib/apps.ts';
import { freePort } from '../../tools/lib/free-port.ts';
import type { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { local } from '../../tools/lib/paths.ts';
import { findServerBinaries } from '../../tools/lib/server-binaries.ts';
import { createDatabase, startServers, type Server } from '../../tools/lib/servers.ts';
import { Supervisor } from '../../tools/lib/supervisor.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { DATABASE, takePrepared } from './prepared-data.ts';

export interface StackOptions {
  apis?: 0 | 1 | 2;
  jobs?: 0 | 1 | 2;
  /** Enrols and starts a print worker with the folder printer. */
  worker?: boolean;
  seed?: 'shop' | 'minimal';
  /** Added to the environment of every process. */
  env?: Record<string, string>;
  /** Processes that die are started again, as `npm start` does. */
  supervised?: boolean;
}

/** A whole installation of its own: servers, database, processes. Everything ends with `stop()`. */
export interface Stack {
  /** Private folder: logs, paper, data. */
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly mariadb: Server;
  readonly redis: Server;
  readonly db: Pool;
  /** One address per api process. */
  readonly urls: readonly string[];
  /** Address of the first api process. */
  readonly baseUrl: string;
  readonly apis: readonly ManagedProcess[];
  readonly jobs: readonly ManagedProcess[];
  /** Undefined unless asked for. */
  readonly worker: ManagedProcess | undefined;
  readonly workerDir: string;
  /** Where the folder printer's paper comes out. */
  readonly paperDir: string;
  /** Runs a command of the server's command line; answers its output. */
  cli: (...args: string[]) => Promise<string>;
  stop: () => Promise<void>;
}

interface Base {
  dir: string;
  env: NodeJS.ProcessEnv;
  mariadb: Server;
  redis: Server;
}

/** PATH, HOME and the like; not the settings of the shell that runs the tests. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own =
    /^(DATABASE_URL|REDIS_URL|JWT_SECRET|PORT|HOST|PUBLIC_URL|SMTP_URL|MAIL_FROM|NODE_ENV|VITEST.*|NODE_OPTIONS|PICOLO_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

async function startBase(options: StackOptions): Promise<Base> {
  const dir = claimStack(local);
  const binaries = await findServerBinaries(local, console.log);
  if (binaries === undefined) throw new Error('the tests need MariaDB and Redis as programs, not in Docker');
  const shared = { ...cleanEnvironment(), NODE_ENV: 'test', PICOLO_DEMO: '1', LOG_LEVEL: 'info' };
  const secret = await takePrepared({ seed: options.seed, env: shared, binaries }, dir);
  const { mariadb, redis } = await startServers(dir, binaries);
  const env = {
    ...shared,
    DATABASE_URL: await createDatabase(mariadb, DATABASE),
    REDIS_URL: redis.url,
    JWT_SECRET: secret,
    // One machine plays hundreds of visitors.
    PICOLO_RATE_LIMITS: 'off',
    PICOLO_FILES: join(dir, 'files'),
    ...options.env,
  };
  return { dir, env, mariadb, redis };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

async function makeApis({ dir, env }: Base, count: number): Promise<{ urls: string[]; apis: ManagedProcess[] }> {
  const ports = await Promise.all(times(count, () => freePort()));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const apis = ports.map((port, index) => {
    const name = `api-${index + 1}`;
    const own = {
      PICOLO_PROCESS: name,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: env['PUBLIC_URL'] ?? urls[index],
    };
    const place = { log: join(dir, 'logs', `${name}.log`), pidFile: join(dir, 'run', `${name}.json`) };
    return apiProcess(urls[index] ?? '', { name, env: { ...env, ...own }, ...place });
  });
  return { urls, apis };
}

function makeJobs({ dir, env }: Base, count: number, publicUrl: string | undefined): ManagedProcess[] {
  return times(count, (index) => {
    const name = `jobs-${index + 1}`;
    return jobsProcess({
      name,
      // What is mailed links to the first api.
      env: { ...env, PUBLIC_URL: env['PUBLIC_URL'] ?? publicUrl, PICOLO_PROCESS: name },
      log: join(dir, 'logs', `${name}.log`),
      pidFile: join(dir, 'run', `${name}.json`),
    });
  });
}

function makeWorker({ dir, env }: Base, place: WorkerPlace): ManagedProcess {
  const name = 'print-worker';
  return workerProcess(place, {
    env,
    log: join(dir, 'logs', `${name}.log`),
    pidFile: join(dir, 'run', `${name}.json`),
  });
}

/**
 * Starts MariaDB, Redis and the built processes in a private folder, with a migrated and seeded database. Rejects with
 * the last lines of the log of what did not start.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const base = await startBase(options);
  const { dir, env, mariadb, redis } = base;
  const supervisor = new Supervisor(() => undefined);
  const start = async (process: ManagedProcess): Promise<void> =>
    options.supervised === true ? supervisor.start(process) : process.start();
  const { urls, apis } = await makeApis(base, options.apis ?? 1);
  const jobs = makeJobs(base, options.jobs ?? 1, urls[0]);
  const place = { data: join(dir, 'worker'), paper: join(dir, 'paper'), server: urls[0] ?? '' };
  const worker = options.worker === true ? makeWorker(base, place) : undefined;
  const db = createPool({ uri: env['DATABASE_URL'] ?? '', connectionLimit: 8, timezone: 'Z' });
  const stop = async (): Promise<void> => {
    await db.end().catch(() => undefined);
    await supervisor.stopAll();
    for (const process of [worker, ...jobs, ...apis, redis.process, mariadb.process]) await process?.stop();
    for (const folder of ['mariadb', 'redis']) rmSync(join(dir, folder), { recursive: true, force: true });
  };
  try {
    mkdirSync(place.paper, { recursive: true });
    if (options.supervised === true) for (const server of [mariadb, redis]) supervisor.adopt(server.process);
    await Promise.all([...apis, ...jobs].map(start));
    if (worker !== undefined) {
      await enrolWorker(env, place, 'Tests');
      await start(worker);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...{ dir, env, mariadb, redis, db, urls, baseUrl: urls[0] ?? '', apis, jobs, worker, stop },
    ...{ workerDir: place.data, paperDir: place.paper, cli: (...args: string[]) => cli(env, ...args) },
  };
}
