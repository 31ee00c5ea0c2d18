import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn } from './cannot-go-on.js';

const WANTED = [24, 15];

/** `v24.21.0` → true; anything older than 24.15 or unreadable → false. */
export function isRecentEnough(version) {
  const [major, minor] = (/^v?(\d+)\.(\d+)/.exec(version ?? '') ?? []).slice(1).map(Number);
  if (major === undefined || minor === undefined) return false;
  return major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1]);
}

/** Asks the binary itself: one made for another processor or C library is there and does not run. */
export function runs(node) {
  if (!existsSync(node)) return false;
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && isRecentEnough(stdout.trim());
}

/** The npm package that carries Node for this platform, and the name of its binary. */
export function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return { name: `node-${platform}-${process.arch}`, binary: process.platform === 'win32' ? 'node.exe' : 'node' };
}

/** Path of a Node ≥ 24.15: the one npm installed for this platform, else the one that runs this file. */
export function findNode(root) {
  const { name, binary } = nodePackage();
  const installed = join(root, 'node_modules', name, 'bin', binary);
  if (runs(installed)) return installed;
  if (isRecentEnough(process.version)) return process.execPath;
  throw new CannotGoOn(
    `Picolo needs Node ${WANTED.join('.')} or later: npm has none for ${process.platform}-${process.arch} and yours is ${process.version}. Install Node 24 from nodejs.org, then run the command again.`,
  );
}
