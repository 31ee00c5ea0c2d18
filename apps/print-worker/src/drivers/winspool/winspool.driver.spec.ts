import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../driver.js';
import { printersOf } from '../configured-printers.js';
import { textToEscpos } from '../raw9100/text-to-escpos.js';
import { PaperSpooler } from './testing.js';
import { ThreadSpooler } from './thread-spooler.js';
import { WinspoolPdfDriver, type RunProgram } from './winspool-pdf.driver.js';
import { WinspoolPrinter } from './winspool-printer.js';
import { WinspoolQueue } from './winspool-queue.js';
import { WinspoolDriver } from './winspool.driver.js';

const text = 'Bonjour à tous\nTotal : 12 €\n';

function documentOf(content: string, mediaType: Document['mediaType'] = 'text/plain; charset=utf-8'): Document {
  const bytes = Buffer.from(content);
  return {
    ...{ uuid: randomUUID(), title: 'Message', mediaType, bytes, size: bytes.length, spoolId: null },
    ...{ sha256: createHash('sha256').update(bytes).digest('hex'), printerUpTime: null },
  };
}

const steps = { firstByte: () => true, hold: () => undefined };

describe('a queue of Windows, raw bytes in two phases', () => {
  let spooler: PaperSpooler;
  let driver: WinspoolDriver;
  beforeEach(() => {
    spooler = new PaperSpooler('Caisse');
    driver = new WinspoolDriver(new WinspoolQueue('Caisse', spooler));
  });

  async function prepared(document: Document): Promise<Document> {
    const { kind, ...facts } = await driver.prepare(document, steps);
    expect(kind).toBe('prepared');
    return { ...document, ...facts };
  }

  it('PR-3 is paused before its first byte, comes out when resumed, stays until its end was seen, and is removed then', async () => {
    const job = await prepared(documentOf(text));
    expect(spooler.acts).toEqual(['begin', 'pause', 'retain', 'write paused', 'write paused', 'end']);
    expect(spooler.sheets).toEqual([]);
    expect(await driver.find(job)).toEqual({ kind: 'held', spoolId: job.spoolId });
    expect(await driver.commit(job, steps)).toEqual({ kind: 'submitted', spoolId: job.spoolId });
    expect(spooler.sheets).toEqual([Buffer.from(textToEscpos(text))]);
    expect((await driver.find(job)).kind).toBe('done');
    await prepared(documentOf(text));
    expect((await spooler.jobs('Caisse')).map(({ document }) => document)).not.toContain(job.uuid);
    expect(spooler.sheets).toHaveLength(1);
  });

  it('PR-3 a queue that does not pause is given nothing', async () => {
    spooler.canPause = false;
    expect(await driver.prepare(documentOf(text), steps)).toEqual({ kind: 'wait', reason: 'cannot-be-paused' });
    expect(await spooler.jobs('Caisse')).toEqual([]);
    expect(spooler.acts).not.toContain('write');
    expect(spooler.sheets).toEqual([]);
  });

  it('PR-3 a queue that prints directly, is out of paper or is not there takes no jobs, and says why', async () => {
    spooler.attributes = 0x2;
    expect(await driver.state()).toEqual({ state: 'stopped', reasons: ['prints-directly'] });
    spooler.attributes = 0;
    spooler.status = 0x10;
    expect(await driver.prepare(documentOf(text), steps)).toMatchObject({ kind: 'wait' });
    spooler.isAway = true;
    expect(await driver.state()).toEqual({ state: 'offline', reasons: ['winspool-open-1722'] });
    const nowhere = new WinspoolDriver(new WinspoolQueue('Autre', spooler));
    spooler.isAway = false;
    expect(await nowhere.state()).toEqual({ state: 'offline', reasons: ['winspool-open-1801'] });
  });

  it('PR-3 half a document of a dead worker is removed before it is begun again', async () => {
    const document = documentOf(text);
    const killed = new Error('killed');
    const dying = {
      ...steps,
      hold: () => {
        spooler.cut();
        throw killed;
      },
    };
    expect(await driver.prepare(document, dying)).toEqual({ kind: 'wait', reason: 'killed' });
    const half = await driver.find(document);
    expect(half.kind).toBe('held');
    const next = new WinspoolDriver(new WinspoolQueue('Caisse', spooler));
    expect(await next.cancel(document)).toBe(true);
    expect((await next.prepare(document, steps)).kind).toBe('prepared');
    await next.commit(document, steps);
    expect(spooler.sheets).toEqual([Buffer.from(textToEscpos(text))]);
  });

  it('PR-3 found in the queue by its name, prepared again it is removed first and never doubled', async () => {
    const document = documentOf(text);
    await prepared(document);
    const again = await prepared(document);
    expect(await spooler.jobs('Caisse')).toHaveLength(1);
    await driver.commit(again, steps);
    await driver.commit(again, steps);
    expect(spooler.sheets).toHaveLength(1);
  });

  it('PR-3 resumed or deleted by a person in the queue is taken as meant', async () => {
    const resumed = await prepared(documentOf(text));
    await spooler.control('Caisse', Number(resumed.spoolId), 'resume');
    expect((await driver.commit(resumed, steps)).kind).toBe('submitted');
    expect(spooler.sheets).toHaveLength(1);
    const deleted = await prepared(documentOf(text));
    spooler.clear();
    // Nor is it begun again: somebody may have resumed it, and it is gone since it was printed.
    expect(await driver.commit(deleted, steps)).toEqual({ kind: 'unknown', reason: 'not-in-the-queue' });
    expect((await driver.find(deleted)).kind).toBe('none');
    expect(await driver.cancel(deleted)).toBe(true);
  });

  it('PR-3 a queue that is away at the word to print may have the job: it is waited for, not begun again', async () => {
    const job = await prepared(documentOf(text));
    spooler.isAway = true;
    expect(await driver.commit(job, steps)).toEqual({ kind: 'unknown', reason: 'winspool-open-1722' });
  });

  it('PR-3 gone after it was released proves nothing, unless somebody decided to trust that', async () => {
    spooler.canRetain = false;
    const job = await prepared(documentOf(text));
    await driver.commit(job, steps);
    expect((await driver.find(job)).kind).toBe('none');
    const trusting = new WinspoolDriver(new WinspoolQueue('Caisse', spooler), { silent: true });
    const other = documentOf(text);
    const facts = await trusting.prepare(other, steps);
    expect(await trusting.commit({ ...other, ...facts }, steps)).toMatchObject({ proof: 'handed-over' });
    expect((await trusting.find(other)).kind).toBe('done');
    expect((await trusting.find(documentOf(text))).kind).toBe('none');
  });

  it('PR-3 printed jobs of others, and of a queue that keeps them, stay', async () => {
    spooler.attributes = 0x100;
    const kept = await prepared(documentOf(text));
    await driver.commit(kept, steps);
    await prepared(documentOf(text));
    expect((await spooler.jobs('Caisse')).map(({ document }) => document)).toContain(kept.uuid);
    spooler.attributes = 0;
    const id = await spooler.begin('Caisse', 'Lettre');
    await spooler.control('Caisse', id, 'retain');
    await spooler.end();
    await prepared(documentOf(text));
    const names = (await spooler.jobs('Caisse')).map(({ document }) => document);
    expect(names).toContain('Lettre');
    expect(names).not.toContain(kept.uuid);
  });

  it('PR-5 a ticket of the server’s goes as it is', async () => {
    const job = await prepared(documentOf('\u001b@Bonjour\n', 'application/vnd.picolo.escpos'));
    expect((await driver.commit(job, steps)).kind).toBe('submitted');
    expect(spooler.sheets).toEqual([Buffer.from('\u001b@Bonjour\n')]);
  });

  it('PR-9 takes texts that it has the characters for', async () => {
    expect(await driver.prepare(documentOf('%PDF', 'application/pdf'), steps)).toMatchObject({ kind: 'refused' });
    expect(await driver.prepare(documentOf('שלום\n'), steps)).toMatchObject({ reason: 'characters-not-printable' });
  });
});

describe('a queue of Windows, pages by SumatraPDF', () => {
  const name = '\\\\serveur\\Étage 1 & "2" %PATH%';
  let spooler: PaperSpooler;
  let folder: string;
  let calls: (readonly string[])[];
  beforeEach(() => {
    spooler = new PaperSpooler(name);
    folder = join(mkdtempSync(join(tmpdir(), 'picolo-pages-')), 'pages');
    calls = [];
  });

  const driverWith = (run: RunProgram, options: { silent?: boolean } = {}): WinspoolPdfDriver =>
    new WinspoolPdfDriver(
      new WinspoolQueue(name, spooler),
      { folder, program: process.execPath, ...options },
      async (file, args) => {
        calls.push([file, ...args]);
        return await run(file, args);
      },
    );

  /** Spools as SumatraPDF does, the file's path as the document's name. */
  const printing: RunProgram = async (_, args) => {
    const file = args.at(-1) ?? '';
    await spooler.begin(name, file);
    await spooler.write(readFileSync(file));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await spooler.end();
    return 0;
  };

  it('SE-3 the printer’s name is one argument of a program without a shell, and the document is gone afterwards', async () => {
    const document = documentOf('%PDF-1.4 …', 'application/pdf');
    const driver = driverWith(printing);
    expect((await driver.prepare(document)).kind).toBe('prepared');
    const result = await driver.commit(document, steps);
    expect(calls).toEqual([[process.execPath, '-print-to', name, '-silent', join(folder, `${document.uuid}.pdf`)]]);
    expect(spooler.sheets).toEqual([Buffer.from(document.bytes)]);
    expect(readdirSync(folder)).toEqual([]);
    expect(result).toEqual({ kind: 'submitted', spoolId: '1' });
    // Told to stay while it was spooled: its end is seen.
    expect(await driver.find(document)).toEqual({ kind: 'done', spoolId: '1' });
  });

  it('PR-3 printed pages and receipts of ours leave the queue before the next one is handed over, those of others stay', async () => {
    const document = documentOf('%PDF-1.4 …', 'application/pdf');
    const driver = driverWith(printing);
    const others = ['Lettre', documentOf(text).uuid];
    for (const other of others) {
      const id = await spooler.begin(name, other);
      await spooler.control(name, id, 'retain');
      await spooler.end();
    }
    await driver.commit(document, steps);
    const names = async (): Promise<readonly string[]> => (await spooler.jobs(name)).map((job) => job.document);
    expect(await names()).toEqual(['Lettre', join(folder, `${document.uuid}.pdf`)]);
    const next = documentOf(text);
    await driver.commit(next, steps);
    expect(await names()).toEqual(['Lettre', join(folder, `${next.uuid}.pdf`)]);
    spooler.attributes = 0x100;
    await driver.commit(document, steps);
    expect(await names()).toHaveLength(3);
  });

  it('PR-3 nothing is handed over that has expired, and the journal speaks before the program', async () => {
    const document = documentOf('%PDF-1.4 …', 'application/pdf');
    const driver = driverWith(printing);
    expect(await driver.commit(document, { ...steps, firstByte: () => false })).toMatchObject({ kind: 'wait' });
    expect(calls).toEqual([]);
    let callsBefore = -1;
    const firstByte = (): boolean => {
      callsBefore = calls.length;
      return true;
    };
    await driver.commit(document, { ...steps, firstByte });
    expect([callsBefore, calls.length]).toEqual([0, 1]);
  });

  it.each([
    [1, 'sumatrapdf-1'],
    [null, 'sumatrapdf-killed'],
  ])('PR-3 a program that ends with %s leaves the job to a person', async (code, reason) => {
    const driver = driverWith(() => Promise.resolve(code));
    expect(await driver.commit(documentOf(text), steps)).toEqual({ kind: 'unknown', reason });
  });

  it('PR-3 never seen in the queue proves nothing, unless somebody decided to trust that', async () => {
    const document = documentOf(text);
    const quick: RunProgram = () => Promise.resolve(0);
    const driver = driverWith(quick);
    expect(await driver.commit(document, steps)).toEqual({ kind: 'submitted', spoolId: null });
    expect((await driver.find(document)).kind).toBe('none');
    const trusting = driverWith(quick, { silent: true });
    expect(await trusting.commit(document, steps)).toMatchObject({ proof: 'handed-over' });
    expect((await trusting.find(document)).kind).toBe('done');
  });

  it('PR-9 without the program nothing is taken, and a text becomes a page', async () => {
    const missing = new WinspoolPdfDriver(new WinspoolQueue(name, spooler), { folder, program: '/nowhere' });
    expect(await missing.state()).toEqual({ state: 'stopped', reasons: ['sumatrapdf-missing'] });
    let page = '';
    const driver = driverWith((_, args) => {
      page = readFileSync(args.at(-1) ?? '', 'latin1');
      return Promise.resolve(0);
    });
    await driver.commit(documentOf(text), steps);
    expect(page).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/);
    expect(existsSync(folder)).toBe(true);
  });
});

describe('a printer of Windows in worker.json', () => {
  it('PR-9 texts of a receipt printer go raw, documents as pages; any other printer gets pages', async () => {
    const spooler = new PaperSpooler('Caisse');
    const receipts = new WinspoolPrinter('Caisse', { columns: 42, folder: '' }, spooler);
    const office = new WinspoolPrinter('Bureau', { folder: '' }, spooler);
    expect((await receipts.choose('text/plain; charset=utf-8')).kind).toBe('winspool');
    expect((await receipts.choose('application/pdf')).kind).toBe('winspool-pdf');
    expect((await receipts.choose()).kind).toBe('winspool');
    expect((await office.choose('text/plain; charset=utf-8')).kind).toBe('winspool-pdf');
    expect(office.uri).toBe('winspool:Bureau');
    office.close();
    expect(spooler.acts).toEqual(['close']);
    // A job goes on with the way it was begun on.
    expect(office.driver('winspool').guarantee).toBe('two-phase-winspool');
    expect(office.driver('winspool-pdf').guarantee).toBe('one-call');
  });

  it('PR-9 anywhere but on Windows a sentence says that there are none', () => {
    expect(() => new ThreadSpooler('linux')).toThrow('only there on Windows; take them out of worker.json');
    const told = { data: '.', paper: null, printers: [{ driver: 'winspool', uri: 'winspool:Caisse' }] } as const;
    expect(printersOf(told)).toEqual({ printers: [], wrong: [expect.stringContaining('only there on Windows')] });
  });
});
