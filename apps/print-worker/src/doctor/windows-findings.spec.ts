import { describe, expect, it } from 'vitest';
import type { Spooler } from '../drivers/winspool/spooler.js';
import { PaperSpooler } from '../drivers/winspool/testing.js';
import type { Machine } from '../service/machine.js';
import { windowsFindings } from './windows-findings.js';

const machine = (account: string | null, platform: NodeJS.Platform = 'win32'): Machine => ({
  ...{ platform, isRoot: true, exists: () => false, isOpenToAll: () => true, write: () => undefined },
  ...{ remove: () => undefined, makeFolder: () => undefined, allowService: () => Promise.resolve() },
  runServiceAs: () => Promise.resolve(),
  run: () =>
    Promise.resolve(
      account === null
        ? { code: 1, output: '' }
        : { code: 0, output: `\r\n    ObjectName    REG_SZ    ${account}\r\n` },
    ),
});

function withQueue(attributes: number): () => Spooler {
  const spooler = new PaperSpooler('\\\\serveur\\Bureau');
  spooler.attributes = attributes;
  return () => spooler;
}

const [ofOneUser, ofThisPc] = [0x10, 0x40];

describe('what doctor says of the printers of Windows', () => {
  it('PR-8 a printer that one user added for themselves is not seen by Local System, and doctor says so', async () => {
    const findings = await windowsFindings(machine('LocalSystem'), withQueue(ofOneUser), 'Anne');
    expect(findings[0]).toEqual({
      isFine: true,
      sentence: 'The account Anne sees these printers of Windows: \\\\serveur\\Bureau.',
    });
    expect(findings[1]?.isFine).toBe(false);
    expect(findings[1]?.sentence).toContain('Local System and does not see: \\\\serveur\\Bureau. Only Anne has them');
  });

  it('PR-8 one that is installed for all, or a service with an account of its own, is in order', async () => {
    const forAll = await windowsFindings(machine('LocalSystem'), withQueue(ofThisPc), 'Anne');
    expect(forAll.map(({ isFine }) => isFine)).toEqual([true, true]);
    expect(forAll[1]?.sentence).toContain('installed for all users of this PC only');
    expect(await windowsFindings(machine('.\\Anne'), withQueue(ofOneUser), 'Anne')).toHaveLength(1);
    expect(await windowsFindings(machine(null), withQueue(ofOneUser), 'Anne')).toHaveLength(1);
  });

  it('PR-8 nothing anywhere else, and what hinders is told', async () => {
    expect(await windowsFindings(machine('x', 'linux'))).toEqual([]);
    const broken = (): Spooler => {
      throw new Error('koffi is missing');
    };
    expect(await windowsFindings(machine('x'), broken, 'Anne')).toEqual([
      { isFine: false, sentence: 'The printers of Windows cannot be listed: koffi is missing.' },
    ]);
  });
});
