import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn, adviceFor } from './cannot-go-on.ts';
import { isRoot, run, which } from './shell.ts';

export interface ServerBinaries {
  mariadbd: string;
  installDb: string;
  redis: string;
  /** MariaDB's `usr` folder when its packages were unpacked here instead of installed. */
  basedir?: string;
  env: NodeJS.ProcessEnv;
}

/** Says what is being done, for the person who waits. */
export type Report = (line: string) => void;

const PACKAGES = ['mariadb-server', 'redis-server'];
const APT_ENV = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

function installed(): ServerBinaries | undefined {
  const mariadbd = which('mariadbd');
  const installDb = which('mariadb-install-db');
  const redis = which('redis-server', 'valkey-server');
  if (mariadbd === undefined || installDb === undefined || redis === undefined) return undefined;
  return { mariadbd, installDb, redis, env: process.env };
}

/**
 * As root on Debian: installs packages, with a fresh package list when the one at hand does not do.
 * Answers undefined when done, else the last lines of what apt-get said.
 */
export async function aptInstall(packages: readonly string[]): Promise<string | undefined> {
  if (!isRoot() || which('apt-get') === undefined) return 'apt-get needs Debian or Ubuntu and root';
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, { env: APT_ENV })).code === 0) return undefined;
  await run('apt-get', ['update'], { env: APT_ENV });
  const second = await run('apt-get', install, { env: APT_ENV });
  return second.code === 0 ? undefined : second.stderr.trim().split('\n').slice(-3).join(' ');
}

/** The shared libraries of unpacked packages lie in `lib/<triplet>` folders that the system's loader does not know. */
function libraryFolders(root: string): string[] {
  return ['usr/lib', 'lib'].flatMap((folder) => {
    const path = join(root, folder);
    const triplets = existsSync(path) ? readdirSync(path).filter((name) => name.includes('-linux-')) : [];
    return [path, ...triplets.map((name) => join(path, name))];
  });
}

function unpacked(root: string): ServerBinaries | undefined {
  const basedir = join(root, 'usr');
  const mariadbd = which('mariadbd') ?? join(basedir, 'sbin/mariadbd');
  const installDb = join(basedir, 'bin/mariadb-install-db');
  const redis = which('redis-server', 'valkey-server') ?? join(basedir, 'bin/redis-server');
  if (!existsSync(redis)) return undefined;
  const path = [join(basedir, 'sbin'), join(basedir, 'bin'), process.env['PATH'] ?? ''].join(':');
  const env = { ...process.env, PATH: path, LD_LIBRARY_PATH: libraryFolders(root).join(':') };
  if (existsSync(installDb)) return { mariadbd, installDb, redis, basedir, env };
  const system = which('mariadb-install-db');
  return system === undefined || !existsSync(mariadbd) ? undefined : { mariadbd, installDb: system, redis, env };
}

/** Without root: downloads the packages that an installation would add and unpacks them under `folder`. */
async function unpackPackages(folder: string): Promise<string | undefined> {
  if (which('apt-get') === undefined || which('dpkg') === undefined) return 'this system has no apt-get';
  const [lists, cache, debs] = ['lists', 'cache', 'debs'].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [join(lists, 'partial'), join(cache, 'archives/partial'), debs])
    mkdirSync(path, { recursive: true });
  const own = ['-o', `Dir::State::lists=${lists}`, '-o', `Dir::Cache=${cache}`, '-o', 'Debug::NoLocking=true'];
  const apt = (args: string[]): ReturnType<typeof run> =>
    run('apt-get', [...own, ...args], { cwd: debs, env: APT_ENV });
  const update = await apt(['update']);
  const plan = await apt(['-s', 'install', '--no-install-recommends', ...PACKAGES]);
  if (plan.code !== 0) return (plan.stderr || update.stderr).trim().split('\n').slice(-3).join(' ');
  const names = plan.stdout.match(/(?<=^Inst )\S+/gm) ?? [];
  const download = await apt(['download', ...names]);
  if (download.code !== 0) return download.stderr.trim().split('\n').slice(-3).join(' ');
  for (const deb of readdirSync(debs)) {
    const done = await run('dpkg', ['-x', join(debs, deb), join(folder, 'root')]);
    if (done.code !== 0) return done.stderr;
  }
  for (const path of [lists, cache, debs]) rmSync(path, { recursive: true, force: true });
  return undefined;
}

/**
 * The programs of MariaDB and Redis: those of the system; else installed by apt-get (root); else unpacked into
 * `.local/packages` (Debian without root). Undefined when all of that fails but Docker runs here.
 */
export async function findServerBinaries(local: string, report: Report): Promise<ServerBinaries | undefined> {
  const folder = join(local, 'packages');
  const present = installed() ?? unpacked(join(folder, 'root'));
  if (present !== undefined) return present;
  report(`Getting MariaDB and Redis (Debian packages ${PACKAGES.join(', ')}) …`);
  const refused = isRoot() ? await aptInstall(PACKAGES) : await unpackPackages(folder);
  const found = isRoot() ? installed() : unpacked(join(folder, 'root'));
  if (found !== undefined) return found;
  if ((await run('docker', ['info'])).code === 0) return undefined;
  const reason = adviceFor(refused ?? '') ?? (refused === undefined ? '' : `(${refused})`);
  throw new CannotGoOn(
    `MariaDB and Redis are neither installed nor could they be fetched ${reason}: install the packages ${PACKAGES.join(' and ')}, or start Docker, or name your own servers in DATABASE_URL and REDIS_URL.`,
  );
}
