import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../tools/lib/apps.ts';
import { fingerprint } from '../../tools/lib/fingerprint.ts';
import { local, root } from '../../tools/lib/paths.ts';
import type { ServerBinaries } from '../../tools/lib/server-binaries.ts';
import { createDatabase, startMariaDb } from '../../tools/lib/servers.ts';
import { run } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';

export const DATABASE = 'picolo_test';

/** What a data set needs besides the address of its database. */
export interface DataSet {
  readonly seed: 'shop' | 'minimal' | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly binaries: ServerBinaries;
}

/** The data of the shop is dated from the moment of its making: a set of yesterday has no order of today. */
const FRESH_MS = 3_600_000;

const isFresh = (place: string): boolean =>
  existsSync(place) && Date.now() - statSync(join(place, 'secret')).mtimeMs < FRESH_MS;

async function copy(from: string, to: string): Promise<void> {
  // The files of a database are mostly holes.
  const args = process.platform === 'linux' ? ['-a', '--sparse=always'] : ['-Rp'];
  const { code, stderr } = await run('cp', [...args, from, to]);
  if (code !== 0) throw new Error(`${from} cannot be copied: ${stderr}`);
}

/** Migrates and seeds a database in a folder of its own, which nobody owns once it is done. */
async function make({ seed, env, binaries }: DataSet, place: string): Promise<void> {
  const dir = claimStack(local);
  const secret = randomBytes(32).toString('hex');
  const mariadb = await startMariaDb({ dir: join(dir, 'mariadb'), binaries, log: join(dir, 'logs', 'mariadb.log') });
  try {
    const own = {
      ...env,
      DATABASE_URL: await createDatabase(mariadb, DATABASE),
      REDIS_URL: `unix://${join(dir, 'no-redis.sock')}`,
      JWT_SECRET: secret,
      PICOLO_FILES: join(dir, 'files'),
    };
    await cli(own, 'migrate');
    if (seed !== undefined) await cli(own, 'seed', seed);
  } finally {
    await mariadb.stop();
  }
  mkdirSync(join(dir, 'files'), { recursive: true });
  const done = join(dir, 'done');
  mkdirSync(done);
  await copy(join(dir, 'mariadb', 'data'), join(done, 'data'));
  await copy(join(dir, 'files'), join(done, 'files'));
  writeFileSync(join(done, 'secret'), secret);
  // Two runs may have made it side by side: the first one's may be in use by now.
  if (!isFresh(place)) {
    rmSync(place, { recursive: true, force: true });
    renameSync(done, place);
  }
  rmSync(dir, { recursive: true, force: true });
}

/**
 * Fills `dir` with the database and the files of a migrated and seeded installation; answers its secret. The first
 * installation of a build makes them, the next ones take a copy.
 */
export async function takePrepared(set: DataSet, dir: string): Promise<string> {
  const build = fingerprint(root, ['dist/server']).slice(0, 12);
  const place = join(local, 'stacks', `data-${set.seed ?? 'empty'}-${build}`);
  if (!isFresh(place)) await make(set, place);
  mkdirSync(join(dir, 'mariadb'), { recursive: true });
  await copy(join(place, 'data'), join(dir, 'mariadb', 'data'));
  await copy(join(place, 'files'), join(dir, 'files'));
  return readFileSync(join(place, 'secret'), 'utf8');
}
