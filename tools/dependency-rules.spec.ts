import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './lib/paths.ts';
import { run } from './lib/shell.ts';

const FEATURES = 'apps/api/src/features';

/** File → what it imports → the rule that refuses it; `allowed` for what must pass. */
const CASES: readonly [string, string, string][] = [
  ['libs/contracts/src/a.ts', 'node:fs', 'contracts-alone'],
  ['libs/contracts/src/b.ts', './a.js', 'allowed'],
  ['libs/server/src/db/index.ts', '../../../../apps/api/src/app.js', 'server-below-apps'],
  ['libs/server/src/errors/index.ts', '@picolo/contracts', 'allowed'],
  ['libs/ui/src/a.ts', '@angular/common/http', 'ui-presents'],
  ['libs/ui/src/b.ts', '@picolo/web', 'ui-presents'],
  ['libs/ui/src/c.ts', '@angular/core', 'allowed'],
  ['libs/client/src/a.ts', 'rxjs', 'client-alone'],
  ['libs/client/src/b.ts', 'socket.io-client', 'allowed'],
  ['libs/web/src/a.ts', '@picolo/server/db', 'web-below-apps'],
  [`${FEATURES}/orders/domain/a.ts`, '@nestjs/common', 'domain-is-pure'],
  [`${FEATURES}/orders/domain/b.ts`, '../persistence/row.js', 'domain-is-pure'],
  [`${FEATURES}/orders/domain/c.ts`, '@picolo/contracts', 'allowed'],
  [`${FEATURES}/orders/use-cases/a.ts`, '../../invoices/index.js', 'feature-orders'],
  [`${FEATURES}/orders/use-cases/b.ts`, '../../stock/stock.facade.js', 'feature-by-its-index'],
  [`${FEATURES}/orders/use-cases/c.ts`, '../../stock/index.js', 'allowed'],
  [`${FEATURES}/orders/use-cases/d.ts`, '../../printing/index.js', 'allowed'],
  [`${FEATURES}/printing/use-cases/a.ts`, '../../orders/index.js', 'feature-without-arrows'],
  [`${FEATURES}/orders/http/a.ts`, '../persistence/row.js', 'edges-know-no-tables'],
  [`${FEATURES}/orders/jobs/a.ts`, '../http/a.js', 'edges-know-not-each-other'],
  [`${FEATURES}/orders/http/b.ts`, '../use-cases/c.js', 'allowed'],
  ['apps/api/src/wild.ts', './features/stock/stock.facade.js', 'features-from-outside-by-index'],
  ['apps/print-worker/src/a.ts', 'ioredis', 'worker-holds-no-secrets'],
  ['apps/print-worker/src/b.ts', '@picolo/server/db', 'worker-holds-no-secrets'],
  ['apps/print-worker/src/c.ts', '@picolo/server/config', 'allowed'],
  ['apps/console/src/a.ts', '../../portal/src/a', 'console-alone'],
  ['apps/portal/src/a.ts', '@picolo/server/db', 'portal-alone'],
  ['migrations/1-a.ts', '../apps/api/src/app.js', 'migrations-stand-still'],
  ['migrations/2-b.ts', 'typeorm', 'allowed'],
  ['apps/api/src/dev.ts', 'vitest', 'runtime-dependencies'],
  ['apps/api/src/lost.ts', './nowhere.js', 'resolvable'],
  [`${FEATURES}/stock/domain/one.ts`, './two.js', 'no-circles'],
];

/** What the cases import. */
const TARGETS = [
  'apps/api/src/app.ts',
  'libs/contracts/src/index.ts',
  'libs/web/src/index.ts',
  'libs/server/src/config/index.ts',
  `${FEATURES}/invoices/index.ts`,
  `${FEATURES}/stock/index.ts`,
  `${FEATURES}/stock/stock.facade.ts`,
  `${FEATURES}/printing/index.ts`,
  `${FEATURES}/orders/index.ts`,
  `${FEATURES}/orders/persistence/row.ts`,
];

/** Closes the circle of `one.ts`; a circle is told at one of its ends. */
const CIRCLE = `${FEATURES}/stock/domain/two.ts`;

interface Cruise {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

let dir: string;
let broken: Map<string, Set<string>>;

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'picolo-rules-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json', 'package.json']) {
    copyFileSync(join(root, name), join(dir, name));
  }
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  for (const file of TARGETS) write(file, 'export {};\n');
  for (const [file, target] of CASES) write(file, `import '${target}';\nexport {};\n`);
  write(CIRCLE, "import './one.js';\nexport {};\n");
  const script = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'migrations'];
  const { stdout } = await run(process.execPath, [script, ...args], { cwd: dir });
  broken = new Map<string, Set<string>>();
  for (const { from, rule } of (JSON.parse(stdout) as Cruise).summary.violations) {
    broken.set(from, (broken.get(from) ?? new Set<string>()).add(rule.name));
  }
}, 60_000);

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('who may import whom', () => {
  it.each(CASES)('%s importing %s: %s', (file, _, rule) => {
    const names = [...(broken.get(file) ?? [])];
    if (rule === 'allowed') expect(names).toEqual([]);
    else expect(names).toContain(rule);
  });
});
