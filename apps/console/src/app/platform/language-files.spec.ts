import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tree = { readonly [key: string]: string | Tree };

function read(language: string): ReadonlyMap<string, string> {
  const file = new URL(`../../../public/i18n/${language}.json`, import.meta.url);
  const leaves = (tree: Tree, path: string): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
    );
  return new Map(leaves(JSON.parse(readFileSync(file, 'utf8')) as Tree, ''));
}

const french = read('fr');
const english = read('en');
const valuesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].map((match) => match[1] ?? '').sort();

describe('language files of the console', () => {
  it('UI-2 say the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it.each([...french])('UI-2 %s has its values in both languages and is not empty', (key, text) => {
    expect(text.trim()).not.toBe('');
    expect(english.get(key)?.trim()).not.toBe('');
    expect(valuesIn(english.get(key) ?? '')).toEqual(valuesIn(text));
  });
});
