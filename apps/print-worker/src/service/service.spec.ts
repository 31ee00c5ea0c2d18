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
    ['on Windows', new MachineOnPaper('win32'), 'on Linux and macOS only'],
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
