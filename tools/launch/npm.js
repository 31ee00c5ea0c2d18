import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
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

function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** npm keeps its cache under the home directory; a service user may have none that can be written. */
function environment(root, node) {
  const home = homedir();
  const cache = home !== '' && mayWrite(home) ? {} : { npm_config_cache: join(root, '.local', 'npm-cache') };
  const path = [dirname(node), process.env.PATH ?? process.env.Path ?? ''].join(delimiter);
  return { ...process.env, ...cache, PATH: path, NODE: node, npm_node_execpath: node };
}

function npmCommand(node) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return [node, [cli]];
  return process.platform === 'win32' ? ['npm.cmd', []] : ['npm', []];
}

/**
 * Runs `npm ci` in `folder` with `node`, development packages included whatever NODE_ENV says: the build needs them.
 * Answers the seconds it took; rejects with a sentence.
 */
export function npmCi(root, folder, node) {
  const [file, first] = npmCommand(node);
  const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: folder, env: environment(root, node), shell: file.endsWith('.cmd') });
    let output = '';
    const collect = (chunk) => (output = (output + String(chunk)).slice(-20_000));
    const seconds = () => Math.round((Date.now() - began) / 1000);
    const tick = setInterval(() => console.log(`  … ${seconds()} s`), 5000);
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      clearInterval(tick);
      reject(new CannotGoOn(`npm cannot be started (${error.message}). Install npm, then run the command again.`));
    });
    child.on('close', (code, signal) => {
      clearInterval(tick);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (signal !== null) process.exit(130);
      if (code === 0) resolve(seconds());
      else reject(new CannotGoOn(explainInstallFailure(output)));
    });
  });
}
