import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textToEscpos } from '../../apps/print-worker/src/drivers/raw9100/text-to-escpos.ts';
import { isSheetOf } from './socket-printer.ts';
import { waitFor } from './wait.ts';
import type { DeskJob, NewJob } from './worker-desk.ts';
import type { WorkerRig } from './worker-rig.ts';

export type Driver = 'folder' | 'ipp' | 'cups' | 'raw9100';

/** A direct IPP printer has no way to take a document and wait: the state does not exist for it. */
export const without: Record<Driver, readonly string[]> = {
  folder: [],
  ipp: ['PREPARED'],
  cups: [],
  raw9100: ['PREPARED'],
};

export interface Case {
  /** What happens besides the kills. */
  readonly while?: string;
  readonly drivers: readonly Driver[];
  /** Where the worker is killed, in this order; it is started again after each. */
  readonly kills: readonly [string, ...string[]];
  /** Takes its time; only for the proofs in full size. */
  readonly isLong?: boolean;
  readonly job?: Partial<NewJob>;
  /** Makes the job go that way. */
  readonly before?: (rig: WorkerRig, job: DeskJob) => void;
  /** Happens while the worker is dead. */
  readonly between?: (rig: WorkerRig, job: DeskJob) => void | Promise<void>;
  readonly ends: DeskJob['status'];
  /** What the ledger must hold: whole documents, half ones, nothing. */
  readonly paper: 'whole' | 'half' | 'nothing' | 'untouched';
}

/** For what happens before a driver has anything to do. */
const both = ['folder', 'ipp'] as const;
export const all = ['folder', 'ipp', 'cups', 'raw9100'] as const;
/** For these nothing is known of a job that was being sent. */
const onePhase = ['ipp', 'raw9100'] as const;
/** These can be asked what became of a job. */
const asking = ['folder', 'ipp', 'cups'] as const;
const twoPhase = ['folder', 'cups'] as const;
const unprintable = 'application/pdf';

async function restartSpooler(rig: WorkerRig): Promise<void> {
  await rig.cups?.spooler.kill();
  await rig.cups?.spooler.restart();
}

/** It starts again once the worker has told that it is not there. */
async function leaveSpoolerOff(rig: WorkerRig): Promise<void> {
  await rig.cups?.spooler.kill();
  const isTold = (): boolean =>
    rig.server.desk.printers.some(({ uri, state }) => uri === rig.cups?.uri && state === 'offline');
  void waitFor('offline told', isTold).then(() => rig.cups?.spooler.restart());
}

/** What the worker's log says once it has asked in vain for as long as it asks at a time. */
const askedInVain = '"kind":"unreachable"';

/** The printer's place comes back when the worker has asked for it in vain. */
function leaveAwayForLong(rig: WorkerRig, comeBack: () => void): void {
  const log = join(rig.data, 'worker.log');
  const before = readFileSync(log, 'utf8').length;
  void waitFor('a worker that asked in vain', () => readFileSync(log, 'utf8').slice(before).includes(askedInVain)).then(
    comeBack,
  );
}

async function leaveSpoolerOffForLong(rig: WorkerRig): Promise<void> {
  await rig.cups?.spooler.halt();
  leaveAwayForLong(rig, () => void rig.cups?.spooler.restart());
}

/** The share goes away: a file lies where the folder was. */
function leaveFolderAwayForLong(rig: WorkerRig): void {
  renameSync(rig.paper, `${rig.paper}.away`);
  writeFileSync(rig.paper, '');
  leaveAwayForLong(rig, () => {
    rmSync(rig.paper);
    renameSync(`${rig.paper}.away`, rig.paper);
  });
}

function reprintElsewhere(rig: WorkerRig, job: DeskJob): void {
  rig.server.desk.takenBack.set(job.uuid, 'cancelled');
  job.status = 'cancelled';
}

/** The spooler is killed before it has written anything down about its jobs; it counts from one again. */
async function loseRecords(rig: WorkerRig): Promise<void> {
  await rig.cups?.spooler.kill();
  rig.cups?.spooler.forget();
  await rig.cups?.spooler.restart();
}

async function loseRecordsOfPrinted(rig: WorkerRig, job: DeskJob): Promise<void> {
  await waitFor('the job on paper and over', async () => {
    const isPrinted = paperOf(rig, 'cups', job).some(({ size }) => size === job.bytes.length);
    return isPrinted && (await rig.cups?.spooler.command('lpstat', ['-o'])) === '';
  });
  await loseRecords(rig);
}

/** The recovery table, point by point. */
export const cases: readonly Case[] = [
  { drivers: both, kills: ['RECEIVED.document'], ends: 'printed', paper: 'whole' },
  { drivers: all, kills: ['RECEIVED'], ends: 'printed', paper: 'whole' },
  { drivers: both, kills: ['RECEIVED.accepted'], ends: 'printed', paper: 'whole' },
  { drivers: all, kills: ['PREPARING'], ends: 'printed', paper: 'whole' },
  { drivers: all, kills: ['PREPARING.done'], ends: 'printed', paper: 'whole' },
  // Half a document that was to be held is dropped by the spooler; the whole one is found by its name.
  { drivers: ['cups'], kills: ['PREPARING.half'], ends: 'printed', paper: 'whole' },
  { drivers: twoPhase, kills: ['PREPARED'], ends: 'printed', paper: 'whole' },
  { drivers: asking, kills: ['COMMITTING'], ends: 'printed', paper: 'whole' },
  { drivers: ['raw9100'], kills: ['COMMITTING'], ends: 'unconfirmed', paper: 'nothing' },
  { drivers: twoPhase, kills: ['COMMITTING.first-byte'], ends: 'printed', paper: 'whole' },
  { drivers: twoPhase, kills: ['COMMITTING.done'], ends: 'printed', paper: 'whole' },
  // The row "a byte may be out" is written: nobody can know whether it left, so a person decides.
  { drivers: onePhase, kills: ['COMMITTING.first-byte'], ends: 'unconfirmed', paper: 'nothing' },
  { drivers: ['ipp'], kills: ['COMMITTING.half'], ends: 'unconfirmed', paper: 'half' },
  { drivers: onePhase, kills: ['COMMITTING.done'], ends: 'unconfirmed', paper: 'whole' },
  { drivers: all, kills: ['SUBMITTED'], ends: 'printed', paper: 'whole' },
  { drivers: all, kills: ['CONFIRMED'], ends: 'printed', paper: 'whole' },
  { drivers: asking, kills: ['PREPARING', 'PREPARING', 'COMMITTING', 'SUBMITTED'], ends: 'printed', paper: 'whole' },
  { drivers: ['raw9100'], kills: ['PREPARING', 'PREPARING', 'SUBMITTED'], ends: 'printed', paper: 'whole' },
  {
    drivers: ['raw9100'],
    kills: ['UNCERTAIN'],
    while: 'the printer cut in the middle of it',
    before: (rig) => rig.raw?.cutAfter(600),
    ends: 'unconfirmed',
    paper: 'half',
  },
  { drivers: onePhase, kills: ['COMMITTING.first-byte', 'UNCERTAIN'], ends: 'unconfirmed', paper: 'nothing' },
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
    drivers: ['cups'],
    kills: ['PREPARED'],
    while: 'the spooler killed and its records lost',
    between: loseRecords,
    ends: 'printed',
    paper: 'whole',
  },
  {
    drivers: ['cups'],
    kills: ['PREPARED'],
    while: 'the spooler killed',
    between: restartSpooler,
    ends: 'printed',
    paper: 'whole',
  },
  {
    // Released, printed, forgotten: nobody can know any more.
    drivers: ['cups'],
    kills: ['COMMITTING.done', 'UNCERTAIN'],
    while: 'the spooler killed and its records lost',
    between: loseRecordsOfPrinted,
    ends: 'unconfirmed',
    paper: 'whole',
  },
  {
    drivers: ['cups'],
    kills: ['SUBMITTED'],
    while: 'the spooler killed and its records lost',
    between: loseRecordsOfPrinted,
    ends: 'unconfirmed',
    paper: 'whole',
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
    drivers: onePhase,
    kills: ['FAILED'],
    while: 'a format the printer has not',
    job: { mediaType: unprintable },
    ends: 'failed',
    paper: 'nothing',
  },
  {
    drivers: all,
    kills: ['FAILED'],
    while: 'the document damaged on the way',
    before: (rig, job) => rig.server.desk.damaged.set(job.uuid, 100),
    ends: 'failed',
    paper: 'nothing',
  },
  {
    // What lies ready is withdrawn: nobody can release it any more.
    drivers: twoPhase,
    kills: ['PREPARED', 'EXPIRED'],
    while: 'its time over',
    between: (rig) => void (rig.server.desk.aheadMs += 48 * 3_600_000),
    ends: 'expired',
    paper: 'nothing',
  },
  {
    drivers: ['cups'],
    kills: ['PREPARED'],
    while: 'the spooler off until the worker is back',
    between: leaveSpoolerOff,
    ends: 'printed',
    paper: 'whole',
  },
  {
    // It still lies there on hold: nobody has to decide anything.
    ...{ drivers: ['cups'], kills: ['COMMITTING'], between: leaveSpoolerOffForLong, isLong: true },
    while: 'the spooler off for longer than it is asked at a time',
    ends: 'printed',
    paper: 'whole',
  },
  {
    ...{ drivers: ['folder'], kills: ['COMMITTING'], between: leaveFolderAwayForLong, isLong: true },
    while: 'the folder away for longer than it is asked at a time',
    ends: 'printed',
    paper: 'whole',
  },
  {
    drivers: all,
    kills: ['RECEIVED', 'EXPIRED'],
    while: 'its time over',
    between: (rig) => void (rig.server.desk.aheadMs += 48 * 3_600_000),
    ends: 'expired',
    paper: 'nothing',
  },
  {
    drivers: all,
    kills: ['CANCELLED'],
    before: (rig, job) => rig.server.desk.takenBack.set(job.uuid, 'cancelled'),
    ends: 'cancelled',
    paper: 'nothing',
  },
  {
    // While the worker was dead somebody had it printed again: what has not come out must not come out any more.
    drivers: all,
    kills: ['PREPARING', 'CANCELLED'],
    while: 'printed again elsewhere',
    between: reprintElsewhere,
    ends: 'cancelled',
    paper: 'nothing',
  },
  {
    drivers: twoPhase,
    kills: ['COMMITTING', 'CANCELLED'],
    while: 'printed again elsewhere',
    between: reprintElsewhere,
    ends: 'cancelled',
    paper: 'nothing',
  },
  {
    drivers: all,
    kills: ['RETURNED'],
    before: (rig, job) => rig.server.desk.takenBack.set(job.uuid, 'returned'),
    ends: 'returned',
    paper: 'nothing',
  },
];

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A document of that size, in what the driver prints. */
export const documentFor = (driver: Driver, size: number): Buffer =>
  driver === 'raw9100' ? Buffer.from(randomBytes(Math.min(size, 4_000) / 2).toString('hex')) : randomBytes(size);

/** A whole ticket counts as the document that it was made of. */
function ticketsOf(rig: WorkerRig, job: DeskJob): { sha256: string; size: number }[] {
  const sheets = rig.raw?.sheets() ?? [];
  const ticket = textToEscpos(new TextDecoder().decode(job.bytes));
  return sheets
    .filter(({ bytes }) => isSheetOf(bytes, ticket))
    .map((sheet) => (sheet.bytes.equals(ticket) ? { sha256: job.sha256, size: job.bytes.length } : sheet));
}

/** What came out for one job: sizes and hashes, whatever the driver. */
export function paperOf(rig: WorkerRig, driver: Driver, job: DeskJob): { sha256: string; size: number }[] {
  if (driver === 'ipp') return rig.printer?.ledger().filter(({ name }) => name === job.uuid) ?? [];
  if (driver === 'raw9100') return ticketsOf(rig, job);
  if (driver === 'cups') return rig.cups?.paper.sheets().filter(({ bytes }) => isSheetOf(bytes, job.bytes)) ?? [];
  return rig
    .sheets()
    .filter((name) => name.startsWith(job.uuid))
    .map((name) => ({ sha256: sha256(rig.sheet(name)), size: rig.sheet(name).length }));
}
