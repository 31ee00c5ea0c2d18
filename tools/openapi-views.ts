import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import ts from 'typescript';
import { root } from './lib/paths.ts';

/**
 * Writes dist/server/openapi-views.json: for each endpoint value of the contracts the JSON schema of what it answers, taken
 * from the type argument itself. There are no view classes to keep in step.
 */

interface Answer {
  /** `GET /api/orders`. */
  readonly operation: string;
  /** Text of the view's type. */
  readonly type: string;
}

const contracts = join(root, 'libs/contracts/src');

const sources = (): string[] =>
  readdirSync(contracts, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(contracts, name));

/** The calls of `endpoint<…>('GET', '/path', …)` in one file. */
function answersIn(file: string): Answer[] {
  const found: Answer[] = [];
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'endpoint') {
      const [method, path] = node.arguments;
      const view = node.typeArguments?.[1];
      if (
        view !== undefined &&
        method !== undefined &&
        path !== undefined &&
        ts.isStringLiteral(method) &&
        ts.isStringLiteral(path)
      ) {
        found.push({ operation: `${method.text} ${path.text}`, type: view.getText() });
      }
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** A module with one exported alias per answer; the generator wants names. */
function aliases(answers: readonly Answer[]): string {
  const known = new Set<string>();
  for (const { type } of answers) {
    for (const name of type.match(/\b[A-Z]\w+/g) ?? []) if (!BUILT_IN.has(name)) known.add(name);
  }
  const imports = `import type { ${[...known].join(', ')} } from '${contracts}/index.js';`;
  const exports = answers.map(({ type }, index) => `export type Answer${index} = ${type};`);
  return [imports, ...exports].join('\n');
}

const BUILT_IN = new Set(['Uint8Array', 'Readonly', 'Record', 'Partial']);

/** OpenAPI names have no angle brackets: `Page<OrderListItem>` becomes `PageOfOrderListItem`. */
const componentName = (name: string): string => name.replaceAll(/[<|]/g, 'Of').replaceAll(/[^\w.-]/g, '');

function asComponents(schema: Schema, answers: readonly Answer[]): string {
  const definitions = schema.definitions ?? {};
  const own = (name: string): boolean => /^Answer\d+$/.test(name);
  const kept = Object.entries(definitions).filter(([name]) => !own(name));
  const text = JSON.stringify({
    schemas: Object.fromEntries(kept.map(([name, definition]) => [componentName(name), definition])),
    answers: Object.fromEntries(answers.map(({ operation }, index) => [operation, definitions[`Answer${index}`]])),
  });
  return text.replaceAll(
    /#\/definitions\/([^"]+)/g,
    (_, name: string) => `#/components/schemas/${componentName(decodeURIComponent(name))}`,
  );
}

function generate(): void {
  const answers = sources()
    .flatMap(answersIn)
    .filter(({ type }) => type !== 'undefined' && type !== 'Uint8Array');
  const folder = join(root, 'dist/server');
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, 'openapi-answers.ts');
  const tsconfig = join(folder, 'openapi-tsconfig.json');
  writeFileSync(entry, aliases(answers));
  writeFileSync(
    tsconfig,
    JSON.stringify({ extends: '../../tsconfig.json', files: ['openapi-answers.ts'], include: [] }),
  );
  const schema: Schema = createGenerator({
    path: entry,
    tsconfig,
    type: '*',
    expose: 'export',
    topRef: true,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema('*');
  writeFileSync(join(folder, 'openapi-views.json'), asComponents(schema, answers));
  rmSync(entry);
  rmSync(tsconfig);
}

generate();
