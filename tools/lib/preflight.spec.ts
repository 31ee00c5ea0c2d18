import { existsSync, lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { adviceFor, CannotGoOn } from './cannot-go-on.ts';
import { freePort } from './free-port.ts';
import { assertPortFree, portFrom, prepareFolder } from './preflight.ts';
import { socketFolder } from './socket-folder.ts';

const made: string[] = [];

/** A folder of this test's own, gone when the tests are. */
const temporary = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `picolo-${name}-`));
  made.push(folder);
  return folder;
};

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('before the start', () => {
  it('OP-1 a taken port is one sentence that says what to do', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await expect(assertPortFree(port, '127.0.0.1')).rejects.toThrow(
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
    server.close();
    await expect(assertPortFree(await freePort(), '127.0.0.1')).resolves.toBeUndefined();
  });

  it.each([
    [undefined, 3000],
    ['', 3000],
    ['8080', 8080],
  ])('OP-1 PORT=%s is port %d', (text, port) => {
    expect(portFrom(text)).toBe(port);
  });

  it.each(['0', '-1', '65536', '80.5', 'http'])('OP-1 PORT=%s is refused with a sentence', (text) => {
    expect(() => portFrom(text)).toThrow(CannotGoOn);
  });

  it('OP-1 the folder for data is for its owner alone', () => {
    const folder = join(temporary('folder'), 'data');
    prepareFolder(folder);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['Error: ENOSPC: no space left on device, write', 'The disk is full'],
    ['[ERROR] mariadbd: Can\'t create file (errno: 28 "No space left on device")', 'The disk is full'],
    ['EACCES: permission denied, mkdir', 'This user may not write'],
  ])('OP-1 %s is told in one sentence', (text, sentence) => {
    expect(adviceFor(text)).toContain(sentence);
  });

  it('OP-1 a socket path that is too long moves to the temporary folder', () => {
    const deep = join(temporary('deep'), 'd'.repeat(120));
    const folder = socketFolder(deep);
    made.push(folder);
    expect(Buffer.byteLength(`${folder}/mysqld.sock`)).toBeLessThanOrEqual(103);
    expect(socketFolder(deep)).toBe(folder);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    expect(existsSync(deep)).toBe(false);
  });
});
