import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Changes when the packages to install change. */
export function lockHash(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages).filter(([path]) => path !== '');
}

let kind;

/** Which C library this system has, as npm names it; asked once, because the report is slow. */
function libc() {
  process.report.excludeNetwork = true;
  kind ??= process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return kind;
}

/** True for a package made for exactly this platform: npm leaves it out when the Node that ran npm was too old for it. */
function isForHere(entry) {
  const allows = (list, value) => list === undefined || [list].flat().includes(value);
  if (entry.os === undefined && entry.cpu === undefined) return false;
  if (!allows(entry.os, process.platform) || !allows(entry.cpu, process.arch)) return false;
  return entry.libc === undefined || allows(entry.libc, libc());
}

/**
 * True when npm's own record of node_modules agrees with the lock, as after an `npm ci` by hand, and the packages are
 * there. Packages for other platforms are absent from the record.
 */
function recordAgrees(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = new Map(packagesOf(record));
  const wrong = packagesOf(join(root, 'package-lock.json')).filter(([path, entry]) => {
    const found = installed.get(path);
    if (found === undefined) return entry.optional ? isForHere(entry) : !entry.link;
    return found.integrity !== entry.integrity || !existsSync(join(root, path, 'package.json'));
  });
  return wrong.length === 0;
}

/** True when nothing has to be installed; remembers what it found out in `stamp`. */
export function isInstalled(root, stamp, hash) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!recordAgrees(root)) return false;
  writeFileSync(stamp, hash);
  return true;
}
