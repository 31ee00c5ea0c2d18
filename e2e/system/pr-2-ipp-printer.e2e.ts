import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskJob } from '../harness/worker-desk.ts';
import { startWorkerRig, type RigOptions, type WorkerRig } from '../harness/worker-rig.ts';
import { waitFor } from '../harness/wait.ts';

const jobs = process.env['PROVE'] === '1' ? 200 : 12;

describe('PR-2 the worker on a real IPP printer', () => {
  let rig: WorkerRig | undefined;
  afterEach(async () => {
    expect(rig?.server.desk.violations).toEqual([]);
    await rig?.stop();
  });

  async function open(options: RigOptions): Promise<{ rig: WorkerRig; add: (size: number) => DeskJob }> {
    const opened = await startWorkerRig(options);
    rig = opened;
    const printerUri = opened.printer?.uri ?? '';
    return { rig: opened, add: (size) => opened.server.desk.add({ printerUri, bytes: randomBytes(size) }) };
  }

  const become = (job: DeskJob, status: DeskJob['status']): Promise<true | undefined> =>
    waitFor(`${job.uuid} ${status}`, () => job.status === status || undefined);

  it('PR-2 one ledger line per job with the whole document, in the order of the queue', async () => {
    const { rig: own, add } = await open({ ipp: true });
    const all = Array.from({ length: jobs }, (_, index) => add(index % 3 === 0 ? 600_000 + index : 900 + index));
    await own.start();
    for (const job of all) await become(job, 'printed');
    const lines = own.printer?.ledger() ?? [];
    expect(lines.map(({ name, sha256, size }) => ({ name, sha256, size }))).toEqual(
      all.map(({ uuid, sha256, bytes }) => ({ name: uuid, sha256, size: bytes.length })),
    );
    for (const job of all) {
      expect(job).toMatchObject({ proof: 'printer', statuses: ['sent', 'printing', 'printed'] });
    }
  });

  it('PR-7 out of paper is told, and the job comes out once when paper is back', async () => {
    const { rig: own, add } = await open({ ipp: true });
    const { desk } = own.server;
    const state = (): string | undefined => desk.printers.find(({ driver }) => driver === 'ipp')?.state;
    own.printer?.emptyTray();
    await own.start();
    const job = add(3_000);
    await waitFor('paper-out told', () => state() === 'paper-out' || undefined);
    expect(job.status).toBe('printing');
    own.printer?.refill();
    await become(job, 'printed');
    await waitFor('ready told', () => state() === 'ready' || undefined);
    expect(own.printer?.ledger()).toHaveLength(1);
  });

  it('PR-3 the printer loses power in the middle of a job: unconfirmed, and the next one prints', async () => {
    const { rig: own, add } = await open({ ipp: true });
    own.printer?.emptyTray();
    await own.start();
    const [job, next] = [add(3_000), add(4_000)];
    await waitFor('the first sheet', () => own.printer?.ledger().length === 1 || undefined);
    await waitFor('the answer of the printer', () => job.status === 'printing' || undefined);
    await own.printer?.kill();
    own.printer?.refill();
    await own.printer?.restart();
    await become(job, 'unconfirmed');
    await become(next, 'printed');
    expect(own.printer?.ledger().map(({ name }) => name)).toEqual([job.uuid, next.uuid]);
  });

  it('PR-6 a printer that is off keeps its jobs on the server; they come out in order when it is back', async () => {
    const { rig: own, add } = await open({ ipp: true });
    await own.printer?.kill();
    await own.start();
    const all = [add(1_000), add(2_000), add(3_000)];
    const offline = (): boolean => own.server.desk.printers.some(({ state }) => state === 'offline');
    await waitFor('offline told', () => offline() || undefined);
    expect(all.map(({ status }) => status)).toEqual(['queued', 'queued', 'queued']);
    await own.printer?.restart();
    for (const job of all) await become(job, 'printed');
    expect(own.printer?.ledger().map(({ name }) => name)).toEqual(all.map(({ uuid }) => uuid));
  });
});

describe('PR-2 the line between worker and server', () => {
  let rig: WorkerRig | undefined;
  afterEach(async () => {
    expect(rig?.server.desk.violations).toEqual([]);
    await rig?.stop();
  });
  const start = async (): Promise<WorkerRig> => (rig = await startWorkerRig());
  const become = (job: DeskJob, status: DeskJob['status']): Promise<true | undefined> =>
    waitFor(`${job.uuid} ${status}`, () => job.status === status || undefined);

  it('PR-3 answers that are lost and cut connections print nothing twice and lose no report', async () => {
    const own = await start();
    const { desk } = own.server;
    await own.start();
    for (const event of ['job:next', 'job:chunk', 'job:accept', 'job:report'] as const) {
      desk.loseAnswers.add(event);
      const job = desk.add({ printerUri: own.folderUri, bytes: randomBytes(700_000) });
      await waitFor(`${event} was asked`, () => job.attempt > 0 || undefined);
      if (event === 'job:accept') await become(job, 'sent');
      if (event === 'job:report') await become(job, 'printing');
      own.server.cut();
      desk.loseAnswers.clear();
      await become(job, 'printed');
      expect(own.sheets().filter((name) => name.startsWith(job.uuid))).toEqual([`${job.uuid}.txt`]);
      expect(job.statuses).toEqual(['sent', 'printing', 'printed']);
    }
  });

  it('PR-6 jobs that waited while the worker was away come out in order', async () => {
    const own = await start();
    const all = Array.from({ length: 5 }, (_, index) =>
      own.server.desk.add({ printerUri: own.folderUri, bytes: randomBytes(100 + index) }),
    );
    await own.start();
    for (const job of all) await become(job, 'printed');
    expect(own.sheets().toSorted()).toEqual(all.map(({ uuid }) => `${uuid}.txt`).toSorted());
  });

  it('PR-6 a job that was ready to come out when its time ended does not come out any more', async () => {
    const own = await start();
    const worker = await own.start('PREPARED');
    await waitFor('connected', () => own.server.desk.hellos.length === 1 || undefined);
    const job = own.server.desk.add({ printerUri: own.folderUri, bytes: randomBytes(100), lifeMs: 15_000 });
    await own.held(worker, 'PREPARED');
    await worker.kill();
    await waitFor('its end', () => Date.now() > Date.parse(job.expiresAt) || undefined);
    await own.start();
    await become(job, 'expired');
    expect(readdirSync(own.paper)).toEqual([]);
  });

  it('PR-7 a revoked worker says so in one sentence and ends with code 3', async () => {
    const own = await start();
    const worker = await own.start();
    await waitFor('connected', () => worker.logs.includes('Connected to') || undefined);
    own.server.revoke();
    expect(await worker.exited).toMatchObject({ code: 3 });
    expect(worker.logs).toContain('key was revoked');
    const again = await own.start();
    expect(await again.exited).toMatchObject({ code: 3 });
  });

  it('PR-3 the hook of the kill tests refuses to exist in production', async () => {
    const own = await start();
    const worker = await own.startWith({ NODE_ENV: 'production', PICOLO_HOLD_AT: 'COMMITTING' });
    expect(await worker.exited).toMatchObject({ code: 1 });
    expect(worker.logs.trim().split('\n')).toEqual([expect.stringContaining('PICOLO_HOLD_AT is set')]);
  });
});
