import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { birthOf, readPidFile, stopByPidFile, writePidFile } from './pid-file.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'picolo-pid-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('pid file', () => {
  it('OP-1 names a living process', () => {
    const file = join(dir, 'me.json');
    writePidFile(file, process.pid);
    expect(readPidFile(file)?.pid).toBe(process.pid);
  });

  it('OP-1 a pid that now belongs to another process is left alone', async () => {
    const file = join(dir, 'reused.json');
    writeFileSync(file, JSON.stringify({ pid: process.pid, born: 'in another life' }));
    expect(readPidFile(file)).toBeUndefined();
    expect(await stopByPidFile(file, 10)).toBe(false);
    expect(birthOf(process.pid)).toBeDefined();
    expect(existsSync(file)).toBe(false);
  });

  it.each(['', '{', '[]', '{"pid": "x"}', 'null'])('OP-1 a broken file names nobody: %s', (text) => {
    const file = join(dir, 'broken.json');
    writeFileSync(file, text);
    expect(readPidFile(file)).toBeUndefined();
  });
});
