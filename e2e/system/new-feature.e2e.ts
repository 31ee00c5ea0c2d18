import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/lib/paths.ts';
import { run, type Finished } from '../../tools/lib/shell.ts';

const LEFT_OUT = /^(node_modules|dist|\.local|\.angular|\.git)$/;

let copy: string;

const node = (...args: string[]): Promise<Finished> => run(process.execPath, args, { cwd: copy });

beforeAll(() => {
  copy = join(mkdtempSync(join(tmpdir(), 'picolo-feature-')), 'clone');
  cpSync(root, copy, {
    recursive: true,
    filter: (source) => !LEFT_OUT.test(source.slice(root.length).replace(/^\//, '').split('/')[0] ?? ''),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => {
  rmSync(join(copy, '..'), { recursive: true, force: true });
});

describe('npm run new:feature', () => {
  it('makes a skeleton that passes format, lint, types, dependency rules and its own test', async () => {
    const made = await node('tools/new-feature.ts', 'gift-cards');
    expect(made.stderr).toBe('');
    const files = made.stdout.match(/^ {2}\S+$/gm)?.map((line) => line.trim()) ?? [];
    expect(files).toContain('apps/api/src/features/gift-cards/use-cases/create-gift-card.use-case.ts');
    expect(files).toContain('apps/api/src/app.module.ts');
    const checks = await Promise.all([
      node('node_modules/prettier/bin/prettier.cjs', '--check', ...files),
      node('node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...files),
      node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
      node(
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        'apps',
        'libs',
        'migrations',
      ),
      node('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'features/gift-cards'),
    ]);
    for (const { code, stdout, stderr } of checks) expect(`${code} ${code === 0 ? '' : stdout + stderr}`).toBe('0 ');
  });

  it('refuses a name that is taken, or that could be no folder, and changes nothing', async () => {
    const before = readFileSync(join(copy, 'libs/contracts/src/index.ts'), 'utf8');
    for (const name of ['orders', 'Gift Cards', '../orders', 'sheep', '']) {
      const refused = await node('tools/new-feature.ts', name);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(/^\n✖ \S.*\.?\n$/);
    }
    expect(readFileSync(join(copy, 'libs/contracts/src/index.ts'), 'utf8')).toBe(before);
  });
});
