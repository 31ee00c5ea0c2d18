import { beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from './machine.js';
import { installService, serviceText, uninstallService } from './service.js';

const program = { node: '/opt/node/bin/node', script: '/opt/picolo/main.js' };

/** Notes what is done to it; what it has is what was written. */
class MachineOnPaper implements Machine {
  readonly acts: string[][] = [];
  readonly files = new Map<string, string>([['/run/systemd/system', '']]);
  readonly failing = new Set<string>(['id']);
  closed: string | undefined;
  password: string | undefined;

  constructor(
    readonly platform: NodeJS.Platform = 'linux',
    readonly isRoot = true,
  ) {}

  exists(path: string): boolean {
    return this.files.has(path);
  }

  isOpenToAll(path: string): boolean {
    return path !== this.closed;
  }

  write(file: string, text: string): void {
    this.files.set(file, text);
    this.acts.push(['write', file]);
  }

  remove(file: string): void {
    this.files.delete(file);
    this.acts.push(['remove', file]);
  }

  makeFolder(path: string): void {
    this.acts.push(['folder', path]);
  }

  allowService(account: string): Promise<void> {
    this.acts.push(['allow', account]);
    return Promise.resolve();
  }

  runServiceAs(service: string, account: string, password: string | undefined): Promise<void> {
    this.password = password;
    this.acts.push(['as', service, account]);
    return this.failing.has('account') ? Promise.reject(new Error('no such account')) : Promise.resolve();
  }

  run(file: string, args: readonly string[]): Promise<{ code: number; output: string }> {
    this.acts.push([file, ...args]);
    return Promise.resolve(this.failing.has(file) ? { code: 1, output: 'no' } : { code: 0, output: '' });
  }
}

const unit = '/etc/systemd/system/picolo-print-worker.service';
const plist = '/Library/LaunchDaemons/picolo.print-worker.plist';

describe('the worker as a service', () => {
  let machine: MachineOnPaper;
  beforeEach(() => {
    machine = new MachineOnPaper();
  });

  it('PR-8 on Linux: groups, an account of its own, the unit, started now and at boot', async () => {
    const said = await installService(machine, program);
    expect(machine.acts).toEqual([
      ['groupadd', '--system', '--force', 'lp'],
      ['groupadd', '--system', '--force', 'lpadmin'],
      ['id', '-u', 'picolo-print'],
      [
        ...['useradd', '--system', '--user-group', '--no-create-home', '--home-dir', '/var/lib/picolo-print-worker'],
        ...['--shell', '/usr/sbin/nologin', 'picolo-print'],
      ],
      ['write', unit],
      ['systemctl', 'daemon-reload'],
      ['systemctl', 'enable', 'picolo-print-worker'],
      ['systemctl', 'restart', 'picolo-print-worker'],
    ]);
    expect(machine.files.get(unit)).toBe(serviceText(machine, program));
    expect(said).toContain('enroll --data "/var/lib/picolo-print-worker"');
  });

  it('PR-8 a second installation keeps the account, and an enrolled worker is not told to enrol', async () => {
    machine.failing.clear();
    machine.files.set('/var/lib/picolo-print-worker/worker.json', '{}');
    expect(await installService(machine, program)).not.toContain('enroll');
    expect(machine.acts.map(([file]) => file)).not.toContain('useradd');
  });

  it('PR-8 uninstalling takes the service away and leaves the data', async () => {
    await installService(machine, program);
    machine.files.set('/var/lib/picolo-print-worker/worker.json', '{}');
    machine.acts.length = 0;
    expect(await uninstallService(machine)).toContain('stay in /var/lib/picolo-print-worker');
    expect(machine.acts).toEqual([
      ['systemctl', 'disable', '--now', 'picolo-print-worker'],
      ['remove', unit],
      ['systemctl', 'daemon-reload'],
    ]);
    expect(machine.exists('/var/lib/picolo-print-worker/worker.json')).toBe(true);
    expect(await uninstallService(machine)).toBe('The worker is not installed as a service.');
  });

  it('PR-8 on macOS: a daemon of the system, and its removal', async () => {
    machine = new MachineOnPaper('darwin');
    await installService(machine, program);
    await installService(machine, program);
    await uninstallService(machine);
    const data = '/Library/Application Support/Picolo Print Worker';
    const folder = [
      ['mkdir', '-p', '-m', '700', data],
      ['chown', '-R', 'daemon', data],
    ];
    const start = [
      ['write', plist],
      ['launchctl', 'bootstrap', 'system', plist],
    ];
    const stop = ['launchctl', 'bootout', 'system/picolo.print-worker'];
    expect(machine.acts).toEqual([...folder, ...start, ...folder, stop, ...start, stop, ['remove', plist]]);
  });

  it.each([
    ['without root', new MachineOnPaper('linux', false), 'install-service needs root: run it again with sudo.'],
    ['on another system', new MachineOnPaper('freebsd'), 'on Linux, macOS and Windows only'],
  ])('PR-8 %s nothing is touched, and a sentence says why', async (_, other, sentence) => {
    await expect(installService(other, program)).rejects.toThrow(sentence);
    expect(other.acts).toEqual([]);
  });

  it('PR-8 without systemd, or where its account cannot read, nothing is touched', async () => {
    machine.closed = '/opt/picolo';
    await expect(installService(machine, program)).rejects.toThrow('The account picolo-print cannot open /opt/picolo:');
    machine.files.clear();
    await expect(installService(machine, program)).rejects.toThrow('does not run systemd');
    expect(machine.acts).toEqual([]);
  });

  it('PR-8 what a program refuses is told, and nothing goes on', async () => {
    machine.failing.add('useradd');
    await expect(installService(machine, program)).rejects.toThrow(/^useradd --system .* failed: no$/);
    expect(machine.exists(unit)).toBe(false);
  });

  describe('on Windows', () => {
    const onWindows = { node: 'C:\\Program Files\\Picolo\\node.exe', script: 'C:\\Program Files\\Picolo\\main.js' };
    const data = 'C:\\ProgramData\\Picolo Print Worker';
    const command =
      `"C:\\Program Files\\Picolo\\shawl.exe" run --name PicoloPrintWorker --cwd "${data}" --restart ` +
      `--stop-timeout 90000 --log-dir "${data}" --env NODE_ENV=production -- ` +
      `"${onWindows.node}" "${onWindows.script}" run --rest 10 --data "${data}"`;
    const closed = [data, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'];
    const taken = [
      ['icacls', data, '/setowner', '*S-1-5-32-544', '/T', '/L'],
      ['icacls', data, '/reset', '/T', '/L'],
    ];
    const create = [
      ...['sc', 'create', 'PicoloPrintWorker', 'binPath=', command, 'start=', 'delayed-auto'],
      ...['displayname=', 'Picolo Print Worker'],
    ];
    const query = ['sc', 'query', 'PicoloPrintWorker'];
    const rest = [
      ['sc', 'description', 'PicoloPrintWorker', 'Prints what the Picolo server gives it.'],
      [
        ...['sc', 'failure', 'PicoloPrintWorker', 'reset=', '86400'],
        ...['actions=', 'restart/10000/restart/10000/restart/60000'],
      ],
    ];
    const start = ['sc', 'start', 'PicoloPrintWorker'];

    /** A machine where `sc query` knows the service once it was made. */
    class WindowsOnPaper extends MachineOnPaper {
      hasService = false;
      registered = command;

      constructor() {
        super('win32');
      }

      override run(file: string, args: readonly string[]): Promise<{ code: number; output: string }> {
        void super.run(file, args);
        if (args[0] === 'query') {
          return Promise.resolve({ code: this.hasService ? 0 : 1060, output: `ImagePath REG_SZ ${this.registered}` });
        }
        if (args[0] === 'create') this.hasService = true;
        return Promise.resolve({ code: 0, output: '' });
      }
    }

    let windows: WindowsOnPaper;
    beforeEach(() => {
      windows = new WindowsOnPaper();
    });

    it('PR-8 a closed folder, a service that starts late and by itself, restarted by Windows too', async () => {
      await installService(windows, onWindows);
      expect(windows.acts).toEqual([['folder', data], query, ...taken, ['icacls', ...closed], create, ...rest, start]);
      expect(serviceText(windows, onWindows)).toBe(command);
    });

    it('PR-8 an account of its own gets the right to run services and its folder; its password is on no command line', async () => {
      const wishes = { account: '.\\impression', password: 'geheim', stopped: true };
      await installService(windows, onWindows, wishes);
      expect(windows.acts).toEqual([
        ['folder', data],
        query,
        ...taken,
        ['icacls', ...closed, '.\\impression:(OI)(CI)M'],
        ['allow', '.\\impression'],
        create,
        ['as', 'PicoloPrintWorker', '.\\impression'],
        ...rest,
      ]);
      expect(windows.password).toBe('geheim');
    });

    it('PR-8 where Windows refuses its account no service is left that would run as another', async () => {
      windows.failing.add('account');
      const wishes = { account: '.\\impression', stopped: true };
      await expect(installService(windows, onWindows, wishes)).rejects.toThrow('no such account');
      expect(windows.acts.at(-1)).toEqual(['sc', 'delete', 'PicoloPrintWorker']);
      windows.hasService = true;
      await expect(installService(windows, onWindows, wishes)).rejects.toThrow('no such account');
      expect(windows.acts.at(-1)).toEqual(['as', 'PicoloPrintWorker', '.\\impression']);
    });

    it('PR-8 an update keeps the service, its account and its settings; another command line replaces the old one', async () => {
      windows.hasService = true;
      await installService(windows, onWindows);
      expect(windows.acts.flat()).not.toContain('create');
      expect(windows.acts.flat()).not.toContain('config');
      // Its own account keeps its rights in the folder.
      expect(windows.acts.flat()).not.toContain('/reset');
      windows.registered = 'C:\\old.exe';
      await installService(windows, onWindows);
      expect(windows.acts).toContainEqual(['sc', 'config', 'PicoloPrintWorker', 'binPath=', command]);
    });

    it('SE-3 a settings folder that somebody made beforehand is not theirs any more before the service comes', async () => {
      await installService(windows, onWindows);
      const said = windows.acts.map((words) => words.join(' '));
      const [owner, reset, grant, made] = ['/setowner', '/reset', '/grant:r', 'sc create'].map((word) =>
        said.findIndex((line) => line.includes(word)),
      );
      expect([owner, reset, grant, made]).toEqual([2, 3, 4, 5]);
    });

    it('PR-8 uninstalling waits for the end of the service and leaves the data', async () => {
      expect(await uninstallService(windows)).toBe('The worker is not installed as a service.');
      windows.hasService = true;
      windows.acts.length = 0;
      expect(await uninstallService(windows)).toContain(`stay in ${data}`);
      expect(windows.acts).toEqual([
        query,
        ['net', 'stop', 'PicoloPrintWorker'],
        ['sc', 'delete', 'PicoloPrintWorker'],
      ]);
    });

    it('SE-3 a path cannot end its quotes', () => {
      const odd = { ...onWindows, script: 'C:\\a" & calc & "\\' };
      expect(serviceText(windows, odd)).toContain('"C:\\a & calc & " run --rest');
    });
  });

  it('SE-3 a path is never more than a path', () => {
    const odd = { node: '/opt/a b%n"/node', script: "/opt/$HOME/$(reboot)/it's.js" };
    expect(serviceText(machine, odd)).toContain(
      `ExecStart="/opt/a b%%n\\"/node" "/opt/$$HOME/$$(reboot)/it's.js" run --data %S/picolo-print-worker\n`,
    );
    const mac = new MachineOnPaper('darwin');
    expect(serviceText(mac, { ...odd, script: '/opt/<&>/main.js' })).toContain('<string>/opt/&lt;&amp;&gt;/main.js<');
    for (const other of [machine, mac]) {
      expect(() => serviceText(other, { ...odd, script: '/opt/x\nExecStartPre=reboot' })).toThrow('cannot have');
    }
  });
});
