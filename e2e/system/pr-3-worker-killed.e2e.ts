import { createHash, randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorkerRig, type WorkerRig } from '../harness/worker-rig.ts';
import type { DeskJob, NewJob } from '../harness/worker-desk.ts';
import { tell } from '../harness/tell.ts';
import { waitFor } from '../harness/wait.ts';

/** Times each point is killed; documents differ in size from one to the next. */
const rounds = process.env['PROVE'] === '1' ? 4 : 1;
const bigDocument = 700_000;

const states = [
  ...['RECEIVED', 'PREPARING', 'PREPARED', 'COMMITTING', 'SUBMITTED', 'CONFIRMED'],
  ...['UNCERTAIN', 'FAILED', 'EXPIRED', 'CANCELLED', 'RETURNED'],
] as const;
type Driver = 'folder' | 'ipp';

/** A direct IPP printer has no way to take a document and wait: the state does not exist for it. */
const without: Record<Driver, readonly string[]> = { folder: [], ipp: ['PREPARED'] };

interface Case {
  /** What happens besides the kills. */
  readonly while?: string;
  readonly drivers: readonly Driver[];
  /** Where the worker is killed, in this order; it is started again after each. */
  readonly kills: readonly [string, ...string[]];
  readonly job?: Partial<NewJob>;
  /** Makes the job go that way. */
  readonly before?: (rig: WorkerRig, job: DeskJob) => void;
  /** Happens while the worker is dead. */
  readonly between?: (rig: WorkerRig, job: DeskJob) => void;
  readonly ends: DeskJob['status'];
  /** What the ledger must hold: whole documents, half ones, nothing. */
  readonly paper: 'whole' | 'half' | 'nothing' | 'untouched';
}

const both = ['folder', 'ipp'] as const;
const unprintable = 'application/pdf';

/** printing.md §2, point by point. */
const cases: readonly Case[] = [
  { drivers: both, kills: ['RECEIVED.document'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['RECEIVED'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['RECEIVED.accepted'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['PREPARING'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['PREPARING.done'], ends: 'printed', paper: 'whole' },
  { drivers: ['folder'], kills: ['PREPARED'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['COMMITTING'], ends: 'printed', paper: 'whole' },
  { drivers: ['folder'], kills: ['COMMITTING.first-byte'], ends: 'printed', paper: 'whole' },
  { drivers: ['folder'], kills: ['COMMITTING.done'], ends: 'printed', paper: 'whole' },
  // The row "a byte may be out" is written: nobody can know whether it left, so a person decides.
  { drivers: ['ipp'], kills: ['COMMITTING.first-byte'], ends: 'unconfirmed', paper: 'nothing' },
  { drivers: ['ipp'], kills: ['COMMITTING.half'], ends: 'unconfirmed', paper: 'half' },
  { drivers: ['ipp'], kills: ['COMMITTING.done'], ends: 'unconfirmed', paper: 'whole' },
  { drivers: both, kills: ['SUBMITTED'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['CONFIRMED'], ends: 'printed', paper: 'whole' },
  {
    drivers: both,
    kills: ['PREPARING', 'PREPARING', 'COMMITTING', 'SUBMITTED'],
    ends: 'printed',
    paper: 'whole',
  },
  { drivers: ['ipp'], kills: ['COMMITTING.first-byte', 'UNCERTAIN'], ends: 'unconfirmed', paper: 'nothing' },
  {
    // Neither the temporary file nor the sheet is there: somebody took one of them.
    drivers: ['folder'],
    kills: ['COMMITTING.done', 'UNCERTAIN'],
    while: 'the sheet taken away',
    between: (rig, job) => rmSync(join(rig.paper, `${job.uuid}.txt`)),
    ends: 'unconfirmed',
    paper: 'nothing',
  },
  {
    drivers: ['folder'],
    kills: ['FAILED'],
    while: 'a file of that name is there',
    before: (rig, job) => writeFileSync(join(rig.paper, `${job.uuid}.txt`), 'another sheet'),
    ends: 'failed',
    paper: 'untouched',
  },
  {
    drivers: ['ipp'],
    kills: ['FAILED'],
    while: 'a format the printer has not',
    job: { mediaType: unprintable },
    ends: 'failed',
    paper: 'nothing',
  },
  {
    drivers: both,
    kills: ['FAILED'],
    while: 'the document damaged on the way',
    before: (rig, job) => rig.server.desk.damaged.set(job.uuid, 100),
    ends: 'failed',
    paper: 'nothing',
  },
  {
    drivers: both,
    kills: ['RECEIVED', 'EXPIRED'],
    while: 'its time over',
    between: (rig) => void (rig.server.desk.aheadMs += 48 * 3_600_000),
    ends: 'expired',
    paper: 'nothing',
  },
  {
    drivers: both,
    kills: ['CANCELLED'],
    before: (rig, job) => rig.server.desk.takenBack.set(job.uuid, 'cancelled'),
    ends: 'cancelled',
    paper: 'nothing',
  },
  {
    // While the worker was dead somebody had it printed again: what has not come out must not come out any more.
    drivers: both,
    kills: ['PREPARING', 'CANCELLED'],
    while: 'printed again elsewhere',
    between: (rig, job) => {
      rig.server.desk.takenBack.set(job.uuid, 'cancelled');
      job.status = 'cancelled';
    },
    ends: 'cancelled',
    paper: 'nothing',
  },
  {
    drivers: ['folder'],
    kills: ['COMMITTING', 'CANCELLED'],
    while: 'printed again elsewhere',
    between: (rig, job) => {
      rig.server.desk.takenBack.set(job.uuid, 'cancelled');
      job.status = 'cancelled';
    },
    ends: 'cancelled',
    paper: 'nothing',
  },
  {
    drivers: both,
    kills: ['RETURNED'],
    before: (rig, job) => rig.server.desk.takenBack.set(job.uuid, 'returned'),
    ends: 'returned',
    paper: 'nothing',
  },
];

const titled = (one: Case): Case & { at: string } => ({
  ...one,
  at: [one.kills.join(', '), one.while].filter((part) => part !== undefined).join('; '),
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What came out for one job: sizes and hashes, whatever the driver. */
function paperOf(rig: WorkerRig, driver: Driver, job: DeskJob): { sha256: string; size: number }[] {
  if (driver === 'ipp') return rig.printer?.ledger().filter(({ name }) => name === job.uuid) ?? [];
  return rig
    .sheets()
    .filter((name) => name.startsWith(job.uuid))
    .map((name) => ({ sha256: sha256(rig.sheet(name)), size: rig.sheet(name).length }));
}

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

describe.each(both)('PR-3 the worker killed at every state, driver %s', (driver) => {
  let rig: WorkerRig;
  const kills = new Map<string, number>(states.map((state) => [state, 0]));

  beforeAll(async () => {
    rig = await startWorkerRig({ ipp: driver === 'ipp' ? { format: ['text/plain'] } : false });
  });
  afterEach(() => {
    expect(rig.server.desk.violations).toEqual([]);
  });
  afterAll(async () => {
    await rig.stop();
  });

  const uri = (): string => (driver === 'folder' ? rig.folderUri : (rig.printer?.uri ?? ''));
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
    const job = rig.server.desk.add({ printerUri: uri(), bytes: randomBytes(size), ...one.job });
    one.before?.(rig, job);
    for (const point of one.kills) {
      await killAt(point);
      if (point === one.kills[0]) one.between?.(rig, job);
    }
    const next = rig.server.desk.add({ printerUri: uri(), bytes: randomBytes(2_000) });
    const worker = await rig.start();
    await settled(job, one.ends);
    // Whatever became of it, it does not block the one behind it.
    await settled(next, 'printed');
    await worker.kill('SIGKILL');
    await expectPaper(rig, driver, job, one.paper);
    await expectPaper(rig, driver, next, 'whole');
  }

  it.each(cases.filter(({ drivers }) => drivers.includes(driver)).map(titled))(
    'PR-3 killed at $at → $ends, paper: $paper',
    async (one) => {
      for (let round = 0; round < rounds; round += 1) {
        await goThrough(one, round % 2 === 0 ? bigDocument : 1_500 + round);
      }
    },
  );

  it('PR-3 a job that ended is answered with its state when it is delivered again, and never printed again', async () => {
    const job = rig.server.desk.add({ printerUri: uri(), bytes: randomBytes(3_000) });
    const worker = await rig.start();
    await settled(job, 'printed');
    rig.server.desk.forgetAccept(job.uuid);
    await settled(job, 'printed');
    await worker.kill('SIGKILL');
    expect(job.statuses).toEqual(['sent', 'printing', 'printed', 'sent', 'printing', 'printed']);
    await expectPaper(rig, driver, job, 'whole');
  });

  it('PR-3 every state was killed at least once, and nothing came out twice', (context) => {
    const counts = states.map(
      (state) => `${state} ${without[driver].includes(state) ? '–' : String(kills.get(state))}`,
    );
    tell(context, `PR-3 kills, ${driver}: ${counts.join(' · ')}`);
    for (const state of states) {
      if (!without[driver].includes(state)) expect([state, kills.get(state)]).not.toEqual([state, 0]);
    }
    for (const job of rig.server.desk.jobs.values()) expect(paperOf(rig, driver, job).length).toBeLessThanOrEqual(1);
    expect(existsSync(join(rig.data, 'journal.sqlite'))).toBe(true);
  });
});
