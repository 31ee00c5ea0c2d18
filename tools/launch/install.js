import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CannotGoOn } from './cannot-go-on.js';

/** What npm's output says → the sentence the person reads. The first that matches wins. */
const REASONS = [
  [/ENOSPC|no space left/i, 'the disk is full. Free some space (about 1 GB), then run the command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i,
    'the npm registry cannot be reached. Check the connection and the proxy (npm config get registry), then run the command again.',
  ],
  [
    /CERT_|certificate/,
    'the certificate of the npm registry is not trusted here. Behind a proxy with its own certificate, name its file in NODE_EXTRA_CA_CERTS, then run the command again.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    'this user may not write here. Give this folder to your user (chown -R) or clone it again, then run the command again.',
  ],
  [/in sync|EUSAGE/i, 'package.json and package-lock.json do not agree. Run npm install, then run the command again.'],
];

/** One sentence for a failed `npm ci`, from what it printed. */
export function explainInstallFailure(output) {
  const known = REASONS.find(([pattern]) => pattern.test(output));
  if (known) return `The packages could not be installed: ${known[1]}`;
  const last = output.trim().split('\n').slice(-5).join(' ');
  return `The packages could not be installed; npm ci said: ${last || 'nothing'}`;
}

function lockHash(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages).filter(([path]) => path !== '');
}

/**
 * True when npm's own record of node_modules agrees with the lock, as after an `npm ci` by hand, and the packages are
 * there. Packages for other platforms are absent from the record, hence only optional ones may be missing.
 */
function recordAgrees(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = new Map(packagesOf(record));
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const kept = wanted.filter(([path, entry]) => {
    const found = installed.get(path);
    if (found === undefined) return !entry.optional && !entry.link;
    return found.integrity !== entry.integrity || !existsSync(join(root, path, 'package.json'));
  });
  return kept.length === 0;
}

function isInstalled(root, stamp, hash) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!recordAgrees(root)) return false;
  writeFileSync(stamp, hash);
  return true;
}

function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** npm keeps its cache under the home directory; a service user may have none that can be written. */
function npmEnvironment(root) {
  const home = homedir();
  const usable = home !== '' && mayWrite(home);
  return usable ? process.env : { ...process.env, npm_config_cache: join(root, '.local', 'npm-cache') };
}

function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return [process.execPath, [cli]];
  return process.platform === 'win32' ? ['npm.cmd', []] : ['npm', []];
}

/** Runs `npm ci` with development packages whatever NODE_ENV says: the build needs them. */
function npmCi(root) {
  const [file, first] = npmCommand();
  const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env: npmEnvironment(root), shell: file.endsWith('.cmd') });
    let output = '';
    const collect = (chunk) => (output = (output + String(chunk)).slice(-20_000));
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const tick = setInterval(() => console.log(`  … ${seconds()} s`), 5000);
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) =>
      reject(new CannotGoOn(`npm cannot be started (${error.message}). Install npm, then run the command again.`)),
    );
    child.on('close', (code, signal) => {
      clearInterval(tick);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (signal !== null) process.exit(130);
      if (code === 0) resolve(seconds());
      else reject(new CannotGoOn(explainInstallFailure(output)));
    });
  });
}

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

/** Makes node_modules agree with package-lock.json; does nothing when it already does. */
export async function installPackages(root) {
  const stamp = join(root, 'node_modules', '.picolo-installed');
  const hash = lockHash(root);
  if (isInstalled(root, stamp, hash)) return;
  let release;
  try {
    release = await takeLock(root);
    if (isInstalled(root, stamp, hash)) return;
    console.log('Installing the packages (npm ci), the first time this takes a minute or two …');
    const seconds = await npmCi(root);
    writeFileSync(stamp, hash);
    console.log(`Packages installed in ${seconds} s.`);
  } catch (error) {
    throw error instanceof CannotGoOn ? error : new CannotGoOn(explainInstallFailure(String(error)));
  } finally {
    release?.();
  }
}
