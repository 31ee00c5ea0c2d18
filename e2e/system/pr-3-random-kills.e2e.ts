import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { paperOf, type Driver } from '../harness/kill-cases.ts';
import type { DeskJob } from '../harness/worker-desk.ts';
import { tell } from '../harness/tell.ts';
import { waitFor } from '../harness/wait.ts';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';

const full = process.env['PROVE'] === '1';
const jobs = full ? 300 : 16;
const kills = full ? 60 : 4;

const over: readonly string[] = ['printed', 'failed', 'unconfirmed', 'expired'];
const isOver = ({ status }: DeskJob): boolean => over.includes(status);

/** Nobody chooses the moment: worker, printer and line die while jobs run through folder, printer and spooler. */
describe('PR-3 kills at random moments', () => {
  let rig: WorkerRig;
  beforeAll(async () => {
    rig = await startWorkerRig({ ipp: true, cups: true });
  });
  afterAll(() => rig.stop());

  const driverOf = (job: DeskJob): Driver =>
    job.printerUri === rig.folderUri ? 'folder' : job.printerUri === rig.cups?.uri ? 'cups' : 'ipp';
  const linesOf = (job: DeskJob): number => paperOf(rig, driverOf(job), job).length;
  const whole = (job: DeskJob): boolean => paperOf(rig, driverOf(job), job)[0]?.sha256 === job.sha256;

  async function strike(worker: ManagedProcess): Promise<ManagedProcess> {
    // The length of this pause is the moment of the kill; nothing is waited for with it.
    await pause(randomInt(0, 400));
    const victim = randomInt(0, 10);
    if (victim < 6) {
      await worker.kill('SIGKILL');
      return await rig.start();
    }
    if (victim < 8) rig.server.cut();
    else {
      await rig.printer?.kill();
      await rig.printer?.restart();
    }
    return worker;
  }

  it(`PR-3 ${jobs} jobs, ${kills} blows: printed means once and whole, nothing comes out twice`, async (context) => {
    const uris = [rig.folderUri, rig.printer?.uri ?? '', rig.cups?.uri ?? ''];
    let worker = await rig.start();
    const all: DeskJob[] = [];
    for (let blow = 0; blow < kills; blow += 1) {
      await waitFor('a connection', () => rig.server.connected() > 0 || undefined);
      const batch = Array.from({ length: Math.ceil(jobs / kills) }, (_, index) =>
        rig.server.desk.add({ printerUri: uris[index % 3] ?? '', bytes: randomBytes(randomInt(32, 400_000)) }),
      );
      all.push(...batch);
      worker = await strike(worker);
    }
    for (const job of all) await waitFor(`the end of ${job.uuid} (${job.status})`, () => isOver(job) || undefined);
    await worker.kill();
    expect(rig.server.desk.violations).toEqual([]);
    const ends = over.map((status) => `${status} ${all.filter((job) => job.status === status).length}`);
    tell(context, `PR-3 random kills, ${kills} blows: ${ends.join(' · ')}`);
    for (const job of all) {
      const which = `${job.uuid} ${job.status} ${job.reason ?? ''}`;
      expect(linesOf(job), which).toBeLessThanOrEqual(1);
      if (job.status === 'printed') expect([linesOf(job), whole(job)], which).toEqual([1, true]);
      if (job.status === 'failed' || job.status === 'expired') expect(linesOf(job), which).toBe(0);
      // Both are told before anything comes out, and neither was struck.
      if (driverOf(job) !== 'ipp') expect(job.status, which).toBe('printed');
    }
  });
});
