import { ESLint } from 'eslint';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/lib/paths.ts';

const FEATURE = 'apps/api/src/features/operations/operations.module.ts';
const SERVER = 'libs/server/src/config/config.ts';
const TOOL = 'tools/lib/paths.ts';

/** Each text stands in for a file that exists, because types are looked up by it. */
const CASES: readonly [string, string, string, string][] = [
  ['a route outside contracts', FEATURE, 'class A { @Get() list(): void {} }', 'no-restricted-syntax'],
  [
    'a socket message outside contracts',
    FEATURE,
    "class A { @SubscribeMessage('a') on(): void {} }",
    'no-restricted-syntax',
  ],
  [
    'save() of an ORM',
    FEATURE,
    'export const a = (rows: { save(): void }): void => { rows.save(); };',
    'no-restricted-syntax',
  ],
  [
    'remove() of an ORM',
    SERVER,
    'export const a = (rows: { remove(): void }): void => { rows.remove(); };',
    'no-restricted-syntax',
  ],
  [
    'an HTTP error in a feature',
    FEATURE,
    "import { NotFoundException } from '@nestjs/common'; throw new NotFoundException();",
    'no-restricted-imports',
  ],
  ['handleConnection in a feature', FEATURE, 'class A { handleConnection(): void {} }', 'no-restricted-syntax'],
  ['parseFloat', TOOL, "export const a = parseFloat('1');", 'no-restricted-globals'],
  ['Number.parseFloat', TOOL, "export const a = Number.parseFloat('1');", 'no-restricted-syntax'],
  ['another socket library', SERVER, "import 'ws';", 'no-restricted-imports'],
  ['a bare WebSocket', SERVER, "export const a = new WebSocket('ws://a');", 'no-restricted-globals'],
  [
    'a wait of one second in a test',
    TOOL,
    "import { vi } from 'vitest'; await vi.waitFor(() => undefined);",
    'no-restricted-syntax',
  ],
  ['an enum', SERVER, 'export enum A { B }', 'no-restricted-syntax'],
  ['any', SERVER, 'export const a = (b: any): void => { console.log(b); };', '@typescript-eslint/no-explicit-any'],
  [
    'a floating promise',
    SERVER,
    'export const a = (): void => { Promise.resolve(); };',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a seventh dependency',
    FEATURE,
    'export class A { constructor(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1) { console.log(a, b, c, d, e, f, g); } }',
    '@typescript-eslint/max-params',
  ],
  [
    'a function of 41 lines',
    TOOL,
    `export const a = (): void => {\n${'  console.log(1);\n'.repeat(41)}};`,
    'max-lines-per-function',
  ],
  ['a file of 301 lines', TOOL, 'export {};\n'.repeat(301), 'max-lines'],
  ['a note for later', TOOL, `// ${['TO', 'DO'].join('')}: later\nexport {};`, 'no-warning-comments'],
];

// Under CI=true typescript-eslint reads each file once from disk; here one file is linted with text after text.
process.env['TSESTREE_SINGLE_RUN'] = 'false';
const eslint = new ESLint({ cwd: root });

const rulesBrokenBy = async (text: string, file: string): Promise<(string | null)[]> => {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
};

describe('lint refuses', () => {
  it.each(CASES)(
    '%s',
    async (_, file, text, rule) => {
      expect(await rulesBrokenBy(text, file)).toContain(rule);
    },
    60_000,
  );

  it('a comment that switches a rule off', async () => {
    const text = "/* eslint-disable */\nexport const a = parseFloat('1');";
    expect(await rulesBrokenBy(text, TOOL)).toContain('no-restricted-globals');
  });
});
