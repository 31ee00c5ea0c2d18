import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchdPlist } from '../../apps/print-worker/src/service/launchd-plist.ts';
import { serviceName } from '../../apps/print-worker/src/service/systemd-unit.ts';
import { local, programs, root } from '../../tools/lib/paths.ts';
import { run, type Finished } from '../../tools/lib/shell.ts';
import { claimStack } from '../../tools/lib/stack-folders.ts';

/** What a property list may hold, as its DTD orders it. */
const plistRules = `
<!ENTITY % value "array | data | date | dict | real | integer | string | true | false">
<!ELEMENT plist (%value;)>
<!ATTLIST plist version CDATA "1.0">
<!ELEMENT array (%value;)*>
<!ELEMENT dict (key, (%value;))*>
<!ELEMENT key (#PCDATA)>
<!ELEMENT string (#PCDATA)>
<!ELEMENT data (#PCDATA)>
<!ELEMENT date (#PCDATA)>
<!ELEMENT integer (#PCDATA)>
<!ELEMENT real (#PCDATA)>
<!ELEMENT true EMPTY>
<!ELEMENT false EMPTY>
`;

describe('PR-8 the worker as a service', () => {
  let dir: string;
  let units: string;
  beforeAll(() => {
    dir = claimStack(local);
    units = join(dir, 'units');
    mkdirSync(units);
  });

  const worker = (...args: string[]): Promise<Finished> =>
    run(process.execPath, [programs.worker, ...args], { cwd: root, env: { PATH: process.env['PATH'] } });

  async function verified(text: string): Promise<Finished> {
    const file = join(units, `${serviceName}.service`);
    writeFileSync(file, text);
    return await run('systemd-analyze', ['verify', '--man=no', file]);
  }

  it('PR-8 the unit that install-service shows is one that systemd takes whole', async () => {
    const shown = await worker('install-service', '--print');
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    const { code, stderr } = await verified(shown.stdout);
    // Other units of the machine may be talked about too.
    expect([code, stderr.split('\n').filter((line) => line.includes(serviceName))]).toEqual([0, []]);
    for (const line of [
      ...['Restart=always', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'SupplementaryGroups=lp lpadmin'],
      ...['StateDirectory=picolo-print-worker', 'User=picolo-print', 'WantedBy=multi-user.target'],
    ]) {
      expect(shown.stdout.split('\n')).toContain(line);
    }
    expect(shown.stdout).toMatch(/^After=network-online\.target/m);
  });

  it('PR-8 the same check finds what is wrong in a unit', async () => {
    const { stdout } = await worker('install-service', '--print');
    expect((await verified(stdout.replace('ProtectSystem=strict', 'ProtectSystem=somewhat'))).stderr).toContain(
      serviceName,
    );
    expect((await verified(stdout.replace('ExecStart="', 'ExecStart="/nowhere'))).code).not.toBe(0);
  });

  it('PR-8 the property list for launchd keeps to its rules', async () => {
    const rules = join(dir, 'plist.dtd');
    writeFileSync(rules, plistRules);
    const check = async (text: string): Promise<number> => {
      const file = join(dir, 'worker.plist');
      writeFileSync(file, text);
      return (await run('xmllint', ['--noout', '--nonet', '--dtdvalid', rules, file])).code;
    };
    const text = launchdPlist({ node: '/opt/a & b/<node>', script: '/opt/picolo/main.js' });
    expect(await check(text)).toBe(0);
    expect(await check(text.replace('<key>Label</key>', ''))).not.toBe(0);
    expect(await check(text.replace('<true/>', 'true'))).not.toBe(0);
  });
});
