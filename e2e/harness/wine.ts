import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { until, which } from '../../tools/lib/shell.ts';

/** A Windows of its own: wine with a private prefix and a private server, both gone after `stop`. */
export interface Wine {
  /** The folder that Windows calls C:. */
  readonly drive: string;
  /** Runs a program of Windows to its end. Its output goes to a file: Node for Windows has no pipes there. */
  run: (file: string, args?: readonly string[]) => Promise<{ code: number | null; output: string }>;
  stop: () => Promise<void>;
}

function program(name: string): string {
  const path = which(name);
  if (path === undefined) throw new Error(`${name} is missing; install wine and wine64`);
  return path;
}

/** Wine 8 has not all settings of keep-alive that Node asks for, and a `fetch` that asks for them does not connect. */
const withoutKeepAlive = `require('node:net').Socket.prototype.setKeepAlive = function () { return this; };\n`;
const preloaded = 'without-keep-alive.cjs';

/** The server of wine takes its programs with it at this signal only; at others it leaves them behind. */
const endAll = 'SIGINT';
const endMs = 20_000;

/** `dir` takes the prefix, logs and the pid of the server. */
export async function startWine(dir: string): Promise<Wine> {
  const prefix = join(dir, 'wine');
  mkdirSync(prefix, { recursive: true });
  const env: NodeJS.ProcessEnv = {
    ...{ PATH: process.env['PATH'], HOME: dir, WINEPREFIX: prefix, WINEARCH: 'win64', WINEDEBUG: '-all' },
    // Neither .NET nor a browser: both would want to be downloaded.
    ...{ WINEDLLOVERRIDES: 'mscoree,mshtml=', LC_ALL: 'C.UTF-8' },
    NODE_OPTIONS: `--require=C:/${preloaded}`,
  };
  const server = new ManagedProcess({
    name: 'wineserver',
    file: program('wineserver'),
    args: ['-f', '-p'],
    env,
    log: join(dir, 'logs', 'wineserver.log'),
    pidFile: join(dir, 'run', 'wineserver.json'),
    graceMs: 10_000,
  });
  const drive = join(prefix, 'drive_c');
  let count = 0;
  const run: Wine['run'] = (file, args = []) => {
    count += 1;
    const log = join(dir, 'logs', `wine-${count}.log`);
    const out = openSync(log, 'w');
    return new Promise((resolve) => {
      const child = spawn(program('wine'), [file, ...args], { env, cwd: prefix, stdio: ['ignore', out, out] });
      const end = (code: number | null): void => {
        closeSync(out);
        resolve({ code, output: readFileSync(log, 'utf8').replaceAll('\r', '') });
      };
      child.on('error', () => {
        end(null);
      });
      child.on('exit', end);
    });
  };
  const endServer = async (): Promise<void> => {
    await server.kill(endAll);
    await until('the end of wine', endMs, () => !server.isRunning).catch(() => server.stop());
  };
  const stop = async (): Promise<void> => {
    await endServer();
    await rm(prefix, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  };
  try {
    await server.start();
    await run('wineboot', ['-i']);
    writeFileSync(join(drive, preloaded), withoutKeepAlive);
    // What Node 22 asks for.
    await run('reg', ['add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']);
    // The services of a new Windows come up with its next start.
    await endServer();
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { drive, run, stop };
}
