import { dirname, join } from 'node:path';
import { PlainError } from '../plain-error.js';
import { launchdLabel, launchdPlist, macData, macUser, plistFile } from './launchd-plist.js';
import type { Machine } from './machine.js';
import {
  linuxData,
  printerGroups,
  serviceName,
  serviceUser,
  systemdUnit,
  unitFile,
  type Program,
} from './systemd-unit.js';
import {
  windowsAccess,
  windowsCommand,
  windowsData,
  windowsServiceKey,
  windowsServiceName,
  windowsTakeOver,
  windowsTitle,
} from './windows-service.js';

/** What can be chosen for a service of Windows. */
export interface ServiceWishes {
  /** Registers it without starting it. */
  readonly stopped?: boolean;
  /** The account that it runs as; absent: Local System, or the one that it has. */
  readonly account?: string;
  readonly password?: string;
}

/** How one kind of system keeps a service. */
interface ServiceKind {
  /** Where it is written down, for a person to find. */
  readonly file: string;
  readonly data: string;
  readonly user: string;
  text(program: Program): string;
  /** Throws PlainError when this machine cannot have such a service. */
  check(machine: Machine): void;
  isInstalled(machine: Machine): boolean | Promise<boolean>;
  install(machine: Machine, text: string, wishes: ServiceWishes): Promise<void>;
  uninstall(machine: Machine): Promise<void>;
}

const systemd: ServiceKind = {
  ...{ file: unitFile, data: linuxData, user: serviceUser, text: systemdUnit },
  check: (machine) => {
    if (machine.exists('/run/systemd/system')) return;
    throw new PlainError(
      'This machine does not run systemd: let what starts services here start "run --data DIR", or take over the unit that install-service --print shows.',
    );
  },
  isInstalled: (machine) => machine.exists(unitFile),
  install: async (machine, text) => {
    for (const group of printerGroups) await must(machine, 'groupadd', ['--system', '--force', group]);
    const isKnown = (await machine.run('id', ['-u', serviceUser])).code === 0;
    if (!isKnown) await must(machine, 'useradd', userArguments);
    machine.write(unitFile, text);
    await must(machine, 'systemctl', ['daemon-reload']);
    await must(machine, 'systemctl', ['enable', serviceName]);
    // A service that runs already takes up the new unit too.
    await must(machine, 'systemctl', ['restart', serviceName]);
  },
  uninstall: async (machine) => {
    await must(machine, 'systemctl', ['disable', '--now', serviceName]);
    machine.remove(unitFile);
    await must(machine, 'systemctl', ['daemon-reload']);
  },
};

const userArguments = [
  ...['--system', '--user-group', '--no-create-home', '--home-dir', linuxData],
  ...['--shell', '/usr/sbin/nologin', serviceUser],
];

const launchd: ServiceKind = {
  ...{ file: plistFile, data: macData, user: macUser, text: launchdPlist },
  check: () => undefined,
  isInstalled: (machine) => machine.exists(plistFile),
  install: async (machine, text) => {
    await must(machine, 'mkdir', ['-p', '-m', '700', macData]);
    await must(machine, 'chown', ['-R', macUser, macData]);
    // What runs under this label would keep its old settings.
    if (machine.exists(plistFile)) await machine.run('launchctl', ['bootout', `system/${launchdLabel}`]);
    machine.write(plistFile, text);
    await must(machine, 'launchctl', ['bootstrap', 'system', plistFile]);
  },
  uninstall: async (machine) => {
    await must(machine, 'launchctl', ['bootout', `system/${launchdLabel}`]);
    machine.remove(plistFile);
  },
};

const windows: ServiceKind = {
  ...{ file: `service ${windowsServiceName}`, data: windowsData(), user: 'SYSTEM' },
  text: (program) => windowsCommand(program, windowsData()),
  check: () => undefined,
  isInstalled: async (machine) => (await machine.run('sc', ['query', windowsServiceName])).code === 0,
  install: async (machine, command, { account, password, stopped }) => {
    machine.makeFolder(windowsData());
    const isThere = await windows.isInstalled(machine);
    // An account that a service has already keeps its rights in the folder.
    if (!isThere || account !== undefined) {
      for (const words of windowsTakeOver(windowsData())) await must(machine, 'icacls', words);
    }
    await must(machine, 'icacls', windowsAccess(windowsData(), account));
    if (account !== undefined) await machine.allowService(account);
    if (!isThere) {
      const kind = ['binPath=', command, 'start=', 'delayed-auto', 'displayname=', windowsTitle];
      await must(machine, 'sc', ['create', windowsServiceName, ...kind]);
    } else if (!(await runsNow(machine, command))) {
      await must(machine, 'sc', ['config', windowsServiceName, 'binPath=', command]);
    }
    if (account !== undefined) {
      await machine.runServiceAs(windowsServiceName, account, password).catch(async (error: unknown) => {
        // Left like that a new one would run as Local System at the next start.
        if (!isThere) await machine.run('sc', ['delete', windowsServiceName]);
        throw error;
      });
    }
    await must(machine, 'sc', ['description', windowsServiceName, 'Prints what the Picolo server gives it.']);
    // Shawl restarts the worker; Windows restarts Shawl.
    const again = ['reset=', '86400', 'actions=', 'restart/10000/restart/10000/restart/60000'];
    await must(machine, 'sc', ['failure', windowsServiceName, ...again]);
    if (stopped !== true) await must(machine, 'sc', ['start', windowsServiceName]);
  },
  uninstall: async (machine) => {
    // Waits until it has ended; one that does not run is no failure.
    await machine.run('net', ['stop', windowsServiceName]);
    await must(machine, 'sc', ['delete', windowsServiceName]);
  },
};

/** Whether the service that is there runs this command line. */
async function runsNow(machine: Machine, command: string): Promise<boolean> {
  return (await machine.run('reg', ['query', windowsServiceKey, '/v', 'ImagePath'])).output.includes(command);
}

/** The unit, property list or command line that `installService` would write. */
export const serviceText = (machine: Machine, program: Program): string => kindOf(machine).text(program);

/** Makes the worker a service that starts with the machine, and starts it. Answers what to say. Throws PlainError. */
export async function installService(machine: Machine, program: Program, wishes: ServiceWishes = {}): Promise<string> {
  const kind = kindOf(machine);
  requireRoot(machine, 'install-service');
  kind.check(machine);
  requireReadable(machine, program, kind.user);
  await kind.install(machine, kind.text(program), wishes);
  const installed = `Installed${wishes.stopped === true ? '' : ' and started'} as a service (${kind.file}); it starts with the machine.`;
  if (machine.exists(join(kind.data, 'worker.json'))) return installed;
  return `${installed}\nIt waits to be enrolled: enroll --data "${kind.data}" --server URL --code CODE`;
}

/** Undoes it; settings, key and journal stay. Answers what to say. Throws PlainError. */
export async function uninstallService(machine: Machine): Promise<string> {
  const kind = kindOf(machine);
  requireRoot(machine, 'uninstall-service');
  kind.check(machine);
  if (!(await kind.isInstalled(machine))) return 'The worker is not installed as a service.';
  await kind.uninstall(machine);
  return `The service is stopped and removed. Settings and journal stay in ${kind.data}.`;
}

function kindOf({ platform }: Machine): ServiceKind {
  if (platform === 'linux') return systemd;
  if (platform === 'darwin') return launchd;
  if (platform === 'win32') return windows;
  throw new PlainError('The worker installs itself as a service on Linux, macOS and Windows only.');
}

function requireRoot({ isRoot }: Machine, command: string): void {
  if (!isRoot) throw new PlainError(`${command} needs root: run it again with sudo.`);
}

/** A worker in somebody's closed home folder would be restarted for ever without beginning. */
function requireReadable(machine: Machine, { node, script }: Program, user: string): void {
  const closed = [...withFolders(node), ...withFolders(script)].find((path) => !machine.isOpenToAll(path));
  if (closed === undefined) return;
  throw new PlainError(`The account ${user} cannot open ${closed}: put the worker where all may read, like /opt.`);
}

function withFolders(file: string): readonly string[] {
  const above = dirname(file);
  return above === file ? [file] : [...withFolders(above), file];
}

async function must(machine: Machine, file: string, args: readonly string[]): Promise<void> {
  const { code, output } = await machine.run(file, args);
  if (code === 0) return;
  throw new PlainError(`${file} ${args.join(' ')} failed: ${output}`);
}
