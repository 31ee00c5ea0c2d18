import type { FoundPrinter, PrinterView } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker, type TestOrders } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { PrintWorkersQuery } from './queries/print-workers.query.js';
import { ChangePrinter } from './use-cases/change-printer.use-case.js';
import { CancelPrintJob } from './use-cases/cancel-print-job.use-case.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { ManagePrinters } from './use-cases/manage-printers.use-case.js';
import { RemovePrinter } from './use-cases/remove-printer.use-case.js';
import { RevokeWorker } from './use-cases/revoke-worker.use-case.js';

const laser: FoundPrinter = {
  ...{ uri: 'ipp://laser.example/ipp/print', driver: 'ipp', name: 'Laser', model: 'HP', place: null, used: false },
};

/** For the server to hear that a connection ended. */
const patience = { timeout: 60_000 };

describe('finding and adding printers', () => {
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
    await shop.test.db.rows(
      `UPDATE printers SET removed_at = CURRENT_TIMESTAMP(3), is_default = 0 WHERE driver = 'ipp'`,
    );
  });

  const sees = async (orders: Partial<TestOrders> = {}, name = 'Comptoir'): Promise<TestWorker> => {
    const key = name === 'Comptoir' ? shop.key : await anEnrolledWorker(shop.test.app, name);
    workerId = key.workerId;
    const worker = await TestWorker.withPrinters(shop.test.origin, key, { found: { printers: [laser] }, ...orders });
    connected.push(worker);
    return worker;
  };
  const search = () => shop.get(ManagePrinters).search(workerId);
  const add = (printer: { uri: string; name?: string } = laser) =>
    shop
      .get(ManagePrinters)
      .add(shop.actor, workerId, { uri: printer.uri, driver: 'ipp', name: printer.name ?? 'Laser' });
  const remove = (id: number) => shop.get(RemovePrinter).execute(shop.actor, id);
  const listed = async (name = 'Laser'): Promise<PrinterView | undefined> =>
    (await shop.get(PrintersQuery).all()).find((printer) => printer.name === name);
  const added = async (): Promise<PrinterView> => {
    await add();
    const printer = await listed();
    if (printer === undefined) throw new Error('not listed');
    return printer;
  };
  /** Of the workers that are not revoked. */
  const isOnline = async (name: string): Promise<boolean | undefined> =>
    (await shop.get(PrintWorkersQuery).all()).find((one) => one.name === name && one.revokedAt === null)?.online;
  const acts = async (action: string): Promise<unknown[]> =>
    await shop.test.db.rows('SELECT subject, details FROM audit_entries WHERE action = ? ORDER BY id DESC', [action]);

  it('PR-7 a search shows what the worker sees; one of them is added, is in the list when that is answered, and is written in the journal of acts', async () => {
    await sees();
    expect(await search()).toEqual([laser]);
    expect(await added()).toMatchObject({ state: 'ready', workers: [{ name: 'Comptoir' }] });
    expect(JSON.stringify((await acts('printer.added'))[0])).toContain(laser.uri);
    // Ordered again, nothing is doubled.
    await add();
    expect((await shop.get(PrintersQuery).all()).filter(({ name }) => name === 'Laser')).toHaveLength(1);
  });

  it('PR-8 a worker that is offline, older, revoked or unknown is said to be so', async () => {
    const worker = await sees();
    const [me] = (await shop.get(PrintWorkersQuery).all()).filter(({ id }) => id === workerId);
    expect(me).toMatchObject({ online: true, manages: true });
    worker.close();
    await expect.poll(() => isOnline('Comptoir'), patience).toBe(false);
    expect(await codeOf(search())).toBe('PRINTING.WORKER_OFFLINE');
    expect(await codeOf(add())).toBe('PRINTING.WORKER_OFFLINE');
    await shop.reconnect();
    expect(await codeOf(search())).toBe('PRINTING.WORKER_OUTDATED');
    expect(await shop.get(PrintWorkersQuery).one(workerId)).toMatchObject({ manages: false });
    await shop.get(RevokeWorker).execute(workerId);
    expect(await codeOf(search())).toBe('PRINTING.WORKER_NOT_FOUND');
    workerId = 2_000_000;
    expect(await codeOf(add())).toBe('PRINTING.WORKER_NOT_FOUND');
  });

  it.each([null, 'printers', {}, { printers: 'none' }])(
    'SE-3 a search that is answered with %j counts as none',
    async (found) => {
      await sees({ found });
      expect(await codeOf(search())).toBe('PRINTING.WORKER_SILENT');
    },
  );

  it.each([
    ['no printer', null],
    ['another driver', { ...laser, driver: 'folder' }],
    ['no address', { ...laser, uri: '' }],
    ['a name too long', { ...laser, name: 'x'.repeat(200) }],
    ['a list', []],
    ['a model that is none', { ...laser, model: 7 }],
  ])('SE-3 of what a search is answered, %s is left out, and the rest is shown', async (_, wrong) => {
    await sees({ found: { printers: [laser, wrong, { ...laser, uri: 'ipp://other.example/ipp/print', more: 1 }] } });
    expect(await search()).toEqual([laser, { ...laser, uri: 'ipp://other.example/ipp/print' }]);
  });

  it('SE-3 of a search that is answered with more than it may be, the first hundred are shown', async () => {
    await sees({ found: { printers: Array.from({ length: 101 }, () => laser) } });
    expect(await search()).toHaveLength(100);
  });

  it.each([
    [{ done: false, because: 'address' }, 'PRINTING.ADDRESS_INVALID'],
    [{ done: false, because: 'not-found' }, 'PRINTING.PRINTER_NOT_SEEN'],
    [{ done: false, because: 'failed' }, 'PRINTING.WORKER_FAILED'],
    [{ done: false, because: 'for fun' }, 'PRINTING.WORKER_SILENT'],
    [{ done: 'yes' }, 'PRINTING.WORKER_SILENT'],
  ])('PR-7 what a worker refuses with %j is said as %s', async (answer, code) => {
    await sees({ answer: () => answer });
    const before = (await acts('printer.added')).length;
    expect(await codeOf(add())).toBe(code);
    // It may have done what it did not answer understandably.
    expect(await acts('printer.added')).toHaveLength(before + (code === 'PRINTING.WORKER_SILENT' ? 1 : 0));
  });

  it('PR-7 a removed printer is gone from lists, kinds and groups; the default one passes on; listed again it is back', async () => {
    await sees();
    const { id } = await added();
    await shop.get(ChangePrinter).execute(id, { isDefault: true });
    await shop.get(KeepPrintRouting).changeRoute('label', { printerId: id });
    await remove(id);
    expect(await listed()).toBeUndefined();
    expect(await listed('Dossier')).toMatchObject({ isDefault: true });
    const { routes } = await shop.get(PrintRoutingQuery).all();
    expect(routes.filter(({ printerId }) => printerId === id)).toEqual([]);
    expect(await codeOf(shop.submit('vers rien', id))).toBe('PRINTING.PRINTER_NOT_FOUND');
    expect(await codeOf(remove(id))).toBe('PRINTING.PRINTER_NOT_FOUND');
    expect(JSON.stringify((await acts('printer.removed'))[0])).toContain('Laser');
    await add({ ...laser, name: 'Laser du fond' });
    expect(await listed('Laser du fond')).toMatchObject({ id, isDefault: false, state: 'ready' });
  });

  it('PR-7 a printer with a print that waits or is under way is not removed, here and by its worker', async () => {
    await sees({
      answer: (payload) =>
        JSON.stringify(payload).includes('occupied') && !JSON.stringify(payload).includes('driver')
          ? { done: false, because: 'busy' }
          : { done: true },
    });
    const { id } = await added();
    const job = await shop.submit('attend', id);
    expect(await codeOf(remove(id))).toBe('PRINTING.PRINTER_BUSY');
    await shop.get(CancelPrintJob).execute(shop.actor, job);
    await remove(id);
    await add({ uri: 'ipp://occupied.example/ipp/print', name: 'Occupée' });
    expect(await codeOf(remove((await listed('Occupée'))?.id ?? 0))).toBe('PRINTING.PRINTER_BUSY');
    expect(await listed('Occupée')).toBeDefined();
  });

  it('PR-7 a printer that several workers see is removed from all of them, and from none while one is away', async () => {
    await sees();
    const { id } = await added();
    const other = await sees({}, 'Atelier');
    await add();
    expect((await listed())?.workers.map(({ name }) => name)).toEqual(['Comptoir', 'Atelier']);
    other.close();
    // Asked before the server knows that it is gone, the one that is there would leave the printer already.
    await expect.poll(() => isOnline('Atelier'), patience).toBe(false);
    expect(await codeOf(remove(id))).toBe('PRINTING.WORKER_OFFLINE');
    expect((await listed())?.workers).toHaveLength(2);
    await shop.get(RevokeWorker).execute(workerId);
    await remove(id);
    expect(await listed()).toBeUndefined();
  });

  it('PR-7 what no worker lists any more is removed without asking anybody', async () => {
    const worker = await sees();
    const { id } = await added();
    await worker.beat([aPrinter()]);
    expect((await listed())?.workers).toEqual([]);
    worker.close();
    await remove(id);
    expect(await listed()).toBeUndefined();
  });
});
