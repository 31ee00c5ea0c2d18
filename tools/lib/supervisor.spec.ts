import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManagedProcess } from './managed-process.ts';
import { birthOf } from './pid-file.ts';
import { until } from './shell.ts';
import { Supervisor } from './supervisor.ts';

const LIMIT_MS = 20_000;
const FAST = { firstDelayMs: 5, longestDelayMs: 20, steadyMs: 60_000 };
const LIVES = 'setInterval(() => {}, 1000)';

let dir: string;
let supervisor: Supervisor;
let told: string[];

const logs = (name: string): string => join(dir, `${name}.log`);

/** A stand-in for a server: does what the source says, and says "up" once that stands. */
const standIn = (name: string, source: string): ManagedProcess =>
  new ManagedProcess({
    name,
    file: process.execPath,
    args: ['-e', `${source}; console.log('up');`],
    log: logs(name),
    pidFile: join(dir, `${name}.json`),
    ready: async (gone) => {
      await until('up', LIMIT_MS, () => gone.aborted || readFileSync(logs(name), 'utf8').includes('up'));
    },
  });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'picolo-supervisor-'));
  told = [];
  supervisor = new Supervisor((line) => told.push(line), FAST);
});

afterEach(async () => {
  await supervisor.stopAll();
  rmSync(dir, { recursive: true, force: true });
});

describe('supervisor', () => {
  it('OP-1 a killed process is started again, as often as it dies', async () => {
    const process = standIn('server', LIVES);
    await supervisor.start(process);
    for (let round = 0; round < 3; round += 1) {
      const before = process.pid;
      await process.kill();
      await until('another process', LIMIT_MS, () => process.pid !== undefined && process.pid !== before);
    }
    expect(told.filter((line) => line.includes('signal SIGKILL'))).toHaveLength(3);
  });

  it('OP-1 a process that ends by itself is started again with a growing delay', async () => {
    const word = join(dir, 'end');
    const ends = `const { existsSync, rmSync } = require('node:fs'); const word = ${JSON.stringify(word)};
      setInterval(() => { if (existsSync(word)) { rmSync(word); process.exit(4); } }, 5)`;
    await supervisor.start(standIn('server', ends));
    for (let round = 1; round <= 3; round += 1) {
      writeFileSync(word, '');
      await until(
        'it to run again',
        LIMIT_MS,
        () => told.filter((line) => line.includes('runs again')).length === round,
      );
    }
    expect(told.filter((line) => line.includes('status 4'))).toHaveLength(3);
  });

  it('OP-1 a process that does not come up makes the start fail with its last words', async () => {
    const process = new ManagedProcess({
      ...standIn('server', '').spec,
      args: ['-e', "console.error('no such table'); process.exit(1)"],
      ready: () => new Promise(() => undefined),
    });
    await expect(supervisor.start(process)).rejects.toThrow(/ended while starting \(status 1\)[\s\S]*no such table/);
  });

  it('OP-1 a program that is not there makes the start fail', async () => {
    const process = new ManagedProcess({ ...standIn('server', '').spec, file: join(dir, 'nothing') });
    await expect(supervisor.start(process)).rejects.toThrow('status 127');
  });

  it('OP-1 a process that runs and never becomes ready is ended with its failed start', async () => {
    const ready = (): Promise<void> => Promise.reject(new Error('it does not answer'));
    const process = new ManagedProcess({ ...standIn('server', LIVES).spec, ready });
    await expect(process.start()).rejects.toThrow('it does not answer');
    expect(process.isRunning).toBe(false);
  });

  it('OP-1 stopping ends the last started first and leaves nothing', async () => {
    const ends = join(dir, 'ends');
    const telling = (name: string): string =>
      `process.on('SIGTERM', () => { require('node:fs').appendFileSync(${JSON.stringify(ends)}, '${name} '); process.exit(0); }); ${LIVES}`;
    const processes = ['database', 'server'].map((name) => standIn(name, telling(name)));
    for (const process of processes) await supervisor.start(process);
    const pids = processes.map(({ pid }) => pid ?? 0);
    await supervisor.stopAll();
    expect(readFileSync(ends, 'utf8')).toBe('server database ');
    expect(pids.map(birthOf)).toEqual([undefined, undefined]);
  });

  it('OP-1 what does not end when asked is killed', async () => {
    const deaf = standIn('deaf', `process.on('SIGTERM', () => {}); ${LIVES}`);
    const process = new ManagedProcess({ ...deaf.spec, graceMs: 50 });
    await process.start();
    await process.stop();
    expect(await process.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('OP-1 what a killed run left behind is ended before a new one begins', async () => {
    const left = standIn('server', LIVES);
    await left.start();
    const next = new ManagedProcess(left.spec);
    await next.start();
    expect((await left.exited).signal).toBe('SIGTERM');
    expect(next.isRunning).toBe(true);
    await next.stop();
  });
});
