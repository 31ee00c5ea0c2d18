import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { local, root } from './paths.ts';
import { plain, run, type Finished } from './shell.ts';
import { programStage, type Outcome, type Stage } from './stages.ts';
import { readPlaywright, readVitest, type PlaywrightReport, type VitestReport } from './test-reports.ts';

const cache = (name: string): string => join(local, 'cache', name);
const reportFile = (name: string): string => join(local, 'reports', `${name}.json`);

const FOLDERS = ['apps', 'libs', 'migrations', 'seeds', 'tools', 'e2e', 'bench'];

/** Compares names with their types; keeps what it learnt for the next time. */
const typescript = (name: string, project: string): Stage =>
  programStage(name, 'typescript/bin/tsc', [
    ...['--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', cache(`${name}.tsbuildinfo`)],
  ]);

/** The same with the templates of an Angular application. */
const angular = (app: string): Stage =>
  programStage(`types ${app}`, '@angular/compiler-cli/bundles/src/bin/ngc.js', [
    ...['-p', `apps/${app}/tsconfig.json`, '--noEmit'],
  ]);

const lint = (): Stage =>
  programStage('lint', 'eslint/bin/eslint.js', [
    ...['.', '--max-warnings=0', '--cache', '--cache-strategy', 'content', '--cache-location', cache('eslint')],
  ]);

const dependencies = (): Stage =>
  programStage('dependencies', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    ...['--config', '.dependency-cruiser.cjs', ...FOLDERS.filter((name) => existsSync(join(root, name)))],
  ]);

const format = (): Stage =>
  programStage('format', 'prettier/bin/prettier.cjs', [
    ...['--check', '.', '--log-level=warn', '--cache', '--cache-location', cache('prettier')],
  ]);

/** Everything that needs no server, the slow ones first: what a person runs before each commit. */
export function checkStages(): Stage[] {
  mkdirSync(cache(''), { recursive: true });
  const types = [angular('console'), angular('portal'), typescript('types', 'tsconfig.json')];
  return [lint(), ...types, vitestStage('unit'), dependencies(), format()];
}

/** The exit status must agree with the report: a runner that failed without naming a test is a failure of its own. */
function agree(outcome: Outcome, { code, stdout, stderr }: Finished): Outcome {
  if (outcome.passed + outcome.failed === 0) {
    return { passed: 0, failed: 1, problems: [`no test was run\n${stdout}\n${stderr}`.trim()] };
  }
  if (code === 0 || outcome.failed > 0) return outcome;
  const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n');
  return { ...outcome, failed: 1, problems: [`the test runner ended with status ${code}\n${said}`] };
}

function readReport(file: string, { stdout, stderr }: Finished): unknown {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  throw new Error(
    `the test runner left no report:\n${`${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n')}`,
  );
}

/** Prints a long stage's lines of finished files or tests as they come, for the person who waits. */
function progress(text: string): void {
  for (const line of plain(text).split('\n'))
    if (/^\s*(✓|✗|✘|×|❯) .*\.(ts|e2e|spec)\b/.test(line)) console.log(`  ${line.trim()}`);
}

/** One vitest project of vitest.config.ts, every test counted; with `only` the tests of one file. */
export function vitestStage(project: string, env: NodeJS.ProcessEnv = {}, only?: string): Stage {
  const file = reportFile(project);
  return {
    name: only === undefined ? project : basename(only).replace(/\.e2e\.ts$/, ''),
    run: async () => {
      rmSync(file, { force: true });
      const args = [
        ...['run', '--project', project, ...(only === undefined ? [] : [only])],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ];
      const done = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
        cwd: root,
        env: { ...process.env, ...env },
        onOutput: project === 'unit' ? undefined : progress,
      });
      return agree(readVitest(readReport(file, done) as VitestReport, root), done);
    },
  };
}

/** The system tests, one stage per file: each has its own time, and one that breaks takes no other with it. */
export function systemStages(env: NodeJS.ProcessEnv): Stage[] {
  return globSync('e2e/system/**/*.e2e.ts', { cwd: root })
    .toSorted()
    .map((file) => vitestStage('system', env, file));
}

/** All browser journeys. */
export function browserStage(env: NodeJS.ProcessEnv = {}): Stage {
  const file = reportFile('browser');
  return {
    name: 'browser',
    run: async () => {
      rmSync(file, { force: true });
      const done = await run(
        process.execPath,
        ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
        {
          cwd: root,
          env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
          onOutput: progress,
        },
      );
      return agree(readPlaywright(readReport(file, done) as PlaywrightReport), done);
    },
  };
}
