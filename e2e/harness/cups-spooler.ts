import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/lib/free-port.ts';
import { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { isRoot, pause, run, which } from '../../tools/lib/shell.ts';

/** A real cupsd on a port of its own, with queues of ours. */
export interface CupsSpooler {
  /** Makes a queue and answers its address; `options` are lpadmin's. Without `-m` nothing filters what goes through. */
  addQueue: (name: string, device: string, options?: readonly string[]) => Promise<string>;
  /** Pulls the plug. */
  kill: () => Promise<void>;
  /** Ends it in good order, with its records written down. */
  halt: () => Promise<void>;
  /** Takes its records of jobs away, as if it had been killed before it wrote them down: it does that when it finds time. */
  forget: () => void;
  restart: () => Promise<void>;
  /** Runs a program of CUPS against it. */
  command: (program: 'cancel' | 'lp' | 'lpadmin' | 'lpstat', args: readonly string[]) => Promise<string>;
  stop: () => Promise<void>;
}

const READY_LIMIT_MS = 30_000;

function program(name: string): string {
  const path = which(name);
  if (path === undefined) throw new Error(`${name} is missing; install cups and cups-client`);
  return path;
}

/** As root cupsd gives its work to a user that has no rights; otherwise all of it runs as we do. */
async function identity(): Promise<{ user: string; group: string; systemGroup: string }> {
  if (isRoot()) return { user: 'lp', group: 'lp', systemGroup: 'root' };
  const [user, groups] = [await run('id', ['-un']), await run('id', ['-Gn'])];
  const [group = 'nogroup', other = 'root'] = groups.stdout.trim().split(' ');
  return { user: user.stdout.trim(), group, systemGroup: other };
}

/** Who made a job may do with it what they like, everybody else may not: the policy that CUPS comes with. */
const daemonSettings = (port: number, extra: string): string => `Listen 127.0.0.1:${port}
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel info
MaxLogSize 0
PreserveJobHistory Yes
MaxJobs 5000
${extra}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Cancel-Job Cancel-My-Jobs>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

async function writeSettings(folder: string, port: number, extra: string): Promise<void> {
  const { user, group, systemGroup } = await identity();
  const folders = { ServerRoot: 'etc', RequestRoot: 'spool', TempDir: 'tmp', CacheDir: 'cache', StateDir: 'state' };
  for (const name of Object.values(folders)) mkdirSync(join(folder, name));
  if (isRoot()) {
    const done = await run('chown', ['-R', `${user}:${group}`, folder]);
    if (done.code !== 0) throw new Error(done.stderr);
  }
  const lines = [
    ...Object.entries(folders).map(([key, name]) => `${key} ${join(folder, name)}`),
    ...['AccessLog', 'ErrorLog', 'PageLog'].map((key) => `${key} ${join(folder, `${key}.txt`)}`),
    ...[`User ${user}`, `Group ${group}`, `SystemGroup ${systemGroup}`],
  ];
  writeFileSync(join(folder, 'cups-files.conf'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'cupsd.conf'), daemonSettings(port, extra));
}

async function isReady(server: string): Promise<boolean> {
  return (await run(program('lpstat'), ['-h', server, '-r'])).stdout.includes('is running');
}

async function untilThere(file: string): Promise<void> {
  const end = Date.now() + READY_LIMIT_MS;
  while (!existsSync(file)) {
    if (Date.now() > end) throw new Error(`${file} was not written in time`);
    await pause(20);
  }
}

function daemon(dir: string, folder: string, server: string): ManagedProcess {
  return new ManagedProcess({
    name: 'cupsd',
    file: program('cupsd'),
    args: ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    env: { PATH: process.env['PATH'] },
    log: join(dir, 'cupsd.log'),
    pidFile: join(dir, 'run', 'cupsd.json'),
    graceMs: 5_000,
    ready: async (gone) => {
      const end = Date.now() + READY_LIMIT_MS;
      while (!gone.aborted && !(await isReady(server))) {
        if (Date.now() > end) throw new Error('cupsd is not ready in time');
        await pause(50);
      }
    },
  });
}

/**
 * `dir` takes its log and its pid. Its own files lie where the user it prints as may enter. `keeps`: it writes its
 * records down at once, not when it finds time.
 */
export async function startCupsSpooler(dir: string, { keeps = false } = {}): Promise<CupsSpooler> {
  mkdirSync(join(dir, 'run'), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'picolo-cups-'));
  chmodSync(folder, 0o711);
  const port = await freePort();
  const server = `127.0.0.1:${port}`;
  await writeSettings(folder, port, keeps ? 'DirtyCleanInterval 0' : '');
  const cupsd = daemon(dir, folder, server);
  const command: CupsSpooler['command'] = async (name, args) => {
    const done = await run(program(name), ['-h', server, ...args]);
    if (done.code !== 0) throw new Error(`${name} ${args.join(' ')}: ${done.stderr}`);
    return done.stdout;
  };
  await cupsd.start();
  return {
    addQueue: async (name, device, options = []) => {
      await command('lpadmin', ['-p', name, '-E', '-v', device, ...options, '-o', 'printer-error-policy=abort-job']);
      // cupsd asks an IPP Everywhere printer what it can after it answered; ended before that, the queue filters nothing.
      if (options.includes('everywhere')) await untilThere(join(folder, 'etc', 'ppd', `${name}.ppd`));
      // Ended in good order it writes the queue down, so that it is there after a kill.
      await cupsd.restart();
      return `ipp://${server}/printers/${name}`;
    },
    command,
    kill: () => cupsd.kill('SIGKILL'),
    halt: () => cupsd.stop(),
    forget: () => {
      for (const name of readdirSync(join(folder, 'spool'))) rmSync(join(folder, 'spool', name), { recursive: true });
      rmSync(join(folder, 'cache', 'job.cache'), { force: true });
    },
    restart: () => cupsd.restart(),
    stop: async () => {
      await cupsd.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
