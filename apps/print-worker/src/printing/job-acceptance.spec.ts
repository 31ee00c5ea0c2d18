import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AcceptAnswer, JobOffer, KnownJobState } from '@picolo/contracts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderDriver } from '../drivers/folder.driver.js';
import { SingleDriverPrinter } from '../drivers/printer.js';
import { Documents, sha256 } from '../journal/documents.js';
import type { JobRow } from '../journal/job-row.js';
import { Journal } from '../journal/journal.js';
import { JobClock } from './job-clock.js';
import { JobPrinting } from './job-printing.js';
import type { LaneContext } from './lane-context.js';
import { Reception } from './reception.js';

const bytes = Buffer.from('Bonjour\n');
const uuid = '00000000-0000-4000-8000-000000000001';
const at = (): string => new Date().toISOString();

describe('whose a job is', () => {
  let dir: string;
  let context: LaneContext;
  let printer: SingleDriverPrinter;
  let offer: JobOffer;
  let answer: AcceptAnswer;
  /** What the server was told of the job each time. */
  let said: (KnownJobState | undefined)[];

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'picolo-acceptance-'));
    mkdirSync(join(dir, 'paper'));
    printer = new SingleDriverPrinter(new FolderDriver(join(dir, 'paper')));
    answer = { accepted: true };
    said = [];
    context = {
      journal: Journal.open(join(dir, 'journal.sqlite')),
      documents: new Documents(join(dir, 'documents')),
      source: {
        next: () => Promise.resolve(offer),
        chunk: () => Promise.resolve(bytes),
        accept: (_, __, state) => {
          said.push(state);
          return Promise.resolve(answer);
        },
        isSurelyOurs: () => false,
        over: () => undefined,
      },
      clock: new JobClock(0),
      hold: () => undefined,
      log: pino({ level: 'silent' }),
      stop: new AbortController().signal,
      reported: () => undefined,
    };
    offer = {
      ...({ uuid, attempt: 1, printerUri: printer.uri, kind: 'text', title: 'Message', size: bytes.length } as const),
      ...({ mediaType: 'text/plain; charset=utf-8', sha256: sha256(bytes) } as const),
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
  });
  afterEach(() => {
    context.journal.close();
    rmSync(dir, { recursive: true });
  });

  const reception = (): Reception => new Reception(printer.uri, context);
  const delivered = async (): Promise<JobRow> => {
    const job = await reception().next();
    if (job === null) throw new Error('no job was delivered');
    return job;
  };
  const print = (job: JobRow): Promise<JobRow> => new JobPrinting(printer, context).print(job);
  const paper = (): number => readdirSync(join(dir, 'paper')).length;
  const documents = (): number => readdirSync(join(dir, 'documents')).length;
  const reports = (): string[] => context.journal.openReports().map(({ status }) => status);
  const returned: AcceptAnswer = { accepted: false, because: 'returned' };

  it('PR-3 a job that comes again is accepted with what became of it; a new one, and one that asks, with nothing', async () => {
    const job = await reception().accept(await delivered());
    const printed = await print(job);
    expect([printed.state, paper()]).toEqual(['CONFIRMED', 1]);
    offer = { ...offer, attempt: 2 };
    await reception().accept(await delivered());
    expect(said).toEqual([undefined, undefined, 'over']);
    expect([reports(), paper()]).toEqual([['printing', 'printed'], 1]);
  });

  it('PR-3 one that may be on its way is accepted as begun', async () => {
    const job = await reception().accept(await delivered());
    context.journal.move(context.journal.move(job, 'PREPARING', {}, at()), 'COMMITTING', {}, at());
    offer = { ...offer, attempt: 2 };
    await reception().accept(await delivered());
    expect(said).toEqual([undefined, 'begun']);
  });

  it('PR-3 refused because its printer is another worker’s by now, it is given back, told so, and may come again', async () => {
    const job = await reception().accept(await delivered());
    answer = returned;
    expect((await print(job)).state).toBe('RETURNED');
    expect([paper(), documents(), reports()]).toEqual([0, 0, ['printing', 'returned']]);
    answer = { accepted: true };
    offer = { ...offer, attempt: 2 };
    const again = await reception().accept(await delivered());
    expect((await print(again)).state).toBe('CONFIRMED');
    expect([paper(), reports()]).toEqual([1, ['printing', 'printed']]);
  });

  it('PR-3 given back before the server knew that it was here, it is told so too', async () => {
    answer = returned;
    expect((await reception().accept(await delivered())).state).toBe('RETURNED');
    expect([paper(), documents(), reports()]).toEqual([0, 0, ['returned']]);
  });

  it('PR-3 what was laid ready is withdrawn before it is given back', async () => {
    const job = await reception().accept(await delivered());
    const row = context.journal.move(job, 'PREPARING', { driver: 'folder' }, at());
    const document = { ...row, bytes };
    await printer.driver().prepare(document, { hold: () => undefined });
    expect(paper()).toBe(1);
    answer = returned;
    expect((await print(context.journal.move(row, 'PREPARED', {}, at()))).state).toBe('RETURNED');
    expect([paper(), reports()]).toEqual([0, ['printing', 'returned']]);
  });

  it('PR-2 an answer to a report of an earlier delivery counts for no later one', () => {
    context.journal.receive(offer, at());
    const job = context.journal.accept(uuid);
    context.journal.move(job, 'RETURNED', {}, at());
    const [old] = context.journal.openReports();
    if (old === undefined) throw new Error('no report');
    context.journal.receive({ ...offer, attempt: 2 }, at());
    context.journal.move(context.journal.accept(uuid), 'PREPARING', {}, at());
    context.journal.acknowledge(old);
    expect(reports()).toEqual(['printing']);
  });
});
