import { createHash, randomUUID } from 'node:crypto';
import type { LiveMessage } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { PrintingFacade } from './printing.facade.js';
import { PrintersQuery } from './queries/printers.query.js';
import { ChangePrinter } from './use-cases/change-printer.use-case.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';

describe('delivery of print jobs', () => {
  let shop: PrintShop;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.clear());

  it('PR-2 a job goes queued, sent, printing, printed, and every change is kept with its time', async () => {
    const id = await shop.submit('Hello world');
    const offer = await shop.offer();
    expect(offer).toMatchObject({ attempt: 1, kind: 'text', mediaType: 'text/plain; charset=utf-8' });
    expect(await shop.statusOf(id)).toBe('queued');
    expect(await shop.worker.accept(offer)).toEqual({ accepted: true });
    await shop.worker.report(offer, 1, { status: 'printing' });
    await shop.worker.report(offer, 2, { status: 'printed', proof: 'file' });
    const job = await shop.detail(id);
    expect(job).toMatchObject({ status: 'printed', proof: 'file', version: 4, printer: { name: 'Dossier' } });
    expect(job.history.map(({ status }) => status)).toEqual(['queued', 'sent', 'printing', 'printed']);
    const times = job.history.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(await shop.worker.next()).toBeNull();
  });

  it('PR-2 each change is told to who may read printing and to who asked for it, and to nobody else', async () => {
    const id = await shop.submit('annoncé');
    await shop.worker.printNext();
    const all = await shop.told<LiveMessage<'print-job:changed'>>('print-job:changed');
    const told = all.filter(({ data }) => data.id === id);
    expect(told.map(({ data }) => [data.status, data.version])).toEqual([
      ['queued', 1],
      ['sent', 2],
      ['printing', 3],
      ['printed', 4],
    ]);
    expect(new Set(told.flatMap(({ rooms }) => rooms))).toEqual(
      new Set(['perm:printing.read', `user:${String(shop.actor.userId)}`]),
    );
  });

  it('PR-2 a large document arrives whole, in parts of 256 kB', async () => {
    const pdf = Buffer.from(Array.from({ length: 700_001 }, (_, index) => (index * 31) % 256));
    await shop.test.db.tx((tx) => shop.get(PrintingFacade).submitInvoice(tx, { invoiceId: 1, number: 'F-1', pdf }));
    const offer = await shop.offer();
    expect(offer).toMatchObject({ kind: 'invoice', mediaType: 'application/pdf', size: 700_001, title: 'F-1' });
    const bytes = await shop.worker.download(offer);
    expect(bytes.equals(pdf)).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(offer.sha256);
    const { uuid, attempt } = offer;
    expect(await shop.worker.must('job:chunk', { uuid, attempt, index: 3 })).toEqual({ bytes: Buffer.alloc(0) });
  });

  it('PR-3 not accepted, it is delivered again with a higher attempt, and the older one counts no more', async () => {
    const id = await shop.submit('deux fois donné');
    const first = await shop.offer();
    const second = await shop.offer();
    expect([second.uuid, second.attempt]).toEqual([first.uuid, 2]);
    expect(await shop.worker.accept(first)).toEqual({ accepted: false, because: 'returned' });
    expect(await codeOf(shop.worker.report(first, 1, { status: 'printed' }))).toBe('PRINTING.ATTEMPT_OUTDATED');
    expect(await codeOf(shop.worker.must('job:chunk', { uuid: first.uuid, attempt: 1, index: 0 }))).toBe(
      'PRINTING.ATTEMPT_OUTDATED',
    );
    expect(await shop.statusOf(id)).toBe('queued');
    expect(await shop.worker.accept(second)).toEqual({ accepted: true });
  });

  it('PR-3 ten deliveries asked for at once leave one that counts', async () => {
    await shop.submit('dix fois');
    const offers = await Promise.all(Array.from({ length: 10 }, () => shop.worker.next()));
    const attempts = offers.flatMap((offer) => (offer === null ? [] : [offer.attempt]));
    expect(new Set(attempts).size).toBe(attempts.length);
    const answers = await Promise.all(offers.flatMap((offer) => (offer === null ? [] : [shop.worker.accept(offer)])));
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1);
  });

  it('PR-3 the answer to an accept was lost: asked again, it is the same', async () => {
    const id = await shop.submit('réponse perdue');
    const offer = await shop.offer();
    for (let time = 0; time < 3; time += 1) expect(await shop.worker.accept(offer)).toEqual({ accepted: true });
    expect(await shop.historyOf(id)).toEqual(['queued', 'sent']);
  });

  it('PR-3 one job per printer at a time, and the next one after it', async () => {
    const [first, second] = [await shop.submit('un'), await shop.submit('deux')];
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    expect(await shop.worker.next()).toBeNull();
    await shop.worker.report(offer, 1, { status: 'printed' });
    // Told of either one when it was queued, and once more because the printer is free again.
    await vi.waitFor(() => {
      expect(shop.worker.heard).toEqual(['jobs:waiting', 'jobs:waiting', 'jobs:waiting']);
    }, 60_000);
    await shop.worker.printNext();
    expect([await shop.statusOf(first), await shop.statusOf(second)]).toEqual(['printed', 'printed']);
  });

  it('PR-2 the worker is told as soon as a job is committed, without a jobs process, and of none that is not', async () => {
    const pdf = Buffer.from('%PDF-1.7 …');
    const lost = shop.test.db.tx(async (tx) => {
      await shop.get(PrintingFacade).submitInvoice(tx, { invoiceId: 1, number: 'F-2', pdf });
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await shop.submit('dit tout de suite');
    await vi.waitFor(() => {
      expect(shop.worker.heard).toContain('jobs:waiting');
    }, 60_000);
    expect(shop.worker.heard).toEqual(['jobs:waiting']);
    expect((await shop.worker.printNext())?.title).toBe('dit tout de suite');
  });

  it('PR-6 what waited is delivered in its order when the worker is back', async () => {
    shop.worker.close();
    const ids: number[] = [];
    for (let index = 0; index < 6; index += 1) ids.push(await shop.submit(`attente ${String(index)}`));
    await shop.reconnect();
    expect(await shop.worker.beat()).toBe(true);
    const titles: string[] = [];
    for (let offer = await shop.worker.printNext(); offer !== null; offer = await shop.worker.printNext())
      titles.push(offer.title);
    expect(titles).toEqual(ids.map((_, index) => `attente ${String(index)}`));
    expect(await shop.worker.beat()).toBe(false);
  });

  it('PR-2 a job for one printer comes out there and nowhere else', async () => {
    const other = aPrinter({ uri: 'ipp://127.0.0.1:9/ipp/print', driver: 'ipp', name: 'Étage' });
    await shop.worker.hello({ printers: [aPrinter(), other] });
    const printer = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Étage');
    await shop.submit('à l’étage', printer?.id ?? 0);
    expect(await shop.worker.next()).toBeNull();
    expect(await shop.worker.next(other.uri)).toMatchObject({ printerUri: other.uri, title: 'à l’étage' });
    expect(await codeOf(shop.worker.next('ipp://nowhere'))).toBe('PRINTING.PRINTER_NOT_FOUND');
  });

  it('PR-3 handed to one printer, it goes to another only when that delivery is over', async () => {
    const other = aPrinter({ uri: 'ipp://127.0.0.1:9/ipp/print', driver: 'ipp', name: 'Étage' });
    await shop.worker.hello({ printers: [aPrinter(), other] });
    const id = await shop.submit('voyageur');
    const first = await shop.offer();
    const floor = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Étage');
    await shop.get(ChangePrinter).execute(floor?.id ?? 0, { isDefault: true });
    expect(await shop.worker.next(other.uri)).toBeNull();
    await shop.silence(id);
    const second = await shop.worker.next(other.uri);
    if (second === null) throw new Error('no job was offered');
    expect(second.attempt).toBe(2);
    expect(await shop.worker.accept(first)).toEqual({ accepted: false, because: 'returned' });
    expect(await shop.worker.accept(second)).toEqual({ accepted: true });
    expect((await shop.detail(id)).printer?.name).toBe('Étage');
  });

  it('PR-3 another worker’s job is nobody else’s', async () => {
    const id = await shop.submit('à moi seul');
    const offer = await shop.offer();
    const stranger = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app));
    expect(await codeOf(stranger.accept(offer))).toBe('PRINTING.JOB_NOT_FOUND');
    expect(await codeOf(stranger.report(offer, 1, { status: 'printed' }))).toBe('PRINTING.JOB_NOT_FOUND');
    expect(await codeOf(stranger.download(offer))).toBe('PRINTING.ATTEMPT_OUTDATED');
    expect(await shop.statusOf(id)).toBe('queued');
    stranger.close();
  });

  it('PR-7 guessing uuids, numbers and attempts, a worker reads no document that was not handed to it', async () => {
    const waiting = await shop.submit('pas encore confié');
    const rows = await shop.test.db.rows<{ uuid: string }>('SELECT uuid FROM print_jobs WHERE id = ?', [waiting]);
    const uuid = rows[0]?.uuid ?? '';
    const stranger = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app), [
      aPrinter({ uri: 'folder:/elsewhere' }),
    ]);
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    for (const guess of [uuid, randomUUID()]) {
      for (const attempt of [1, 2, 3, 2_147_483_647]) {
        expect(await codeOf(stranger.must('job:chunk', { uuid: guess, attempt, index: 0 }))).toBe(
          'PRINTING.ATTEMPT_OUTDATED',
        );
        expect(await codeOf(stranger.accept({ uuid: guess, attempt }))).toBe('PRINTING.JOB_NOT_FOUND');
        expect(await codeOf(stranger.report({ uuid: guess, attempt }, 1, {}))).toBe('PRINTING.JOB_NOT_FOUND');
      }
    }
    expect(await codeOf(stranger.must('job:chunk', { uuid: String(waiting), attempt: 1, index: 0 }))).toBe(
      'REQUEST.INVALID',
    );
    // Another's printer by its address is nobody's here, and its own has nothing.
    expect(await codeOf(stranger.next('folder:/paper'))).toBe('PRINTING.PRINTER_NOT_FOUND');
    expect(await stranger.next('folder:/elsewhere')).toBeNull();
    // Over, it is read by nobody any more.
    await shop.worker.report(offer, 1, { status: 'printed', proof: 'file' });
    expect(await codeOf(shop.worker.download(offer))).toBe('PRINTING.ATTEMPT_OUTDATED');
    stranger.close();
  });

  it('PR-7 after the route moved to another worker, the first reads nothing of what that one was handed', async () => {
    const other = aPrinter({ uri: 'folder:/other', name: 'Autre' });
    const heir = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app), [other]);
    const id = await shop.submit('parti ailleurs');
    const first = await shop.offer();
    const moved = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Autre');
    await shop.get(KeepPrintRouting).changeRoute('text', { printerId: moved?.id ?? 0 });
    await shop.silence(id);
    const second = await heir.next(other.uri);
    if (second === null) throw new Error('no job was offered');
    for (const attempt of [first.attempt, second.attempt]) {
      const { uuid } = first;
      expect(await codeOf(shop.worker.must('job:chunk', { uuid, attempt, index: 0 }))).toBe(
        'PRINTING.ATTEMPT_OUTDATED',
      );
      expect(await codeOf(shop.worker.accept({ uuid, attempt }))).toBe('PRINTING.JOB_NOT_FOUND');
    }
    expect(await shop.worker.next()).toBeNull();
    expect((await heir.download(second)).length).toBe(second.size);
    await shop.get(KeepPrintRouting).changeRoute('text', { printerId: null });
    heir.close();
  });
});
