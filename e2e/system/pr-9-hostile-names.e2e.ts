import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programs, root } from '../../tools/lib/paths.ts';
import { run, type Finished } from '../../tools/lib/shell.ts';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';
import { waitFor } from '../harness/wait.ts';

/** Loaded before the program: writes down every process that it starts, by whichever function of Node. */
const witness = (file: string): string => `
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import processes from 'node:child_process';
const note = (what) => appendFileSync(${JSON.stringify(file)}, JSON.stringify(what) + '\\n');
const { spawn } = processes.ChildProcess.prototype;
processes.ChildProcess.prototype.spawn = function (options) {
  note([options.file, ...(options.args ?? [])]);
  return spawn.call(this, options);
};
for (const name of ['spawnSync', 'execSync', 'execFileSync']) {
  const real = processes[name];
  processes[name] = (...args) => { note([name, String(args[0])]); return real(...args); };
}
syncBuiltinESMExports();
`;

describe('PR-9 a name or address from outside never reaches a shell', () => {
  let rig: WorkerRig;
  let started: string;
  let mark: string;
  let evil: string;
  let environment: NodeJS.ProcessEnv;
  let uris: string[];

  beforeAll(async () => {
    rig = await startWorkerRig({ raw: true });
    started = join(rig.dir, 'started');
    mark = join(rig.dir, 'mark');
    const act = `touch ${mark}`;
    evil = `-o raw";${act};'$(${act})\`${act}\`|${act}&${act}\n${act}\n`;
    const file = join(rig.dir, 'witness.mjs');
    writeFileSync(file, witness(started));
    environment = { NODE_OPTIONS: `--import ${file}` };
    // The server takes addresses of up to 500 characters: a longer one would be left out.
    const tail = `/printers/${encodeURIComponent(`-o raw";${act};'\`|&\n`)};$(touch$IFS'${mark}')`;
    uris = [`ipp://127.0.0.1:9${tail}`, `ipp://127.0.0.1:9/-oraw`, `${rig.raw?.uri ?? ''}/;$(touch$IFS'${mark}')`];
    const printers = uris.map((uri) => ({ driver: uri.startsWith('ipp:') ? 'cups' : 'raw9100', uri, name: evil }));
    const settings = JSON.parse(readFileSync(join(rig.data, 'worker.json'), 'utf8')) as object;
    writeFileSync(join(rig.data, 'worker.json'), JSON.stringify({ ...settings, printers }));
  });
  afterAll(() => rig.stop());

  const noProcess = (): void => {
    expect(existsSync(started) ? readFileSync(started, 'utf8') : '').toBe('');
    expect(existsSync(mark)).toBe(false);
  };
  const command = (name: string, ...more: string[]): Promise<Finished> =>
    run(process.execPath, [programs.worker, name, '--data', rig.data, ...more], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...environment },
    });

  it('PR-9 the witness sees what is started', async () => {
    const own = join(rig.dir, 'own');
    writeFileSync(join(rig.dir, 'own.mjs'), witness(own));
    const script = `require('node:child_process').execSync('true'); require('node:child_process').spawn('true', ['a'])`;
    await run(process.execPath, ['--import', join(rig.dir, 'own.mjs'), '-e', script], { cwd: root, env: {} });
    expect(readFileSync(own, 'utf8').trim().split('\n')).toEqual(['["execSync","true"]', '["true","true","a"]']);
  });

  it('PR-9 reported and printed on: nothing is started, and the name is told as it is', async () => {
    const worker = await rig.startWith(environment);
    const { desk } = rig.server;
    await waitFor('the printers', () => desk.printers.length === uris.length + 1);
    expect(desk.printers.map(({ uri }) => uri)).toEqual(expect.arrayContaining(uris));
    await waitFor('its name', () => desk.printers.some(({ name }) => name === evil.slice(0, 120)));
    const job = desk.add({ printerUri: uris[2] ?? '', bytes: Buffer.from(`${evil}\n`) });
    const sheet = desk.add({ printerUri: rig.folderUri, bytes: Buffer.from(evil) });
    await waitFor('both printed', () => [job, sheet].every(({ status }) => status === 'printed'));
    await worker.kill();
    noProcess();
  });

  it('PR-9 doctor, test page and status: nothing is started', async () => {
    const paper = join(rig.dir, `paper;$(touch mark)`);
    mkdirSync(paper);
    const found = await command('doctor', '--paper', paper);
    expect(found.stdout).toContain('cups): offline');
    for (const uri of [...uris, evil, '-oraw']) await command('test-page', '--paper', paper, '--printer', uri);
    await command('status');
    noProcess();
  });

  it('PR-9 what a service would run holds nothing of a printer', async () => {
    const shown = await command('install-service', '--print');
    expect(shown.stdout).not.toContain('touch');
    noProcess();
  });
});
