import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { local, programs, root } from '../../tools/lib/paths.ts';
import { run } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';
import { startIppPrinter, type IppPrinter, type IppPrinterOptions } from './printers.ts';
import { waitFor } from './wait.ts';
import { startWorkerServer, type WorkerServer } from './worker-server.ts';

/** A real worker process, a protocol server and, when asked for, a real IPP printer. */
export interface WorkerRig {
  readonly dir: string;
  readonly data: string;
  readonly paper: string;
  readonly folderUri: string;
  readonly server: WorkerServer;
  readonly printer: IppPrinter | undefined;
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
  await enroll(data, server);
  const started: ManagedProcess[] = [];
  const startWith = async (env: NodeJS.ProcessEnv): Promise<ManagedProcess> => {
    const printers = printer === undefined ? [] : ['--ipp', printer.uri];
    const worker = new ManagedProcess({
      name: 'print-worker',
      file: process.execPath,
      args: ['--enable-source-maps', programs.worker, 'run', '--data', data, '--paper', paper, ...printers],
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
    ...{ dir, data, paper, folderUri: `folder:${paper}`, server, printer, startWith },
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
      await server.stop();
    },
  };
}
