import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../tools/lib/free-port.ts';
import { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { pause, which } from '../../tools/lib/shell.ts';
import { socketFolder } from '../../tools/lib/socket-folder.ts';

export interface IppPrinterOptions {
  /** Private folder for spool, ledger and logs. */
  dir: string;
  /** Document formats the printer takes. */
  format?: readonly string[];
  name?: string;
}

/** One document that the printer began to print, whole or not. */
export interface LedgerLine {
  /** The job's name as the sender gave it. */
  name: string;
  sha256: string;
  size: number;
  jobId: number;
}

/** A real IPP Everywhere printer of CUPS, whose paper is a ledger. */
export interface IppPrinter {
  readonly uri: string;
  /** What came out, in order: half a document is a line like a whole one. */
  ledger: () => LedgerLine[];
  /** What was asked for the job of that name: copies, sides, media by name or else by its size. */
  wishes: (name: string) => string | undefined;
  /** From now on it stops in the middle of the next document, out of paper, until `refill`. */
  emptyTray: () => void;
  refill: () => void;
  /** Pulls the plug. */
  kill: () => Promise<void>;
  /** Back at the same address; a printer that was killed has forgotten its jobs. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

const READY_LIMIT_MS = 30_000;
const usualFormats = ['application/pdf', 'text/plain', 'application/octet-stream'];

function program(name: string): string {
  const path = which(name);
  if (path === undefined) throw new Error(`${name} is missing; install cups-ipp-utils and dbus`);
  return path;
}

/** The line is written when printing begins: paper that has moved cannot be taken back. */
const ledgerScript = (dir: string): string => `#!/bin/sh
printf '%s %s %s %s\\n' "$IPP_JOB_NAME" "$(sha256sum < "$1" | cut -d' ' -f1)" "$(stat -c %s "$1")" "$IPP_JOB_ID" >> '${dir}/ledger'
printf '%s %s %s %s\\n' "$IPP_JOB_NAME" "$IPP_COPIES" "$IPP_SIDES" "\${IPP_MEDIA:-$IPP_MEDIA_COL}" >> '${dir}/wishes'
if [ -e '${dir}/tray-empty' ]; then
  echo 'STATE: +media-empty' >&2
  while [ -e '${dir}/tray-empty' ] && kill -0 $PPID 2>/dev/null; do sleep 0.05; done
  echo 'STATE: -media-empty' >&2
fi
`;

function readLedger(file: string): LedgerLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const [name = '', sha256 = '', size = '', jobId = ''] = line.split(' ');
    return { name, sha256, size: Number(size), jobId: Number(jobId) };
  });
}

/** Their values without the name; undefined when there was no such job. */
function readWishes(file: string, wanted: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${wanted} `));
  return line?.slice(wanted.length + 1).trim();
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });

async function untilReady(check: () => boolean | Promise<boolean>, gone: AbortSignal): Promise<void> {
  const end = Date.now() + READY_LIMIT_MS;
  while (!gone.aborted && !(await check())) {
    if (Date.now() > end) throw new Error('the printer is not ready in time');
    await pause(20);
  }
}

/** ippeveprinter asks for a system bus and is content with an empty one of its own. */
function busProcess(dir: string): { bus: ManagedProcess; address: string } {
  const socket = join(socketFolder(join(dir, 'bus')), 'bus');
  const address = `unix:path=${socket}`;
  const bus = new ManagedProcess({
    name: 'dbus-daemon',
    file: program('dbus-daemon'),
    args: ['--session', '--nofork', '--nopidfile', `--address=${address}`],
    env: { PATH: process.env['PATH'] },
    log: join(dir, 'bus.log'),
    pidFile: join(dir, 'run', 'bus.json'),
    ready: (gone) => untilReady(() => existsSync(socket), gone),
  });
  return { bus, address };
}

function printerProcess(options: IppPrinterOptions, port: number, busAddress: string): ManagedProcess {
  const { dir, name = 'Picolo Test' } = options;
  return new ManagedProcess({
    name: 'ippeveprinter',
    file: program('ippeveprinter'),
    args: [
      ...['-v', '-r', 'off', '-n', 'localhost', '-p', String(port), '-d', join(dir, 'spool'), '-k', '-K', dir, '-2'],
      ...[
        '-c',
        join(dir, 'ledger.sh'),
        '-f',
        (options.format ?? usualFormats).join(','),
        '-F',
        'application/pdf',
        name,
      ],
    ],
    env: { PATH: process.env['PATH'], DBUS_SYSTEM_BUS_ADDRESS: busAddress },
    log: join(dir, 'printer.log'),
    pidFile: join(dir, 'run', 'printer.json'),
    graceMs: 2_000,
    ready: (gone) => untilReady(() => answers(port), gone),
  });
}

/** Starts `ippeveprinter` at a free port of the loopback interface. */
export async function startIppPrinter(options: IppPrinterOptions): Promise<IppPrinter> {
  const { dir } = options;
  for (const folder of ['spool', 'run']) mkdirSync(join(dir, folder), { recursive: true });
  const script = join(dir, 'ledger.sh');
  writeFileSync(script, ledgerScript(dir));
  chmodSync(script, 0o755);
  const port = await freePort();
  const { bus, address } = busProcess(dir);
  const printer = printerProcess(options, port, address);
  const tray = join(dir, 'tray-empty');
  const stop = async (): Promise<void> => {
    rmSync(tray, { force: true });
    await printer.stop();
    await bus.stop();
  };
  try {
    await bus.start();
    await printer.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    ledger: () => readLedger(join(dir, 'ledger')),
    wishes: (wanted) => readWishes(join(dir, 'wishes'), wanted),
    emptyTray: () => writeFileSync(tray, ''),
    refill: () => rmSync(tray, { force: true }),
    kill: () => printer.kill('SIGKILL'),
    restart: () => printer.restart(),
    stop,
  };
}
