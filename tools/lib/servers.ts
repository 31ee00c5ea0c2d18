import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createConnection as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { CannotGoOn, adviceFor } from './cannot-go-on.ts';
import { ManagedProcess, type ProcessSpec } from './managed-process.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { isRoot, pause, run } from './shell.ts';
import { socketFolder } from './socket-folder.ts';

export interface ServerOptions {
  /** Folder of this one server: data, log, pid file. Made when missing. */
  dir: string;
  binaries: ServerBinaries;
  log?: string;
}

const START_LIMIT_MS = 60_000;

/** A running server: `url` is what DATABASE_URL or REDIS_URL takes. */
export class Server {
  readonly process: ManagedProcess;
  readonly url: string;
  readonly socket: string;

  constructor(process: ManagedProcess, url: string, socket: string) {
    this.process = process;
    this.url = url;
    this.socket = socket;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }
  stop(): Promise<void> {
    return this.process.stop();
  }
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void> {
    return this.process.kill('SIGKILL');
  }
  /** Starts it on the same data, after `kill()` or in place of a running one. */
  restart(): Promise<void> {
    return this.process.restart();
  }
}

/** `mysql://` address of one database of a server on a unix socket. */
export function socketUrl(socket: string, database: string): string {
  return `mysql://root@localhost/${database}?socketPath=${inUrl(socket)}`;
}

/** A path inside an address: escaped, its slashes left readable. */
const inUrl = (path: string): string => encodeURIComponent(path).replaceAll('%2F', '/');

/** Creates the database when it is missing. Names come from our own code, never from outside. */
export async function createDatabase(server: Server, name: string): Promise<string> {
  const connection = await createConnection({ user: 'root', socketPath: server.socket });
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } finally {
    await connection.end();
  }
  return socketUrl(server.socket, name);
}

/** True when the database answers a query. */
async function mariaDbAnswers(socket: string): Promise<boolean> {
  try {
    const connection = await createConnection({ user: 'root', socketPath: socket, connectTimeout: 2000 });
    await connection.query<RowDataPacket[]>('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

/** True when Redis answers PONG: while it still loads its file it answers an error instead. */
function redisAnswers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connectSocket(socket, () => connection.write('PING\r\n'));
    const end = (answer: boolean): void => {
      connection.destroy();
      resolve(answer);
    };
    connection.setTimeout(2000, () => {
      end(false);
    });
    connection.on('data', (data) => {
      end(data.toString().startsWith('+PONG'));
    });
    connection.on('error', () => {
      end(false);
    });
  });
}

async function whenAnswering(ask: () => Promise<boolean>, gone: AbortSignal, what: string): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (!gone.aborted && !(await ask())) {
    if (Date.now() > end) throw new Error(`${what} does not answer after ${START_LIMIT_MS / 1000} s`);
    await pause(25);
  }
}

/**
 * Calls `work` with paths that hold no space or sign, by way of links where needed: the script mariadb-install-db does
 * not quote its variables.
 */
async function withPlainPaths<T>(paths: readonly string[], work: (...plain: string[]) => Promise<T>): Promise<T> {
  if (paths.every((path) => /^[\w./-]*$/.test(path))) return work(...paths);
  const links = mkdtempSync(join(tmpdir(), 'picolo-links-'));
  const plain = paths.map((path, index) => {
    const link = join(links, String(index));
    symlinkSync(path, link);
    return link;
  });
  return work(...plain).finally(() => {
    rmSync(links, { recursive: true, force: true });
  });
}

/** Creates the system tables beside their place and moves them there, so that a cut installation is made again. */
async function installMariaDb(dir: string, binaries: ServerBinaries): Promise<void> {
  const data = join(dir, 'data');
  if (existsSync(join(data, 'mysql'))) return;
  const fresh = join(dir, 'data.new');
  for (const path of [fresh, data]) rmSync(path, { recursive: true, force: true });
  const { code, stdout, stderr } = await withPlainPaths([dir, binaries.basedir ?? '/usr'], (plainDir, basedir) => {
    const own = place(binaries.basedir === undefined ? binaries : { ...binaries, basedir });
    const args = [
      '--no-defaults',
      ...own,
      `--datadir=${plainDir}/data.new`,
      '--auth-root-authentication-method=normal',
    ];
    const env = privateTemporary(dir, binaries);
    return run(binaries.installDb, [...args, '--skip-test-db', '--innodb-log-file-size=16M'], { env });
  });
  if (code !== 0) {
    const said = `${stdout}\n${stderr}`.trim();
    throw new CannotGoOn(
      adviceFor(said) ?? `MariaDB could not create its tables: ${said.split('\n').slice(-3).join(' ')}`,
    );
  }
  renameSync(fresh, data);
}

/** A MariaDB that starts removes temporary tables from its temporary folder: those of another one in a shared folder too. */
function privateTemporary(dir: string, { env }: ServerBinaries): NodeJS.ProcessEnv {
  const folder = join(dir, 'tmp');
  mkdirSync(folder, { recursive: true });
  return { ...env, TMPDIR: folder };
}

/** Options shared by the installation and the server: who it runs as, where its own files are. */
function place({ basedir }: ServerBinaries): string[] {
  const user = isRoot() ? ['--user=root'] : [];
  if (basedir === undefined) return user;
  return [...user, `--basedir=${basedir}`, `--lc-messages-dir=${basedir}/share/mysql`];
}

function mariaDbSpec(options: ServerOptions, socket: string): ProcessSpec {
  const { dir, binaries } = options;
  const args = [
    ...['--no-defaults', ...place(binaries), `--datadir=${dir}/data`, `--socket=${socket}`, '--skip-networking'],
    ...[`--pid-file=${dir}/mariadbd.pid`, '--innodb-log-file-size=16M', '--max-connections=400', '--skip-name-resolve'],
    ...['--default-time-zone=+00:00', '--character-set-server=utf8mb4', '--collation-server=utf8mb4_unicode_ci'],
  ];
  const plugins = binaries.basedir === undefined ? [] : [`--plugin-dir=${binaries.basedir}/lib/mysql/plugin`];
  return {
    name: 'mariadb',
    file: binaries.mariadbd,
    args: [...args, ...plugins],
    env: privateTemporary(dir, binaries),
    log: options.log ?? join(dir, 'mariadb.log'),
    pidFile: join(dir, 'process.json'),
    ready: (gone) => whenAnswering(() => mariaDbAnswers(socket), gone, 'MariaDB'),
    graceMs: 30_000,
  };
}

/** Makes (the first time) and starts a MariaDB of our own on a unix socket. The address names no database yet made. */
export async function startMariaDb(options: ServerOptions): Promise<Server> {
  mkdirSync(options.dir, { recursive: true });
  await installMariaDb(options.dir, options.binaries);
  const socket = join(socketFolder(join(options.dir, 'socket')), 'mysqld.sock');
  const process = new ManagedProcess(mariaDbSpec(options, socket));
  await process.start();
  return new Server(process, socketUrl(socket, 'picolo'), socket);
}

/** Starts a Redis of our own on a unix socket, which writes down what it is given (append-only file). */
export async function startRedis({ dir, binaries, log }: ServerOptions): Promise<Server> {
  mkdirSync(dir, { recursive: true });
  const socket = join(socketFolder(join(dir, 'socket')), 'redis.sock');
  const storage = ['--dir', dir, '--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
  const process = new ManagedProcess({
    name: 'redis',
    file: binaries.redis,
    args: [
      '--port',
      '0',
      '--unixsocket',
      socket,
      '--unixsocketperm',
      '700',
      ...storage,
      '--maxmemory-policy',
      'noeviction',
    ],
    env: binaries.env,
    log: log ?? join(dir, 'redis.log'),
    pidFile: join(dir, 'process.json'),
    ready: (gone) => whenAnswering(() => redisAnswers(socket), gone, 'Redis'),
  });
  await process.start();
  return new Server(process, `unix://${inUrl(socket)}`, socket);
}

/**
 * Both, side by side, with their data in `dir` and their logs in `dir/logs`; or neither: when one does not start, the
 * other is ended.
 */
export async function startServers(
  dir: string,
  binaries: ServerBinaries,
): Promise<{ readonly mariadb: Server; readonly redis: Server }> {
  const options = (name: string): ServerOptions => ({
    dir: join(dir, name),
    binaries,
    log: join(dir, 'logs', `${name}.log`),
  });
  const [mariadb, redis] = await Promise.allSettled([startMariaDb(options('mariadb')), startRedis(options('redis'))]);
  if (mariadb.status === 'fulfilled' && redis.status === 'fulfilled') {
    return { mariadb: mariadb.value, redis: redis.value };
  }
  for (const one of [mariadb, redis]) if (one.status === 'fulfilled') await one.value.stop();
  throw mariadb.status === 'rejected' ? mariadb.reason : (redis as PromiseRejectedResult).reason;
}
