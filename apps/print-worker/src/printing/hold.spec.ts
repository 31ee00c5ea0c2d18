import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdFrom, holdPoints, holdVariable } from './hold.js';

describe('the hook of the kill tests', () => {
  it('PR-3 is not there unless asked for', () => {
    const hold = holdFrom({});
    for (const point of holdPoints) hold(point, 'x');
    expect(holdFrom({ [holdVariable]: '' })).toBeTypeOf('function');
  });

  it('PR-3 refuses to exist in production', () => {
    const production = { NODE_ENV: 'production', [holdVariable]: 'COMMITTING' };
    expect(() => holdFrom(production)).toThrow('for tests only');
  });

  it('PR-3 refuses a point that does not exist', () => {
    expect(() => holdFrom({ [holdVariable]: 'SOMEWHERE' })).toThrow('is not one of');
  });

  it('PR-3 passes the points that are not meant', () => {
    const hold = holdFrom({ [holdVariable]: 'SUBMITTED' });
    hold('COMMITTING', 'x');
    expect(hold).toBeTypeOf('function');
  });

  it('PR-3 passes the points that the file does not name, and all of them without the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'picolo-hold-'));
    const file = join(folder, 'point');
    const hold = holdFrom({ [holdVariable]: `@${file}` });
    for (const point of holdPoints) hold(point, 'x');
    writeFileSync(file, 'SUBMITTED\n');
    for (const point of holdPoints.filter((other) => other !== 'SUBMITTED')) hold(point, 'x');
    rmSync(folder, { recursive: true });
    expect(() => holdFrom({ NODE_ENV: 'production', [holdVariable]: `@${file}` })).toThrow('for tests only');
  });
});
