import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../tools/lib/free-port.ts';
import { root } from '../../tools/lib/paths.ts';
import { birthOf, readPidFile } from '../../tools/lib/pid-file.ts';
import { api, signIn, waitFor } from '../harness/index.ts';

const PROCESSES = ['api', 'jobs', 'print-worker', 'mariadb', 'redis'] as const;
type Name = (typeof PROCESSES)[number];

let data: string;
let port: number;

interface Start {
  child: ChildProcess;
  said: () => string;
  ended: Promise<[number | null, NodeJS.Signals | null]>;
}

/** `npm start` as the launcher runs it, with its own folder for data. */
function start(env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, ['tools/start.ts'], {
    cwd: root,
    env: {
      ...{ PATH: process.env['PATH'], HOME: data, PICOLO_DATA: data, PORT: String(port) },
      // One account asks again and again while something is down.
      PICOLO_RATE_LIMITS: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit') as Start['ended'];
  return { child, said: () => said, ended };
}

const runs = (started: Start): Promise<unknown> =>
  waitFor('Picolo runs', () => {
    if (started.child.exitCode !== null) throw new Error(`ended: ${started.said()}`);
    return started.said().includes('Picolo runs.');
  });

const pidOf = (name: Name): number | undefined =>
  readPidFile(['mariadb', 'redis'].includes(name) ? join(data, name, 'process.json') : join(data, `run/${name}.json`))
    ?.pid;

const pids = (): number[] => PROCESSES.flatMap((name) => pidOf(name) ?? []);
const url = (): string => `http://127.0.0.1:${port}`;

let employee: string | undefined;

/** Takes every process: rights from the database, dispatch by jobs and Redis, paper by the worker. One sign-in lasts. */
async function printsOnce(text: string): Promise<void> {
  employee ??= await signIn(url(), 'employee@picolo.test');
  const desk = api(url(), employee);
  const key = text.replaceAll(' ', '-');
  const job = await waitFor('print job', async () => {
    const answer = await desk
      .post<{ id: number }>('/print', { content: text }, { 'idempotency-key': key })
      .catch(() => undefined);
    return answer?.status === 201 && answer.body;
  });
  await waitFor('paper', async () => {
    const answer = await desk.get<{ status: string }>(`/api/print-jobs/${job.id}`).catch(() => undefined);
    return answer?.body.status === 'printed';
  });
  const paper = readdirSync(join(data, 'paper')).filter((file) =>
    readFileSync(join(data, 'paper', file), 'utf8').includes(text),
  );
  expect(paper).toHaveLength(1);
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'picolo-start-'));
  port = await freePort();
});

afterAll(() => {
  rmSync(data, { recursive: true, force: true });
});

describe('npm start', () => {
  let running: Start;

  // Also when a test failed, or only some were asked for: what was started is ended.
  afterAll(async () => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    running.child.kill('SIGTERM');
    await running.ended;
  });

  it('OP-1 starts everything on an empty folder and says where it is', async () => {
    running = start();
    await runs(running);
    expect(running.said()).toContain(`http://localhost:${port}/console/`);
    expect(running.said()).toContain('employee@picolo.test');
    expect(running.said()).toContain(join(data, 'paper'));
    expect(pids()).toHaveLength(PROCESSES.length);
    await printsOnce('first');
  });

  it('OP-1 a second start in the same folder says that it runs already and changes nothing', async () => {
    const before = pids();
    const second = start();
    expect(await second.ended).toEqual([1, null]);
    expect(second.said()).toContain(`Picolo runs already in this folder (process ${running.child.pid})`);
    expect(pids()).toEqual(before);
  });

  it.each(PROCESSES)('OP-1 %s killed with SIGKILL is started again and everything works', async (name) => {
    const before = pidOf(name) ?? 0;
    process.kill(before, 'SIGKILL');
    await waitFor(`another ${name}`, () => {
      const now = pidOf(name);
      return now !== undefined && now !== before;
    });
    await printsOnce(`after the end of ${name}`);
  });

  it('OP-1 what a killed start left running is ended by the next one, which keeps the data', async () => {
    const left = pids();
    running.child.kill('SIGKILL');
    await running.ended;
    expect(left.filter((pid) => birthOf(pid) !== undefined)).toHaveLength(PROCESSES.length);
    running = start();
    await runs(running);
    expect(left.filter((pid) => birthOf(pid) !== undefined)).toEqual([]);
    expect(running.said()).not.toContain('demo shop');
    await printsOnce('after the restart');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('OP-1 %s ends everything it started', async (signal) => {
    if (running.child.exitCode !== null) {
      running = start();
      await runs(running);
    }
    const started = pids();
    // The terminal, npm and the launcher each pass the signal on.
    for (let times = 0; times < 3; times += 1) running.child.kill(signal);
    expect(await running.ended).toEqual([0, null]);
    expect(started).toHaveLength(PROCESSES.length);
    expect(started.filter((pid) => birthOf(pid) !== undefined)).toEqual([]);
    expect(pids()).toEqual([]);
  });

  it('OP-1 a signal while it is still starting leaves nothing behind', async () => {
    const cut = start();
    await waitFor('servers', () => cut.said().includes('MariaDB and Redis run.'));
    const started = pids();
    cut.child.kill('SIGINT');
    expect(await cut.ended).toEqual([0, null]);
    expect(started.length).toBeGreaterThan(0);
    expect([...started, ...pids()].filter((pid) => birthOf(pid) !== undefined)).toEqual([]);
  });

  it('OP-1 a taken port is one clear sentence and a failed start', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const refused = start();
    expect(await refused.ended).toEqual([1, null]);
    expect(refused.said().trim()).toBe(
      `✖ Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
    expect(pids()).toEqual([]);
    other.close();
  });

  it('OP-1 servers of others that do not answer are one clear sentence and a failed start', async () => {
    const refused = start({ DATABASE_URL: `mysql://root@127.0.0.1:${port}/picolo` });
    expect(await refused.ended).toEqual([1, null]);
    expect(refused.said()).toContain('✖ The database of DATABASE_URL does not answer');
    expect(pids()).toEqual([]);
  });
});
