/**
 * The door of every `npm run …` command. Plain JavaScript that the host's Node (18 or later) can read, because nothing
 * is installed yet on a fresh clone: it installs the packages, finds Node 24 among them and runs the command with it.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:os';
import { installPackages } from './launch/install.js';
import { findNode } from './launch/find-node.js';
import { CannotGoOn } from './launch/cannot-go-on.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Command → the script that does it (with the arguments it always gets) and one line of help. */
const COMMANDS = {
  start: { run: ['tools/start.ts'], about: 'run Picolo here with demo data' },
  test: { run: ['tools/test.ts'], about: 'run every test' },
  prove: { run: ['tools/prove.ts'], about: 'run the large tests in full size' },
  bench: { run: ['tools/bench.ts'], about: 'run one measurement of bench/' },
  check: { run: ['tools/check.ts'], about: 'format, lint, types, dependency rules, unit tests' },
  build: { run: ['tools/build.ts'], about: 'build what changed' },
  seed: { run: ['tools/cli.ts', 'seed'], about: 'fill the database with a demo company' },
  'admin:create': { run: ['tools/cli.ts', 'admin:create'], about: 'create an administrator' },
  'setup:code': { run: ['tools/cli.ts', 'setup:code'], about: 'show a one-time code for the first administrator' },
  'stock:verify': { run: ['tools/cli.ts', 'stock:verify'], about: 'compare the stock ledger with the levels' },
  'invoices:verify': { run: ['tools/cli.ts', 'invoices:verify'], about: 'verify the chain of issued invoices' },
  'package:windows': { run: ['tools/package-windows.ts'], about: 'make the installer of the print worker for Windows' },
  'new:feature': { run: ['tools/new-feature.ts'], about: 'write the skeleton of a feature' },
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function describeCommands() {
  const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(16)} ${about}`);
  return ['Commands (npm run <command>; npm start, npm test):', ...rows].join('\n');
}

/** PATH with Node 24 in front, and npm's own two variables, which otherwise still name the host's older Node. */
function environmentFor(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? process.env.Path ?? ''];
  return {
    ...process.env,
    PATH: path.join(process.platform === 'win32' ? ';' : ':'),
    NODE: node,
    npm_node_execpath: node,
  };
}

/** Ends as the child ended: with its status, or by the same signal so that a shell sees what happened. */
function endLike(code, signal) {
  if (signal === null) process.exit(code ?? 1);
  for (const name of SIGNALS) process.removeAllListeners(name);
  process.kill(process.pid, signal);
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 1000);
}

/**
 * npm starts us through a shell. When npm is asked to stop, it is the shell that gets the signal: it ends and we would go
 * on without anybody.
 */
function stopWhenOrphaned(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 200);
  watch.unref();
}

function run(node, args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: environmentFor(node) });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  stopWhenOrphaned(child);
  child.on('error', (error) => {
    console.error(`Cannot start ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', endLike);
}

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (command === undefined) {
    console.error(`${name === undefined ? 'No command given.' : `Unknown command "${name}".`}\n${describeCommands()}`);
    process.exit(2);
  }
  await installPackages(root);
  run(findNode(root), [...command.run, ...rest]);
}

main().catch((error) => {
  console.error(error instanceof CannotGoOn ? `\n✖ ${error.message}` : error);
  process.exit(1);
});
