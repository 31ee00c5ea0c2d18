import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn, adviceFor } from './cannot-go-on.ts';
import { fingerprint } from './fingerprint.ts';
import { programs, root } from './paths.ts';
import { plain, run } from './shell.ts';
import type { Report } from './server-binaries.ts';

interface Target {
  name: string;
  /** Files and folders whose change asks for a new build. */
  sources: readonly string[];
  /** One command line after the other. */
  steps: readonly (readonly string[])[];
  /** What a finished build leaves. */
  results: readonly string[];
  /** Folder in which whatever this build did not write again is left over from an older one. */
  sweep?: string;
}

const NEST = 'node_modules/@nestjs/cli/bin/nest.js';
const NG = 'node_modules/@angular/cli/bin/ng.js';
const EVERYWHERE = ['package-lock.json', 'tsconfig.base.json', 'libs/contracts/src'];
const BROWSER = [...EVERYWHERE, 'angular.json', 'tsconfig.angular.json', 'libs/client/src', 'libs/web', 'libs/ui'];

const SERVER: Target = {
  name: 'server',
  sources: [
    ...EVERYWHERE,
    ...['tsconfig.json', 'nest-cli.json', 'libs/server/src', 'libs/client/src', 'migrations', 'seeds'],
    ...['apps/api', 'apps/print-worker', 'tools/openapi-views.ts'],
  ],
  steps: [[NEST, 'build', 'api'], [NEST, 'build', 'print-worker'], ['tools/openapi-views.ts']],
  results: Object.values(programs),
  sweep: 'dist/server',
};

const application = (name: string, result: string): Target => ({
  name,
  sources: [...BROWSER, `apps/${name}`],
  steps: [[NG, 'build', name]],
  results: [join(root, result)],
});

const CONSOLE = application('console', 'dist/console/index.html');
const PORTAL = application('portal', 'dist/portal/server/server.mjs');

/** What runs side by side: memory and two cores allow two builds at a time. */
const LANES: readonly (readonly Target[])[] = [[SERVER, CONSOLE], [PORTAL]];

const stampOf = (target: Target): string => join(root, 'dist/.stamps', target.name);

function isCurrent(target: Target, print: string): boolean {
  const stamp = stampOf(target);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print && target.results.every((file) => existsSync(file));
}

/** Removes compiled files of sources that are gone: the migration runner, for one, loads all it finds. */
function sweep(folder: string, began: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(path).mtimeMs < began) rmSync(path);
  }
}

async function build(target: Target, report: Report): Promise<void> {
  const print = fingerprint(root, target.sources);
  if (isCurrent(target, print)) return;
  const began = Date.now();
  report(`Building ${target.name} …`);
  for (const step of target.steps) {
    const { code, stdout, stderr } = await run(process.execPath, step, { cwd: root, env: buildEnvironment() });
    if (code === 0) continue;
    const said = plain(`${stdout}\n${stderr}`).trim();
    throw new CannotGoOn(adviceFor(said) ?? `${target.name} does not build:\n${said}`);
  }
  const missing = target.results.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new CannotGoOn(`${target.name} was built, but without ${missing.join(', ')}`);
  // A second of slack: some file systems keep whole seconds.
  if (target.sweep !== undefined) sweep(join(root, target.sweep), began - 1000);
  mkdirSync(join(root, 'dist/.stamps'), { recursive: true });
  writeFileSync(stampOf(target), print);
  report(`Built ${target.name} in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** The builders ask nothing and colour nothing when nobody watches. */
function buildEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NG_CLI_ANALYTICS: 'false', CI: '1', NO_COLOR: '1' };
}

/** Builds the server alone, when it changed. */
export const buildServer = (report: Report): Promise<void> => build(SERVER, report);

/** Builds what changed since the last build; rejects with the compiler's words. */
export async function buildAll(report: Report): Promise<void> {
  const lanes = LANES.map(async (lane) => {
    for (const target of lane) await build(target, report);
  });
  const failed = (await Promise.allSettled(lanes)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
