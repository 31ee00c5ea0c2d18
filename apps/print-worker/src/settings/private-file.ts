import { closeSync, fchownSync, fsyncSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces a file of the worker's folder as a whole, for its owner's eyes only; it is on the disk when this returns. */
export function writePrivately(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const handle = openSync(`${file}.new`, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  belongLike(folder, handle);
  closeSync(handle);
  renameSync(`${file}.new`, file);
}

/** Root enrols for the service: the file is the account's that the folder belongs to, or it could not read its key. */
function belongLike(folder: string, handle: number): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  fchownSync(handle, uid, gid);
}
