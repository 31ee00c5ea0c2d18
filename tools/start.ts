import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  REFUSED_EXIT,
  apiProcess,
  cli,
  enrolWorker,
  jobsProcess,
  workerFile,
  workerProcess,
  type WorkerPlace,
} from './lib/apps.ts';
import { buildAll } from './lib/build.ts';
import { explain } from './lib/cannot-go-on.ts';
import { isEmptyDatabase } from './lib/database-content.ts';
import { announce, pidFileOf, takePlace } from './lib/instance.ts';
import { rotateLog, type Exit } from './lib/managed-process.ts';
import type { Backends } from './lib/backends.ts';
import { openBackends } from './lib/own-servers.ts';
import { local } from './lib/paths.ts';
import { assertPortFree, portFrom, prepareFolder } from './lib/preflight.ts';
import { environment } from './lib/environment.ts';
import { stopRuns } from './lib/shell.ts';
import { startMailCatcher, type MailCatcher } from './lib/mail-catcher/mail-catcher.ts';
import { Supervisor } from './lib/supervisor.ts';
import { welcome } from './lib/welcome.ts';

const began = Date.now();
const report = (line: string): void => {
  console.log(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s] ${line}`);
};

const WORKER_NAME = 'Picolo';
const AT_ONCE_MS = 20_000;

const host = process.env['HOST'] ?? '127.0.0.1';
const supervisor = new Supervisor(report);
/** What is undone at the end, last first. */
const undo: (() => void | Promise<void>)[] = [];

async function openServers(): Promise<Backends> {
  const backends = await openBackends(local, 'picolo', report);
  for (const process of backends.processes) supervisor.adopt(process);
  if (backends.close !== undefined) undo.push(backends.close);
  if (backends.processes.length > 0) report('MariaDB and Redis run.');
  return backends;
}

/** Unless a mail server is given: everything that would be sent is caught and shown here. */
async function catchMails(env: NodeJS.ProcessEnv): Promise<MailCatcher | undefined> {
  if ((env['SMTP_URL'] ?? '') !== '' || env['NODE_ENV'] === 'production') return undefined;
  const catcher = await startMailCatcher();
  undo.push(() => catcher.stop());
  env['SMTP_URL'] = catcher.smtpUrl;
  env['MAIL_FROM'] ??= 'no-reply@picolo.test';
  return catcher;
}

async function fillDatabase(env: NodeJS.ProcessEnv): Promise<void> {
  await cli(env, 'migrate');
  if (env['PICOLO_DEMO'] !== '1' || !(await isEmptyDatabase(env['DATABASE_URL'] ?? ''))) return;
  report('Filling the database with the demo shop …');
  await cli(env, 'seed', 'shop');
}

const appOptions = (name: string, env: NodeJS.ProcessEnv): { env: NodeJS.ProcessEnv; log: string; pidFile: string } => {
  const log = join(local, 'logs', `${name}.log`);
  rotateLog(log);
  return { env, log, pidFile: pidFileOf(local, name) };
};

/**
 * A worker that is refused right away has a key of another database: it is enrolled again. One that is refused later
 * was revoked by a person, whose decision stands until the next start.
 */
async function afterWorker(
  exit: Exit,
  ranMs: number,
  env: NodeJS.ProcessEnv,
  place: WorkerPlace,
): Promise<'again' | 'stay'> {
  if (exit.code !== REFUSED_EXIT) return 'again';
  if (ranMs > AT_ONCE_MS) {
    report('The print worker was revoked; it prints nothing more. The next npm start enrols it again.');
    return 'stay';
  }
  report('The server does not know the key of the print worker; enrolling it again.');
  await enrolWorker(env, place, WORKER_NAME);
  return 'again';
}

async function startApps(env: NodeJS.ProcessEnv, port: number): Promise<WorkerPlace> {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const server = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
  report('Starting api, jobs and print worker …');
  await Promise.all([
    supervisor.start(apiProcess(server, appOptions('api', env))),
    supervisor.start(jobsProcess(appOptions('jobs', env))),
  ]);
  const place = { data: join(local, 'worker'), paper: join(local, 'paper'), server };
  mkdirSync(place.paper, { recursive: true });
  if (!existsSync(workerFile(place))) await enrolWorker(env, place, WORKER_NAME);
  await supervisor.start(
    workerProcess(place, appOptions('print-worker', env), (exit, ranMs) => afterWorker(exit, ranMs, env, place)),
  );
  return place;
}

async function codeForFirstAdministrator(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (!(await isEmptyDatabase(env['DATABASE_URL'] ?? ''))) return undefined;
  return (await cli(env, 'setup:code')).trim().split('\n').at(-1);
}

async function start(): Promise<void> {
  prepareFolder(local);
  for (const folder of ['run', 'logs']) mkdirSync(join(local, folder), { recursive: true });
  undo.push(await takePlace(local, report));
  const port = portFrom(process.env['PORT']);
  await assertPortFree(port, host);
  const [backends] = await Promise.all([openServers(), buildAll(report)]);
  const env = environment(backends, { host, port });
  undo.push(announce(local, backends));
  const catcher = await catchMails(env);
  await fillDatabase(env);
  // Building took its time: somebody else's server on our port would be taken for ours.
  await assertPortFree(port, host);
  const place = await startApps(env, port);
  const isDemo = env['PICOLO_DEMO'] === '1';
  const setUpCode = isDemo ? undefined : await codeForFirstAdministrator(env);
  const url = env['PUBLIC_URL'] ?? place.server;
  console.log(
    welcome({ url, isDemo, paper: place.paper, logs: join(local, 'logs'), mails: catcher?.pageUrl, setUpCode }),
  );
}

let stopping: Promise<void> | undefined;
let setUp: Promise<void> = Promise.resolve();

/** Ends everything once; the same signal comes several times when the terminal, npm and the launcher all send it. */
function stop(code: number): void {
  stopping ??= (async () => {
    stopRuns();
    await supervisor.stopAll();
    // A server that was just being started is adopted late: it is ended in a second round.
    await setUp.catch(() => undefined);
    await supervisor.stopAll();
    for (const step of undo.toReversed()) await step();
    process.exit(code);
  })();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping === undefined) report('Stopping …');
    stop(0);
  });
}

setUp = start();
try {
  await setUp;
} catch (error) {
  if (stopping === undefined) console.error(`\n✖ ${explain(error)}`);
  stop(1);
}
