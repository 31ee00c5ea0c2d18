import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Given each piece of output as it comes, besides being collected. */
  onOutput?: (text: string) => void;
}

/** Programs that run to their end; they are ended with us when we are asked to stop. */
const running = new Set<ChildProcess>();

let isClosed = false;

/** Ends every program that `run` still waits for, and lets no other begin. */
export function stopRuns(): void {
  isClosed = true;
  for (const child of running) child.kill('SIGTERM');
}

const KEPT_CHARACTERS = 1_000_000;

/** Runs a program to its end without a shell. A program that cannot be started answers code 127; it never rejects. */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  if (isClosed) return Promise.resolve({ code: 143, stdout: '', stderr: 'stopped' });
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const out = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        out[name] = (out[name] + text).slice(-KEPT_CHARACTERS);
        options.onOutput?.(text);
      });
    }
    child.on('error', (error) => {
      running.delete(child);
      if (child.exitCode === null) resolve({ code: 127, stdout: out.stdout, stderr: `${out.stderr}${error.message}` });
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, ...out });
    });
  });
}

/** Debian keeps server programs in sbin, which an ordinary user's PATH leaves out; Homebrew keeps MariaDB apart. */
const MORE_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin', '/opt/homebrew/opt/mariadb/bin'];

/** Absolute path of the first of these programs that can be run, else undefined. */
export function which(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...MORE_FOLDERS].filter((folder) => folder !== '');
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isProgram);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export const isRoot = (): boolean => process.getuid?.() === 0;

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Asks `check` again until it answers something else than undefined or false; rejects with `what` after `limitMs`. */
export async function until<T>(
  what: string,
  limitMs: number,
  check: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (let wait = 10; ; wait = Math.min(wait * 1.5, 200)) {
    const answer = await check();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${Math.round(limitMs / 1000)} s`);
    await pause(wait);
  }
}

/** Control sequences for colours, written without the escape character itself. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Text without the colours that are for terminals. */
export const plain = (text: string): string => text.replaceAll(COLOURS, '');
