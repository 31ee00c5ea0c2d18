import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn } from './cannot-go-on.js';
import { isRecentEnough, nodePackage, runs } from './find-node.js';
import { isInstalled, lockHash } from './installed.js';
import { explainInstallFailure, npmCi } from './npm.js';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** One install at a time per clone: two would delete each other's node_modules. Returns what releases the lock. */
async function takeLock(root) {
  const file = join(root, '.local', 'install.lock');
  mkdirSync(join(root, '.local'), { recursive: true });
  for (let stale = 0; ;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(existsSync(file) ? readFileSync(file, 'utf8') : 0);
    stale = owner > 0 && isAlive(owner) ? 0 : stale + 1;
    if (stale > 2) rmSync(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/**
 * A Node of our own version to run npm with: under an older one npm silently leaves out the binaries whose packages ask
 * for a newer Node. Answers the host's when it is recent, or when the lock has none for this platform.
 */
async function nodeForNpm(root, folder) {
  if (isRecentEnough(process.version)) return process.execPath;
  const { name, binary } = nodePackage();
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entry = { ...lock.packages[`node_modules/${name}`], optional: false };
  if (entry.version === undefined) return process.execPath;
  const alone = { name: 'node-for-npm', version: '1.0.0', dependencies: { [name]: entry.version } };
  const packages = { '': alone, [`node_modules/${name}`]: entry };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(alone));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...alone, lockfileVersion: 3, packages }));
  await npmCi(root, folder, process.execPath);
  const own = join(folder, 'node_modules', name, 'bin', binary);
  return runs(own) ? own : process.execPath;
}

/** npm, short of space, fails in ways that do not say so: what is needed is looked at before. */
function assertRoom(root) {
  const needed = existsSync(join(root, 'node_modules')) ? 300 : 1200;
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= needed) return;
  throw new CannotGoOn(
    `The packages could not be installed: the disk is full (${free} MB free, ${needed} MB needed). Free some space, then run the command again.`,
  );
}

async function install(root) {
  assertRoom(root);
  const folder = join(root, '.local', 'node-for-npm');
  try {
    console.log('Installing the packages (npm ci), the first time this takes a minute or two …');
    const seconds = await npmCi(root, root, await nodeForNpm(root, folder));
    console.log(`Packages installed in ${seconds} s.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes node_modules agree with package-lock.json; does nothing when it already does. */
export async function installPackages(root) {
  const stamp = join(root, 'node_modules', '.picolo-installed');
  const hash = lockHash(root);
  if (isInstalled(root, stamp, hash)) return;
  let release;
  try {
    release = await takeLock(root);
    if (isInstalled(root, stamp, hash)) return;
    await install(root);
    writeFileSync(stamp, hash);
  } catch (error) {
    throw error instanceof CannotGoOn ? error : new CannotGoOn(explainInstallFailure(String(error)));
  } finally {
    release?.();
  }
}
