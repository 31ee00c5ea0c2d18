import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn } from './cannot-go-on.ts';
import { local } from './paths.ts';
import { run } from './shell.ts';
import type { Report } from './server-binaries.ts';

/** A package of the npm registry that is not installed but unpacked: its programs go into what we build. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** `sha512-` and the base64 of the tarball's sum. */
  readonly integrity: string;
}

const folderOf = ({ name, version }: PinnedPackage): string =>
  join(local, 'cache', 'npm', `${name.replace(/[@/]/g, '-').replace(/^-/, '')}-${version}`);

/** True for the bytes that were pinned. */
export const isIntact = (bytes: Uint8Array, integrity: string): boolean =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}` === integrity;

async function download({ name, version, integrity }: PinnedPackage, folder: string): Promise<string> {
  const wanted = `${name}@${version}`;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = await run(npm, ['pack', wanted, '--silent', '--ignore-scripts', '--pack-destination', folder]);
  if (packed.code !== 0) throw new CannotGoOn(`npm pack ${wanted} failed: ${packed.stderr || packed.stdout}`);
  const file = join(folder, packed.stdout.trim().split('\n').at(-1) ?? '');
  if (!isIntact(readFileSync(file), integrity)) {
    throw new CannotGoOn(`${wanted} is not what was expected; its sum differs.`);
  }
  return file;
}

/** The folder with the package's files, downloaded and checked once; nothing of it is run. Throws CannotGoOn. */
export async function unpackedPackage(wanted: PinnedPackage, report: Report): Promise<string> {
  const folder = folderOf(wanted);
  if (existsSync(folder)) return folder;
  report(`Getting ${wanted.name} ${wanted.version} …`);
  mkdirSync(join(folder, '..'), { recursive: true });
  const part = mkdtempSync(`${folder}.`);
  try {
    const file = await download(wanted, part);
    const unpacked = await run('tar', ['-xzf', file, '-C', part]);
    if (unpacked.code !== 0) throw new CannotGoOn(`${file} cannot be unpacked: ${unpacked.stderr}`);
    // Whoever comes second finds it done.
    if (!existsSync(folder)) renameSync(join(part, 'package'), folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return folder;
}
