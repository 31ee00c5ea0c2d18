import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Backends } from './backends.ts';
import { CannotGoOn } from './cannot-go-on.ts';
import { readPidFile, stopByPidFile, writePidFile } from './pid-file.ts';
import type { Report } from './server-binaries.ts';

const GRACE_MS = 15_000;

/** The pid files of everything a start runs, in the order in which it is stopped. */
const pidFiles = (local: string): string[] => [
  ...['print-worker', 'jobs', 'api'].map((name) => pidFileOf(local, name)),
  join(local, 'redis/process.json'),
  join(local, 'mariadb/process.json'),
];

export const pidFileOf = (local: string, name: string): string => join(local, 'run', `${name}.json`);

/** The pid of the `npm start` that runs in this folder, if one does. */
export const runningInstance = (local: string): number | undefined => readPidFile(pidFileOf(local, 'start'))?.pid;

/**
 * Makes this process the only start of the folder. What an interrupted one left behind is ended first. Answers what
 * gives the place free again.
 */
export async function takePlace(local: string, report: Report): Promise<() => void> {
  const running = runningInstance(local);
  if (running !== undefined) {
    throw new CannotGoOn(
      `Picolo runs already in this folder (process ${running}). Stop it with Ctrl+C in its terminal, or with: kill ${running}`,
    );
  }
  const lock = pidFileOf(local, 'start');
  writePidFile(lock, process.pid);
  const left = pidFiles(local).filter((file) => readPidFile(file) !== undefined);
  if (left.length > 0) report('Ending what an interrupted start left running …');
  for (const file of left) await stopByPidFile(file, GRACE_MS);
  return () => {
    rmSync(lock, { force: true });
  };
}

const addressFile = (local: string): string => join(local, 'run', 'servers.json');

/** Tells other commands of this folder which servers the running start uses. Answers what takes it back. */
export function announce(local: string, { databaseUrl, redisUrl, isOwn }: Backends): () => void {
  writeFileSync(addressFile(local), JSON.stringify({ databaseUrl, redisUrl, isOwn }), { mode: 0o600 });
  return () => {
    rmSync(addressFile(local), { force: true });
  };
}

/** The servers of the `npm start` that runs in this folder, if one does. They are not ours to end. */
export function runningBackends(local: string): Backends | undefined {
  if (runningInstance(local) === undefined) return undefined;
  try {
    const told = JSON.parse(readFileSync(addressFile(local), 'utf8')) as Omit<Backends, 'processes'>;
    return { ...told, processes: [] };
  } catch {
    throw new CannotGoOn('Picolo is just starting in this folder. Wait until it runs, then try again.');
  }
}
