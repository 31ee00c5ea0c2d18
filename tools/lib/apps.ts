import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn, adviceFor } from './cannot-go-on.ts';
import { ManagedProcess, type ProcessSpec } from './managed-process.ts';
import { programs, root } from './paths.ts';
import { pause, run } from './shell.ts';

export interface AppOptions {
  /** The whole environment, DATABASE_URL, REDIS_URL and JWT_SECRET included. */
  env: NodeJS.ProcessEnv;
  log: string;
  pidFile?: string;
  name?: string;
}

const READY_LIMIT_MS = 60_000;

function nodeSpec(name: string, args: readonly string[], options: AppOptions): ProcessSpec {
  const { env, log, pidFile } = options;
  return {
    name: options.name ?? name,
    file: process.execPath,
    args: ['--enable-source-maps', ...args],
    cwd: root,
    env,
    log,
    pidFile,
  };
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(`${baseUrl}/api/health/ready`, { signal: AbortSignal.timeout(5000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

async function whenReady(baseUrl: string, gone: AbortSignal): Promise<void> {
  const end = Date.now() + READY_LIMIT_MS;
  while (!gone.aborted && !(await isReady(baseUrl))) {
    if (Date.now() > end) throw new Error(`${baseUrl} is not ready after ${READY_LIMIT_MS / 1000} s`);
    await pause(50);
  }
}

/** The HTTP process; ready once /api/health/ready says so. `env` holds its HOST and PORT. */
export function apiProcess(baseUrl: string, options: AppOptions): ManagedProcess {
  return new ManagedProcess({
    ...nodeSpec('api', [programs.api], options),
    ready: (gone) => whenReady(baseUrl, gone),
  });
}

/** Longest wait for the jobs process to say that it is ready: with LOG_LEVEL=warn it says nothing. */
const JOBS_LIMIT_MS = 10_000;

async function whenJobsReady(log: string, from: number, gone: AbortSignal): Promise<void> {
  const isReady = (): boolean => readFileSync(log).subarray(from).includes('jobs ready');
  for (const end = Date.now() + JOBS_LIMIT_MS; !gone.aborted && !isReady() && Date.now() < end;) await pause(50);
}

/** Relay and consumers, without HTTP; ready once its log says so. */
export function jobsProcess(options: AppOptions): ManagedProcess {
  return new ManagedProcess({
    ...nodeSpec('jobs', [programs.jobs], options),
    ready: (gone, from) => whenJobsReady(options.log, from, gone),
  });
}

export interface WorkerPlace {
  /** Holds worker.json, the journal and the documents. */
  data: string;
  /** Where the folder printer puts what it prints. */
  paper: string;
  server: string;
}

const workerArgs = ({ data, paper, server }: WorkerPlace): string[] => [
  ...['--data', data],
  ...['--paper', paper],
  ...['--server', server],
];

/** Exit status of a print worker whose key the server refuses. */
export const REFUSED_EXIT = 3;

/** What a printer's PC knows: neither the database nor Redis nor the key that signs. */
export function workerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, REDIS_URL: _redis, JWT_SECRET: _secret, ...own } = env;
  return own;
}

export function workerProcess(
  place: WorkerPlace,
  options: AppOptions,
  afterEnd?: ProcessSpec['afterEnd'],
): ManagedProcess {
  const own = { ...options, env: workerEnvironment(options.env) };
  return new ManagedProcess({
    ...nodeSpec('print-worker', [programs.worker, 'run', ...workerArgs(place)], own),
    afterEnd,
  });
}

/** Runs one command of the server's command line to its end; answers its output. */
export async function cli(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(process.execPath, ['--enable-source-maps', programs.cli, ...args], {
    cwd: root,
    env,
  });
  if (code === 0) return stdout;
  const said = `${stdout}\n${stderr}`.trim();
  throw new CannotGoOn(adviceFor(said) ?? `"${args.join(' ')}" failed:\n${said.split('\n').slice(-25).join('\n')}`);
}

/** Gives the worker of that folder its identity: a one-time code of the server, spent at once. */
export async function enrolWorker(env: NodeJS.ProcessEnv, place: WorkerPlace, name: string): Promise<void> {
  const code = (await cli(env, 'print-workers:code', name)).trim().split('\n').at(-1) ?? '';
  const args = [programs.worker, 'enroll', ...workerArgs(place), '--code', code, '--name', name];
  const {
    code: status,
    stdout,
    stderr,
  } = await run(process.execPath, args, {
    cwd: root,
    env: workerEnvironment(env),
  });
  if (status !== 0) throw new CannotGoOn(`The print worker could not be enrolled: ${`${stdout}\n${stderr}`.trim()}`);
}

export const workerFile = (place: WorkerPlace): string => join(place.data, 'worker.json');
