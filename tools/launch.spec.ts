import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './lib/paths.ts';
import { until } from './lib/shell.ts';

/** Stands in for npm: prints what the test wants, leaves a node_modules as npm does, counts its runs. */
const NPM = `
const { appendFileSync, mkdirSync, copyFileSync } = require('node:fs');
appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n');
if (process.env.NPM_SAYS) { console.error(process.env.NPM_SAYS); process.exit(1); }
mkdirSync('node_modules', { recursive: true });
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

let clone: string;

const lock = (version: string, more: object = {}): void => {
  const packages = { '': {}, 'node_modules/a': { version, integrity: `sha512-${version}` }, ...more };
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages }));
};

const command = (source: string): void => {
  writeFileSync(join(clone, 'tools/start.ts'), source);
};

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  npm_execpath: join(clone, 'npm.js'),
  ...more,
});

const launch = (name: string, more: Record<string, string> = {}): { status: number | null; said: string } => {
  const args = [join(clone, 'tools/launch.js'), name, 'one'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env: environment(more), encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

const npmRuns = (): string[] =>
  existsSync(join(clone, 'npm-runs')) ? readFileSync(join(clone, 'npm-runs'), 'utf8').trim().split('\n') : [];

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'picolo-launch-'));
  mkdirSync(join(clone, 'tools'));
  cpSync(join(root, 'tools/launch.js'), join(clone, 'tools/launch.js'));
  cpSync(join(root, 'tools/launch'), join(clone, 'tools/launch'), { recursive: true });
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
  writeFileSync(join(clone, 'npm.js'), NPM.replaceAll('require', 'process.getBuiltinModule'));
  lock('1.0.0');
  command('console.log(`ran ${process.argv.slice(2).join()}`);');
});

afterEach(() => {
  rmSync(clone, { recursive: true, force: true });
});

describe('launcher', () => {
  it('OP-1 a fresh clone is installed before the command runs, whatever NODE_ENV says', () => {
    const { status, said } = launch('start', { NODE_ENV: 'production' });
    expect(said).toContain('Installing the packages');
    expect(said).toContain('ran one');
    expect(status).toBe(0);
    expect(npmRuns()).toEqual(['ci --include=dev --include=optional --no-audit --no-fund']);
  });

  it('OP-1 packages are installed again only when the lock changed', () => {
    launch('start');
    launch('start');
    expect(npmRuns()).toHaveLength(1);
    lock('1.0.1');
    launch('start');
    expect(npmRuns()).toHaveLength(2);
  });

  it('OP-1 an npm ci run by hand is not repeated', () => {
    mkdirSync(join(clone, 'node_modules/a'), { recursive: true });
    writeFileSync(join(clone, 'node_modules/a/package.json'), '{}');
    cpSync(join(clone, 'package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
    expect(launch('start')).toEqual({ status: 0, said: 'ran one\n' });
    expect(npmRuns()).toEqual([]);
  });

  it('OP-1 a package that is recorded but not there is installed', () => {
    mkdirSync(join(clone, 'node_modules'));
    cpSync(join(clone, 'package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
    expect(launch('start').said).toContain('Installing the packages');
  });

  it.each([
    ['this platform', { os: [process.platform], cpu: [process.arch] }, true],
    ['another processor', { os: [process.platform], cpu: ['z80'] }, false],
    ['another system', { os: ['plan9'], cpu: [process.arch] }, false],
  ])('OP-1 a missing binary for %s is installed: npm leaves it out under an older Node', (_, made, isMissed) => {
    mkdirSync(join(clone, 'node_modules/a'), { recursive: true });
    writeFileSync(join(clone, 'node_modules/a/package.json'), '{}');
    cpSync(join(clone, 'package-lock.json'), join(clone, 'node_modules/.package-lock.json'));
    lock('1.0.0', { 'node_modules/binary': { version: '1.0.0', optional: true, ...made } });
    expect(launch('start').said.includes('Installing the packages')).toBe(isMissed);
  });

  it.each([
    ['npm error code ENOTFOUND', 'the npm registry cannot be reached'],
    ['npm error code ENOSPC', 'the disk is full'],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
    ['npm error code EACCES', 'this user may not write here'],
    ['npm ci can only install packages when your package.json and package-lock.json are in sync', 'do not agree'],
    ['npm error something new', 'npm ci said: npm error something new'],
  ])('OP-1 a failed installation is one sentence: %s', (output, sentence) => {
    const { status, said } = launch('start', { NPM_SAYS: output });
    const told = said.split('\n').filter((line) => line.startsWith('✖'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(sentence);
    expect(said).not.toContain('ran');
    expect(status).toBe(1);
  });

  it('OP-1 an unknown command lists the known ones', () => {
    const { status, said } = launch('strat');
    expect(status).toBe(2);
    expect(said).toContain('Unknown command "strat"');
    expect(said).toMatch(/^ {2}start +run Picolo/m);
  });

  it('OP-1 the command sees its own Node first in PATH and in the variables of npm', () => {
    command(
      "import { execFileSync } from 'node:child_process'; console.log(execFileSync('node', ['-v']).toString().trim() === process.version, process.env['NODE'] === process.execPath, process.env['npm_node_execpath'] === process.execPath);",
    );
    expect(launch('start').said).toContain('true true true');
  });

  it('OP-1 the exit status is that of the command', () => {
    command('process.exit(7);');
    expect(launch('start').status).toBe(7);
  });

  it('OP-1 a signal reaches the command, and its end is told as it was', async () => {
    const listening = "process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(3); });";
    const run = async (source: string): Promise<[number | null, NodeJS.Signals | null]> => {
      command(`${source} console.log('ready'); setInterval(() => {}, 1000);`);
      const child = spawn(process.execPath, [join(clone, 'tools/launch.js'), 'start'], { env: environment() });
      const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('ready')) child.kill('SIGTERM');
      });
      return ended;
    };
    expect(await run(listening)).toEqual([3, null]);
    expect(await run('')).toEqual([null, 'SIGTERM']);
  });

  it('OP-1 npm asked to stop stops the command, though its shell does not pass the signal on', async () => {
    const done = join(clone, 'done');
    const telling = `process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(done)}, ''); process.exit(0); });`;
    command(
      `${telling.replace('require', 'process.getBuiltinModule')} console.log('ready'); setInterval(() => {}, 1000);`,
    );
    // A second command keeps the shell from making room for the first one.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${join(clone, 'tools/launch.js')}" start; true`], {
      env: environment({ npm_lifecycle_event: 'start' }),
    });
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready')) shell.kill('SIGTERM');
    });
    await until('the end of the command', 60_000, () => existsSync(done));
  });
});
