import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A unix socket's path has 108 bytes with its final zero on Linux, 104 on macOS. */
const LONGEST = process.platform === 'linux' ? 107 : 103;
const LONGEST_NAME = '/mysqld.sock';

const fits = (folder: string): boolean => Buffer.byteLength(folder + LONGEST_NAME) <= LONGEST;

/** A folder only we may enter, for the sockets of the servers whose data lie in `folder`: there, or under the
 * system's temporary folder when that path is too long for a socket. */
export function socketFolder(folder: string): string {
  if (fits(folder)) return privateFolder(folder);
  const name = `picolo-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const base = fits(join(tmpdir(), name)) ? tmpdir() : '/tmp';
  const short = join(base, name);
  try {
    return privateFolder(short);
  } catch {
    // Somebody else owns that name: take a fresh one.
    return mkdtempSync(join(base, 'picolo-'));
  }
}

function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(path);
  if (process.getuid !== undefined && uid !== process.getuid()) throw new Error(`${path} belongs to another user`);
  chmodSync(path, 0o700);
  return path;
}
