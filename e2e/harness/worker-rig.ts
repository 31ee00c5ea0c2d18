import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { local, programs, root } from '../../tools/lib/paths.ts';
import { run } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { startCupsSpooler, type CupsSpooler } from './cups-spooler.ts';
import { startIppPrinter, type IppPrinter, type IppPrinterOptions } from './printers.ts';
import { startSocketPrinter, type SocketPrinter } from './socket-printer.ts';
import { waitFor } from './wait.ts';
import { startWorkerServer, type WorkerServer } from './worker-server.ts';

/** A queue of a real cupsd that hands what it gets to a socket, unfiltered. */
export interface CupsRig {
  readonly uri: string;
  readonly spooler: CupsSpooler;
  readonly paper: SocketPrinter;
}

/** A real worker process, a protocol server and, when asked for, a real IPP printer. */
export interface WorkerRig {
  readonly dir: string;
  readonly data: string;
  readonly paper: string;
  readonly folderUri: string;
  readonly server: WorkerServer;
  readonly printer: IppPrinter | undefined;
  readonly cups: CupsRig | undefined;
  readonly raw: SocketPrinter | undefined;
  /** Starts the worker and answers it; with `holdAt` it stops for ever at that point of the journal. */
  start: (holdAt?: string) => Promise<ManagedProcess>;
  /** Starts it with more in its environment. */
  startWith: (env: NodeJS.ProcessEnv) => Promise<ManagedProcess>;
  /** Waits until the worker stands still at that point, and answers the job's UUID. */
  held: (worker: ManagedProcess, point: string) => Promise<string>;
  /** What came out of the folder printer: file names without temporary ones. */
  sheets: () => string[];
  sheet: (name: string) => Buffer;
  stop: () => Promise<void>;
}

const baseEnvironment: NodeJS.ProcessEnv = { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'debug' };

async function enroll(data: string, server: WorkerServer): Promise<void> {
  const args = [programs.worker, 'enroll', '--data', data, '--server', server.url, '--code', server.code()];
  const done = await run(process.execPath, args, { cwd: root, env: baseEnvironment });
  if (done.code !== 0) throw new Error(`the worker was not enrolled: ${done.stdout}${done.stderr}`);
}

export interface RigOptions {
  /** With an IPP printer; false or absent: only the folder. */
  ipp?: Partial<IppPrinterOptions> | boolean;
  /** The IPP printer is spoken to over TLS: its address begins with `ipps:`. */
  secure?: boolean;
  /** With a queue of CUPS. */
  cups?: boolean;
  /** With a receipt printer at a raw port that answers. */
  raw?: boolean;
}

export async function startCupsRig(dir: string): Promise<CupsRig> {
  const paper = await startSocketPrinter({ speaks: false });
  const spooler = await startCupsSpooler(dir);
  return { paper, spooler, uri: await spooler.addQueue('picolo', paper.uri) };
}

function tellPrinters(data: string, printers: readonly object[]): void {
  const file = join(data, 'worker.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...settings, printers }));
}

/** Everything ends with `stop()`. */
export async function startWorkerRig(options: RigOptions = {}): Promise<WorkerRig> {
  const dir = claimStack(local);
  const [data, paper] = [join(dir, 'worker'), join(dir, 'paper')];
  mkdirSync(paper);
  const server = await startWorkerServer();
  const wanted = options.ipp === true ? {} : options.ipp;
  const printer =
    typeof wanted === 'object' ? await startIppPrinter({ dir: join(dir, 'printer'), ...wanted }) : undefined;
  const cups = options.cups === true ? await startCupsRig(join(dir, 'printer')) : undefined;
  const raw = options.raw === true ? await startSocketPrinter({ speaks: true }) : undefined;
  await enroll(data, server);
  tellPrinters(data, [
    ...(printer === undefined
      ? []
      : [{ driver: 'ipp', uri: options.secure === true ? printer.uri.replace('ipp:', 'ipps:') : printer.uri }]),
    ...(cups === undefined ? [] : [{ driver: 'cups', uri: cups.uri }]),
    ...(raw === undefined ? [] : [{ driver: 'raw9100', uri: raw.uri, name: 'Caisse' }]),
  ]);
  const started: ManagedProcess[] = [];
  const startWith = async (env: NodeJS.ProcessEnv): Promise<ManagedProcess> => {
    const worker = new ManagedProcess({
      name: 'print-worker',
      file: process.execPath,
      args: ['--enable-source-maps', programs.worker, 'run', '--data', data, '--paper', paper],
      env: { ...baseEnvironment, ...env },
      cwd: root,
      log: join(dir, 'logs', `worker-${started.length + 1}.log`),
      pidFile: join(dir, 'run', 'worker.json'),
    });
    started.push(worker);
    await worker.start();
    return worker;
  };
  return {
    ...{ dir, data, paper, folderUri: `folder:${paper}`, server, printer, cups, raw, startWith },
    start: (holdAt) => startWith(holdAt === undefined ? {} : { PICOLO_HOLD_AT: holdAt }),
    held: (worker, point) =>
      waitFor(`held at ${point}`, () => {
        if (!worker.isRunning) throw new Error(`the worker ended instead: ${worker.lastWords()}`);
        return new RegExp(`^HELD ${point.replace('.', '\\.')} (\\S+)$`, 'm').exec(worker.logs)?.[1];
      }),
    sheets: () => readdirSync(paper).filter((name) => !name.endsWith('.tmp')),
    sheet: (name) => readFileSync(join(paper, name)),
    stop: async () => {
      for (const worker of started) await worker.kill();
      await printer?.stop();
      await cups?.spooler.stop();
      await cups?.paper.stop();
      await raw?.stop();
      await server.stop();
    },
  };
}
