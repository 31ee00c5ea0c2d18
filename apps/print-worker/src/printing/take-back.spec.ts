import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderDriver } from '../drivers/folder.driver.js';
import type { Document, Prepared, PrinterCondition } from '../drivers/driver.js';
import { SingleDriverPrinter } from '../drivers/printer.js';
import { Documents, sha256 } from '../journal/documents.js';
import type { JobRow } from '../journal/job-row.js';
import { Journal } from '../journal/journal.js';
import { JobClock } from './job-clock.js';
import { JobPrinting } from './job-printing.js';
import type { LaneContext } from './lane-context.js';
import { takeBack } from './take-back.js';

const bytes = Buffer.from('Bonjour\n');

/** A folder that can be away, and takes its time to say how it is. */
class SlowFolder extends FolderDriver {
  isAway = false;
  turns = 0;

  override async state(): Promise<PrinterCondition> {
    for (let count = 0; count < this.turns; count += 1) await turn();
    return this.isAway ? { state: 'offline', reasons: [] } : await super.state();
  }
}

/** A folder that answers and works when the test lets it. */
class GatedFolder extends FolderDriver {
  readonly answers = Promise.withResolvers<PrinterCondition>();
  readonly works = Promise.withResolvers<undefined>();

  override state(): Promise<PrinterCondition> {
    return this.answers.promise;
  }

  override async prepare(document: Document): Promise<Prepared> {
    await this.works.promise;
    return await super.prepare(document);
  }
}

const isReady: PrinterCondition = { state: 'ready', reasons: [] };

describe('jobs that the server asks back', () => {
  let dir: string;
  let driver: SlowFolder;
  let context: LaneContext;
  let rows = 0;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'picolo-take-back-'));
    mkdirSync(join(dir, 'paper'));
    driver = new SlowFolder(join(dir, 'paper'));
    const never = (): Promise<never> => Promise.reject(new Error('not asked'));
    context = {
      journal: Journal.open(join(dir, 'journal.sqlite')),
      documents: new Documents(join(dir, 'documents')),
      source: { next: never, chunk: never, accept: never, isSurelyOurs: () => true, over: () => undefined },
      clock: new JobClock(0),
      hold: () => undefined,
      log: pino({ level: 'silent' }),
      stop: new AbortController().signal,
      reported: () => undefined,
    };
  });
  afterEach(() => {
    context.journal.close();
    rmSync(dir, { recursive: true });
  });

  const received = async (isAccepted = true): Promise<JobRow> => {
    rows += 1;
    const uuid = `00000000-0000-4000-8000-${String(rows).padStart(12, '0')}`;
    await context.documents.keep(uuid, bytes);
    const offer = {
      ...({ uuid, attempt: 3, printerUri: driver.uri, kind: 'text', title: 'Message', size: bytes.length } as const),
      ...({ mediaType: 'text/plain; charset=utf-8', sha256: sha256(bytes) } as const),
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const job = context.journal.receive(offer, new Date().toISOString());
    return isAccepted ? context.journal.accept(uuid) : job;
  };
  const print = (job: JobRow): Promise<JobRow> => new JobPrinting(new SingleDriverPrinter(driver), context).print(job);
  const sheetsOf = ({ uuid }: JobRow): string[] =>
    readdirSync(join(dir, 'paper')).filter((name) => name.startsWith(uuid));
  const reportsOf = ({ uuid }: JobRow): string[] =>
    context.journal
      .openReports(10_000)
      .filter((report) => report.uuid === uuid)
      .map(({ status }) => status);

  it('PR-5 while the printer is away the job is given back, told so, and never printed', async () => {
    driver.isAway = true;
    const job = await received();
    const printing = print(job);
    await turn();
    expect(takeBack(job, context)).toBe(true);
    driver.isAway = false;
    expect((await printing).state).toBe('RETURNED');
    expect([sheetsOf(job), reportsOf(job)]).toEqual([[], ['returned']]);
    expect(takeBack(job, context)).toBe(false);
  });

  it('PR-5 a job that was begun, that another delivery is of, or that was not acknowledged is not given back', async () => {
    const other = await received();
    expect(takeBack({ ...other, attempt: 2 }, context)).toBe(false);
    expect(takeBack(await received(false), context)).toBe(false);
    expect(takeBack({ uuid: 'unknown', attempt: 1 }, context)).toBe(false);
    context.journal.move(other, 'PREPARING', {}, new Date().toISOString());
    expect(takeBack(other, context)).toBe(false);
    expect(reportsOf(other)).toEqual(['printing']);
  });

  it('PR-5 given back, it may come again and is printed then', async () => {
    const job = await received();
    takeBack(job, context);
    await context.documents.keep(job.uuid, bytes);
    const again = context.journal.receive({ ...job, attempt: 4 }, new Date().toISOString());
    context.journal.accept(job.uuid);
    expect((await print(again)).state).toBe('CONFIRMED');
    expect(sheetsOf(job)).toHaveLength(1);
    expect(reportsOf(job)).toEqual(['printing', 'printed']);
  });

  describe('for another printer of the same worker', () => {
    let first: GatedFolder;
    let second: GatedFolder;
    let job: JobRow;
    let waiting: Promise<JobRow>;
    const papers = (): number[] => ['paper', 'paper-2'].map((name) => readdirSync(join(dir, name)).length);
    const printOn = (printer: GatedFolder, row: JobRow): Promise<JobRow> =>
      new JobPrinting(new SingleDriverPrinter(printer), context).print(row);
    const comesAgain = (): JobRow => {
      const offer = { ...job, attempt: 4, printerUri: second.uri };
      context.journal.receive(offer, new Date().toISOString());
      return context.journal.accept(job.uuid);
    };

    beforeEach(async () => {
      mkdirSync(join(dir, 'paper-2'));
      first = new GatedFolder(join(dir, 'paper'));
      second = new GatedFolder(join(dir, 'paper-2'));
      second.answers.resolve(isReady);
      job = await received();
      waiting = printOn(first, job);
      await turn();
      expect(takeBack(job, context)).toBe(true);
      await context.documents.keep(job.uuid, bytes);
    });

    it('PR-3 the first lane leaves a job alone that the second has begun, though its printer is back', async () => {
      const printing = printOn(second, comesAgain());
      while (context.journal.get(job.uuid)?.state !== 'PREPARING') await turn();
      first.works.resolve(undefined);
      first.answers.resolve(isReady);
      await waiting;
      expect(papers()).toEqual([0, 0]);
      second.works.resolve(undefined);
      expect((await printing).state).toBe('CONFIRMED');
      expect(papers()).toEqual([0, 1]);
      expect(reportsOf(job)).toEqual(['printing', 'printed']);
    });

    it('PR-3 the first lane leaves a job alone that has come for the second and waits there', async () => {
      const again = comesAgain();
      first.works.resolve(undefined);
      first.answers.resolve(isReady);
      await waiting;
      expect(papers()).toEqual([0, 0]);
      expect(context.journal.get(job.uuid)).toEqual(again);
    });

    it('PR-5 the first lane does not remove the document that has come for the second', async () => {
      first.answers.resolve(isReady);
      expect((await waiting).state).toBe('RETURNED');
      second.works.resolve(undefined);
      expect((await printOn(second, comesAgain())).state).toBe('CONFIRMED');
      expect(papers()).toEqual([0, 1]);
    });
  });

  it('PR-5 asked back at any moment of its beginning, a job is either given back or printed, never both', async () => {
    const outcomes = { RETURNED: 0, CONFIRMED: 0 };
    for (let round = 0; round < 120; round += 1) {
      driver.turns = round % 6;
      const job = await received();
      const printing = print(job);
      for (let count = 0; count < round % 11; count += 1) await turn();
      const isBack = takeBack(job, context);
      const { state } = await printing;
      expect([isBack, sheetsOf(job).length]).toEqual(state === 'RETURNED' ? [true, 0] : [false, 1]);
      outcomes[state === 'RETURNED' ? 'RETURNED' : 'CONFIRMED'] += 1;
    }
    expect(Math.min(outcomes.RETURNED, outcomes.CONFIRMED)).toBeGreaterThan(0);
  });
});
