import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';
import { all, cases, documentFor, paperOf, sha256, without, type Case, type Driver } from '../harness/kill-cases.ts';
import type { DeskJob } from '../harness/worker-desk.ts';
import { tell } from '../harness/tell.ts';
import { waitFor } from '../harness/wait.ts';

/** Times each point is killed; documents differ in size from one to the next. */
const isWhole = process.env['PROVE'] === '1';
const rounds = isWhole ? 4 : 1;
const bigDocument = 700_000;

const states = [
  ...['RECEIVED', 'PREPARING', 'PREPARED', 'COMMITTING', 'SUBMITTED', 'CONFIRMED'],
  ...['UNCERTAIN', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED'],
] as const;
const titled = (one: Case): Case & { at: string } => ({
  ...one,
  at: [one.kills.join(', '), one.while].filter((part) => part !== undefined).join('; '),
});

async function expectPaper(rig: WorkerRig, driver: Driver, job: DeskJob, paper: Case['paper']): Promise<void> {
  const lines = (): { sha256: string; size: number }[] => paperOf(rig, driver, job);
  // A printer prints half a document after the sender is gone, in its own time.
  if (paper === 'half') await waitFor('the half sheet', () => lines().length > 0);
  const got = lines();
  if (paper === 'nothing') expect(got).toEqual([]);
  else expect(got).toHaveLength(1);
  if (paper === 'whole') expect(got[0]).toMatchObject({ sha256: job.sha256, size: job.bytes.length });
  if (paper === 'half') expect(got[0]?.size).toBeLessThan(job.bytes.length);
  if (paper === 'untouched') expect(got[0]?.sha256).toBe(sha256(Buffer.from('another sheet')));
}

describe.each(all)('PR-3 the worker killed at every state, driver %s', (driver) => {
  let rig: WorkerRig;
  const kills = new Map<string, number>(states.map((state) => [state, 0]));

  beforeAll(async () => {
    rig = await startWorkerRig({
      ipp: driver === 'ipp' ? { format: ['text/plain'] } : false,
      cups: driver === 'cups',
      raw: driver === 'raw9100',
    });
  });
  afterEach(() => {
    expect(rig.server.desk.violations).toEqual([]);
  });
  afterAll(async () => {
    await rig.stop();
  });

  const uri = (): string =>
    ({ folder: rig.folderUri, ipp: rig.printer?.uri, cups: rig.cups?.uri, raw9100: rig.raw?.uri })[driver] ??
    rig.folderUri;
  const settled = (job: DeskJob, status: DeskJob['status']): Promise<true | undefined> =>
    waitFor(`${status} (is ${job.status})`, () => job.status === status || undefined);

  async function killAt(point: string): Promise<void> {
    const worker = await rig.start(point);
    await rig.held(worker, point);
    await worker.kill('SIGKILL');
    const state = point.split('.')[0] ?? '';
    kills.set(state, (kills.get(state) ?? 0) + 1);
  }

  async function goThrough(one: Case, size: number): Promise<void> {
    const job = rig.server.desk.add({ printerUri: uri(), bytes: documentFor(driver, size), ...one.job });
    one.before?.(rig, job);
    for (const point of one.kills) {
      await killAt(point);
      if (point === one.kills[0]) await one.between?.(rig, job);
    }
    const next = rig.server.desk.add({ printerUri: uri(), bytes: documentFor(driver, 2_000) });
    const worker = await rig.start();
    await settled(job, one.ends);
    // Whatever became of it, it does not block the one behind it.
    await settled(next, 'printed');
    await worker.kill('SIGKILL');
    await expectPaper(rig, driver, job, one.paper);
    await expectPaper(rig, driver, next, 'whole');
  }

  const mine = cases.filter(({ drivers, isLong }) => drivers.includes(driver) && (isWhole || isLong !== true));
  it.each(mine.map(titled))('PR-3 killed at $at → $ends, paper: $paper', async (one) => {
    for (let round = 0; round < rounds; round += 1) {
      await goThrough(one, round % 2 === 0 ? bigDocument : 1_500 + round);
    }
  });

  it('PR-3 a job that ended is answered with its state when it is delivered again, and never printed again', async () => {
    const job = rig.server.desk.add({ printerUri: uri(), bytes: documentFor(driver, 3_000) });
    const worker = await rig.start();
    await settled(job, 'printed');
    rig.server.desk.forgetAccept(job.uuid);
    await settled(job, 'printed');
    await worker.kill('SIGKILL');
    expect(job.statuses).toEqual(['sent', 'printing', 'printed', 'sent', 'printing', 'printed']);
    await expectPaper(rig, driver, job, 'whole');
  });

  it('PR-3 every state was killed at least once, and nothing came out twice', async (context) => {
    const counts = states.map(
      (state) => `${state} ${without[driver].includes(state) ? '–' : String(kills.get(state))}`,
    );
    tell(context, `PR-3 kills, ${driver}: ${counts.join(' · ')}`);
    for (const state of states) {
      if (!without[driver].includes(state)) expect([state, kills.get(state)]).not.toEqual([state, 0]);
    }
    for (const job of rig.server.desk.jobs.values()) expect(paperOf(rig, driver, job).length).toBeLessThanOrEqual(1);
    expect(existsSync(join(rig.data, 'journal.sqlite'))).toBe(true);
    // Nothing is left lying ready either.
    expect((await rig.cups?.spooler.command('lpstat', ['-o'])) ?? '').toBe('');
  });
});
