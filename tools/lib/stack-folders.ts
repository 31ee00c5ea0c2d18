import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPidFile, stopByPidFile, writePidFile } from './pid-file.ts';

const OWNER = 'owner.json';

const stacks = (local: string): string => join(local, 'stacks');

/** A fresh folder for one installation of the tests, marked with the process that owns it. */
export function claimStack(local: string): string {
  mkdirSync(stacks(local), { recursive: true });
  const dir = mkdtempSync(join(stacks(local), 's-'));
  for (const folder of ['run', 'logs']) mkdirSync(join(dir, folder));
  writePidFile(join(dir, OWNER), process.pid);
  return dir;
}

/** Ends what interrupted test runs left behind and removes their folders; folders of living runs are left alone. */
export async function clearStacks(local: string): Promise<void> {
  if (!existsSync(stacks(local))) return;
  for (const name of readdirSync(stacks(local))) {
    const dir = join(stacks(local), name);
    if (readPidFile(join(dir, OWNER)) !== undefined) continue;
    const runs = [join(dir, 'run'), join(dir, 'printer', 'run')].filter((run) => existsSync(run));
    const files = runs.flatMap((run) => readdirSync(run).map((file) => join(run, file)));
    const servers = ['redis', 'mariadb'].map((server) => join(dir, server, 'process.json'));
    for (const file of [...files, ...servers]) await stopByPidFile(file, 2000);
    rmSync(dir, { recursive: true, force: true });
  }
}
