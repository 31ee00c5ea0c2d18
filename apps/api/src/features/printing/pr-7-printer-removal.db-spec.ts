import type { JobOffer, PrinterView } from '@picolo/contracts';
import { sql } from '@picolo/server/db';
import { waitedFor } from '@picolo/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { anEnrolledWorker, TestWorker, type TestOrders } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { ChangePrinter } from './use-cases/change-printer.use-case.js';
import { EndOverdueJobs } from './use-cases/end-overdue-jobs.use-case.js';
import { ManagePrinters } from './use-cases/manage-printers.use-case.js';
import { RemovePrinter } from './use-cases/remove-printer.use-case.js';

const uri = 'ipp://laser.example/ipp/print';
type Answer = NonNullable<TestOrders['answer']>;
const leaves = (payload: unknown): boolean => !JSON.stringify(payload).includes('driver');

describe('prints that cross the removal of their printer', () => {
  let shop: PrintShop;
  let workerId = 0;
  let connected: TestWorker[] = [];
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    for (const worker of connected) worker.close();
    connected = [];
    await shop.clear();
    shop.worker.close();
  });

  const named = async (name: string): Promise<PrinterView | undefined> =>
    (await shop.get(PrintersQuery).all()).find((printer) => printer.name === name);
  const idOf = async (name: string): Promise<number> => (await named(name))?.id ?? 0;
  const sees = async (name: string, answer?: Answer): Promise<TestWorker> => {
    const key = name === 'Comptoir' ? shop.key : await anEnrolledWorker(shop.test.app, name);
    workerId = key.workerId;
    const orders = { found: null, ...(answer === undefined ? {} : { answer }) };
    const worker = await TestWorker.withPrinters(shop.test.origin, key, orders);
    connected.push(worker);
    await add();
    return worker;
  };
  const add = () => shop.get(ManagePrinters).add(shop.actor, workerId, { uri, driver: 'ipp', name: 'Laser' });
  const remove = (id: number) => shop.get(RemovePrinter).execute(shop.actor, id);
  const removals = async (): Promise<string[]> =>
    (
      await shop.test.db.rows<{ details: unknown }>(
        `SELECT details FROM audit_entries WHERE action = 'printer.removed' ORDER BY id`,
      )
    ).map(({ details }) => (typeof details === 'string' ? details : JSON.stringify(details)));

  it('PR-7 a printer is not removed while a print that names none is on its way to it', async () => {
    const worker = await sees('Comptoir');
    const id = await idOf('Laser');
    await shop.get(ChangePrinter).execute(id, { isDefault: true });
    await shop.submit('en chemin');
    const offer = await worker.next(uri);
    expect(await codeOf(remove(id))).toBe('PRINTING.PRINTER_BUSY');
    await worker.accept(offer ?? { uuid: '', attempt: 0 });
    await worker.report(offer ?? { uuid: '', attempt: 0 }, 1, { status: 'printed', proof: 'printer' });
    expect(await codeOf(remove(id))).toBe('accepted');
  });

  it('PR-7 handed out while its printer is removed, a print does not come out of it: it waits where its kind goes, at once', async () => {
    const offers: (JobOffer | null)[] = [];
    const worker = await sees('Comptoir', async (payload) => {
      if (leaves(payload)) offers.push(await worker.next(uri));
      return { done: true };
    });
    const id = await idOf('Laser');
    await shop.get(ChangePrinter).execute(id, { isDefault: true });
    // Its delivery that nobody accepted is over: it keeps nobody from removing the printer.
    const job = await shop.submit('entre deux');
    await worker.next(uri);
    await shop.silence(job);
    await remove(id);
    const [given] = offers;
    if (given === undefined || given === null) throw new Error('no job was offered');
    expect(await worker.accept(given)).toEqual({ accepted: false, because: 'returned' });
    expect(await codeOf(worker.report(given, 1, { status: 'returned' }))).toBe('PRINTING.ATTEMPT_OUTDATED');
    expect(await shop.detail(job)).toMatchObject({ status: 'queued', printer: null });
    expect(await worker.printNext()).toMatchObject({ uuid: given.uuid, attempt: given.attempt + 1 });
  });

  it('PR-3 what a worker says it had begun is heard, also of a printer that was removed', async () => {
    const worker = await sees('Comptoir');
    const id = await idOf('Laser');
    await shop.get(ChangePrinter).execute(id, { isDefault: true });
    const job = await shop.submit('commencé');
    const offer = await worker.next(uri);
    if (offer === null) throw new Error('no job was offered');
    await shop.silence(job);
    await remove(id);
    expect(await worker.accept(offer, 'begun')).toEqual({ accepted: true });
    await worker.report(offer, 1, { status: 'printed', proof: 'printer' });
    expect(await shop.statusOf(job)).toBe('printed');
  });

  it('PR-3 given back by a worker that was silent while its printer was removed, a print waits where its kind goes', async () => {
    const worker = await sees('Comptoir');
    const id = await idOf('Laser');
    const job = await shop.submit('rendu', id);
    const offer = await worker.next(uri);
    if (offer === null) throw new Error('no job was offered');
    await worker.accept(offer);
    await shop.silence(job);
    await shop.get(EndOverdueJobs).doubt();
    await remove(id);
    await worker.report(offer, 1, { status: 'returned' });
    expect(await shop.detail(job)).toMatchObject({ status: 'queued', printer: null });
    expect((await worker.printNext())?.uuid).toBe(offer.uuid);
  });

  it('PR-7 a print that is sent to a printer by name while workers are asked to leave it comes out where its kind goes', async () => {
    let job = 0;
    const worker = await sees('Comptoir', async (payload) => {
      if (leaves(payload)) job = await shop.submit('pendant ce temps', id);
      return { done: true };
    });
    const id = await idOf('Laser');
    await remove(id);
    expect(await shop.detail(job)).toMatchObject({ status: 'queued', printer: null });
    expect((await shop.detail(job)).history.at(-1)).toMatchObject({ status: 'queued', reason: 'printer-removed' });
    expect((await worker.printNext())?.title).toBe('pendant ce temps');
  });

  it('PR-7 a print that is sent to a printer by name in the moment of its removal is refused', async () => {
    const worker = await sees('Comptoir');
    const id = await idOf('Laser');
    await worker.beat([]);
    const { db } = shop.test;
    const acts = await db.tx(async (tx) => {
      await sql(tx, 'SELECT id FROM printers WHERE id = ? FOR UPDATE', [id]);
      const removed = remove(id);
      await waitedFor(db, 'printers', removed);
      const submitted = codeOf(shop.submit('au même moment', id));
      await waitedFor(db, 'printers', submitted, 2);
      return { removed, submitted };
    });
    await acts.removed;
    expect(await acts.submitted).toBe('PRINTING.PRINTER_NOT_FOUND');
  });

  it('PR-7 the first printer that is added where there is none becomes the default one', async () => {
    await sees('Comptoir');
    await remove(await idOf('Dossier'));
    await remove(await idOf('Laser'));
    expect(await shop.get(PrintersQuery).all()).toEqual([]);
    await add();
    expect(await named('Laser')).toMatchObject({ isDefault: true });
  });

  it('PR-7 every worker that has left a printer is in the journal of acts, also when the next one refuses or is silent', async () => {
    await sees('Comptoir');
    const id = await idOf('Laser');
    let answer: Awaited<ReturnType<Answer>> = { done: false, because: 'busy' };
    await sees('Atelier', (payload) => (leaves(payload) ? answer : { done: true }));
    const before = (await removals()).length;
    expect(await codeOf(remove(id))).toBe('PRINTING.PRINTER_BUSY');
    expect((await removals()).slice(before)).toEqual([expect.stringContaining('Comptoir')]);
    expect((await named('Laser'))?.workers.map(({ name }) => name)).toEqual(['Atelier']);
    // What it did without saying so understandably may be done.
    answer = { done: 'yes' };
    expect(await codeOf(remove(id))).toBe('PRINTING.WORKER_SILENT');
    expect((await removals()).slice(before + 1)).toEqual([expect.stringContaining('Atelier')]);
    answer = { done: true };
    await remove(id);
    expect((await removals()).slice(before + 2)).toEqual([expect.stringContaining('Atelier')]);
    expect(await named('Laser')).toBeUndefined();
  });
});
