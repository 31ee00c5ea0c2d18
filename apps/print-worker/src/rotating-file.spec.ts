import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from './logging.js';
import { RotatingFile } from './rotating-file.js';

describe('log of the worker', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'picolo-log-'));
    file = join(folder, 'worker.log');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const content = (): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  it('PR-8 begins a new file at its size, keeps the youngest ones, and divides no line', () => {
    const log = new RotatingFile(file, { bytes: 11, keep: 2 });
    for (const line of ['one\n', 'two\n', 'three\n', 'four\n', 'a line longer than that\n', 'six\n']) log.write(line);
    log.close();
    expect(content()).toEqual({
      'worker.log': 'six\n',
      'worker.log.1': 'a line longer than that\n',
      'worker.log.2': 'three\nfour\n',
    });
  });

  it('PR-8 a worker that starts again goes on in the file that is there', () => {
    writeFileSync(file, 'seven b\n');
    const log = new RotatingFile(file, { bytes: 10, keep: 3 });
    log.write('é\n');
    log.write('x\n');
    log.close();
    expect(content()).toEqual({ 'worker.log': 'é\nx\n', 'worker.log.1': 'seven b\n' });
  });

  it('PR-8 a log that cannot be written stops nobody, and is taken up again', () => {
    const gone = join(folder, 'gone', 'worker.log');
    const log = new RotatingFile(gone, { bytes: 10, keep: 1 });
    log.write('lost\n');
    mkdirSync(join(folder, 'gone'));
    log.write('kept\n');
    log.close();
    expect(readFileSync(gone, 'utf8')).toBe('kept\n');
  });

  it('PR-8 what is logged is in the file at once', () => {
    const log = openLog(join(folder, 'data'), 'info');
    log.info({ uuid: 'u' }, 'job');
    const file = join(folder, 'data', 'worker.log');
    expect(existsSync(file)).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ level: 30, uuid: 'u', msg: 'job' });
  });
});
