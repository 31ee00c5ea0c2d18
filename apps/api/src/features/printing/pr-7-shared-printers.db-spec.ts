import type { PrinterView, ReportedPrinter } from '@picolo/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker, type WorkerKey } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { EndOverdueJobs } from './use-cases/end-overdue-jobs.use-case.js';
import { ChangePrinter } from './use-cases/change-printer.use-case.js';
import { RevokeWorker } from './use-cases/revoke-worker.use-case.js';

const laser = (changes: Partial<ReportedPrinter> = {}): ReportedPrinter =>
  aPrinter({ uri: 'ipp://laser.example/ipp/print', driver: 'ipp', name: 'Laser', ...changes });
/** The same printer, as another person typed its address. */
const typed = 'http://LASER.example:631/ipp/print/';

describe('one network printer seen by two workers', () => {
  let shop: PrintShop;
  let atelier: TestWorker;
  let atelierKey: WorkerKey;
  let id = 0;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.clear();
    await shop.worker.hello({ printers: [laser()] });
    atelierKey = await anEnrolledWorker(shop.test.app, 'Atelier');
    atelier = await TestWorker.start(shop.test.origin, atelierKey, [laser({ uri: typed })]);
    id = (await printer()).id;
  });
  afterEach(() => {
    atelier.close();
  });

  const all = async (): Promise<readonly PrinterView[]> => await shop.get(PrintersQuery).all();
  const printer = async (): Promise<PrinterView> => {
    const found = (await all()).filter(({ name }) => name === 'Laser');
    if (found[0] === undefined || found.length > 1) throw new Error(`${String(found.length)} printers`);
    return found[0];
  };
  const holder = async (): Promise<string | undefined> => (await printer()).workers[0]?.name;
  /** The holder was not heard for longer than its lease. */
  const leaseEnds = async (): Promise<void> => {
    await shop.test.db.rows('UPDATE printers SET lease_until = CURRENT_TIMESTAMP(3) WHERE id = ?', [id]);
  };
  const seenByAtelier = (changes: Partial<ReportedPrinter> = {}): Promise<boolean> =>
    atelier.beat([laser({ uri: typed, ...changes })]);

  it('PR-7 is one printer, and screens name the workers that see it, the one that prints first', async () => {
    expect((await all()).filter(({ driver }) => driver === 'ipp')).toHaveLength(1);
    expect((await printer()).workers.map(({ name }) => name)).toEqual(['Comptoir', 'Atelier']);
  });

  it('PR-3 has one lease: only the holder is given its jobs, whoever asks', async () => {
    const job = await shop.submit('une seule fois', id);
    expect(await seenByAtelier()).toBe(false);
    expect(await atelier.next(typed)).toBeNull();
    expect((await shop.worker.printNext(laser().uri))?.title).toBe('une seule fois');
    expect(await atelier.next(typed)).toBeNull();
    expect(await shop.statusOf(job)).toBe('printed');
  });

  it('PR-7 passes to another that sees it when the holder is silent past the lease, not before', async () => {
    await shop.submit('relais', id);
    shop.worker.close();
    await seenByAtelier();
    expect([await holder(), await atelier.next(typed)]).toEqual(['Comptoir', null]);
    await leaseEnds();
    expect(await seenByAtelier()).toBe(true);
    expect(await holder()).toBe('Atelier');
    expect((await atelier.printNext(typed))?.title).toBe('relais');
    // The first one is back and sees it, but it is the other's now.
    await shop.reconnect();
    await shop.worker.hello({ printers: [laser()] });
    await shop.submit('encore', id);
    expect(await shop.worker.next(laser().uri)).toBeNull();
    expect((await atelier.printNext(typed))?.title).toBe('encore');
  });

  it('PR-3 what the first was handed and had not acknowledged comes under a higher attempt, and the first one counts no more', async () => {
    const job = await shop.submit('barrière', id);
    const first = await shop.worker.next(laser().uri);
    await leaseEnds();
    await seenByAtelier();
    const second = await atelier.next(typed);
    expect([second?.uuid, second?.attempt]).toEqual([first?.uuid, 2]);
    if (first === null || second === null) throw new Error('no job was offered');
    expect(await codeOf(shop.worker.accept(first))).toBe('PRINTING.JOB_NOT_FOUND');
    expect(await codeOf(shop.worker.download(first))).toBe('PRINTING.ATTEMPT_OUTDATED');
    expect(await atelier.accept(second)).toEqual({ accepted: true });
    expect(await codeOf(shop.worker.report(first, 1, { status: 'printed' }))).toBe('PRINTING.JOB_NOT_FOUND');
    expect(await shop.statusOf(job)).toBe('sent');
  });

  it('PR-3 is not passed on while the end of an acknowledged job is unknown; that one stays unconfirmed', async () => {
    const [first, second] = [await shop.submit('en main', id), await shop.submit('ensuite', id)];
    const offer = await shop.worker.next(laser().uri);
    if (offer === null) throw new Error('no job was offered');
    await shop.worker.accept(offer);
    shop.worker.close();
    await leaseEnds();
    expect(await seenByAtelier()).toBe(false);
    expect([await holder(), await atelier.next(typed)]).toEqual(['Comptoir', null]);
    await shop.silence(first);
    await shop.get(EndOverdueJobs).doubt();
    expect(await seenByAtelier()).toBe(true);
    expect((await atelier.printNext(typed))?.title).toBe('ensuite');
    expect(await atelier.next(typed)).toBeNull();
    expect([await shop.statusOf(first), await shop.statusOf(second)]).toEqual(['unconfirmed', 'printed']);
  });

  it('PR-7 passes on when the holder cannot reach it any more, and when it reports it no more', async () => {
    await shop.worker.beat([laser({ state: 'offline' })]);
    await leaseEnds();
    await shop.worker.beat([laser({ state: 'offline' })]);
    await seenByAtelier({ state: 'offline' });
    expect(await holder()).toBe('Comptoir');
    await seenByAtelier();
    expect([await holder(), (await printer()).state]).toEqual(['Atelier', 'ready']);
    await shop.worker.beat([laser()]);
    await atelier.beat([]);
    await shop.worker.beat([laser()]);
    expect((await printer()).workers.map(({ name }) => name)).toEqual(['Comptoir']);
    expect((await printer()).state).toBe('ready');
  });

  it('PR-7 a revoked holder leaves it, with its routes, to one that sees it; the last one takes it along', async () => {
    await shop.get(KeepPrintRouting).changeRoute('order-ticket', { printerId: id });
    await shop.get(RevokeWorker).execute(shop.key.workerId);
    expect((await printer()).workers.map(({ name }) => name)).toEqual(['Atelier']);
    const route = async (): Promise<number | null | undefined> =>
      (await shop.get(PrintRoutingQuery).all()).routes.find(({ kind }) => kind === 'order-ticket')?.printerId;
    expect(await route()).toBe(id);
    await shop.submit('héritage', id);
    expect((await atelier.printNext(typed))?.title).toBe('héritage');
    await shop.get(RevokeWorker).execute(atelierKey.workerId);
    expect(await route()).toBeNull();
    expect((await all()).some(({ name }) => name === 'Laser')).toBe(false);
    // Enrolled anew, the PC brings the printer back as the one that it was.
    const again = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app), [laser()]);
    expect((await printer()).id).toBe(id);
    again.close();
  });

  it('PR-7 an address of the PC itself is two printers, unless both were told that it is one', async () => {
    const own = laser({ uri: 'ipp://localhost/printers/office', name: 'Bureau' });
    await shop.worker.beat([laser(), own]);
    await atelier.beat([laser({ uri: typed }), own]);
    const named = async (name: string): Promise<PrinterView[]> => (await all()).filter((one) => one.name === name);
    expect(await named('Bureau')).toHaveLength(2);
    const shared = { name: 'Étage', sharedAs: 'etage' };
    await shop.worker.beat([laser(), laser({ uri: 'ipp://localhost/printers/a', ...shared })]);
    await atelier.beat([laser({ uri: typed }), laser({ uri: 'ipp://127.0.0.1:8631/printers/b', ...shared })]);
    expect((await named('Étage')).map(({ workers }) => workers.length)).toEqual([2]);
  });

  describe('given a shared name while its address stays', () => {
    const own = laser({ uri: 'ipp://localhost/printers/office', name: 'Bureau' });
    let sharedAs = '';
    beforeEach(async () => {
      sharedAs = `bureau ${String(atelierKey.workerId)}`;
      await shop.worker.beat([laser(), own]);
    });
    const named = async (name: string): Promise<readonly PrinterView[]> =>
      (await all()).filter((one) => one.name === name);
    const held = async (by: WorkerKey): Promise<PrinterView> => {
      const found = (await named('Bureau')).find(({ workerId }) => workerId === by.workerId);
      if (found === undefined) throw new Error('it holds none');
      return found;
    };
    const useFor = async (printerId: number): Promise<void> => {
      await shop.get(KeepPrintRouting).changeRoute('order-ticket', { printerId });
      await shop.get(KeepPrintRouting).createGroup({ name: sharedAs, printerIds: [...new Set([id, printerId])] });
      await shop.get(ChangePrinter).execute(printerId, { isDefault: true });
    };
    const usedFor = async (): Promise<unknown> => {
      const { routes, groups } = await shop.get(PrintRoutingQuery).all();
      return {
        route: routes.find(({ kind }) => kind === 'order-ticket')?.printerId,
        group: groups.find(({ name }) => name === sharedAs)?.printerIds,
        byDefault: (await all()).find(({ isDefault }) => isDefault)?.id,
      };
    };

    it('PR-7 it stays the printer that it was, with its routes, its groups and what waits, and without the name again', async () => {
      const { id: printerId } = await held(shop.key);
      await useFor(printerId);
      const before = await usedFor();
      await shop.submit('avant le nom', printerId);
      for (const printers of [
        [laser(), { ...own, sharedAs }],
        [laser(), own],
      ]) {
        await shop.worker.beat(printers);
        expect((await named('Bureau')).map((one) => [one.id, one.state])).toEqual([[printerId, 'ready']]);
        expect(await usedFor()).toEqual(before);
      }
      expect((await shop.worker.printNext(own.uri))?.title).toBe('avant le nom');
    });

    it('PR-7 it joins the printer of that name with all that went to it and came out of it; the old one is gone', async () => {
      await atelier.beat([laser({ uri: typed }), own]);
      const [kept, old] = [await held(shop.key), await held(atelierKey)];
      await useFor(old.id);
      const job = await shop.submit('pour l’ancienne', old.id);
      const begun = await shop.submit('en cours', old.id);
      await shop.test.db.rows(`UPDATE print_jobs SET status = 'cancelled' WHERE id = ?`, [job]);
      const offer = await atelier.next(own.uri);
      if (offer === null) throw new Error('nothing was offered');
      await atelier.accept(offer);
      await shop.test.db.rows(`UPDATE print_jobs SET status = 'queued' WHERE id = ?`, [job]);
      await shop.worker.beat([laser(), { ...own, sharedAs }]);
      await atelier.beat([laser({ uri: typed }), { ...own, sharedAs }]);
      const looks = (await named('Bureau')).map((one) => [one.id, one.state, one.waiting, one.workers.length]);
      expect(looks).toEqual([[kept.id, 'ready', 1, 2]]);
      // What the other worker has begun is on that sheet of paper: nothing else is until it is over.
      expect(await shop.worker.next(own.uri)).toBeNull();
      await atelier.report(offer, 1, { status: 'printing' });
      await atelier.report(offer, 2, { status: 'printed', proof: 'printer' });
      expect(await shop.detail(begun)).toMatchObject({ status: 'printed', printer: { id: kept.id, name: 'Bureau' } });
      expect(await usedFor()).toEqual({ route: kept.id, group: [id, kept.id], byDefault: kept.id });
      expect((await shop.worker.printNext(own.uri))?.title).toBe('pour l’ancienne');
      expect(await shop.statusOf(job)).toBe('printed');
    });

    it('PR-7 a printer that others see goes on with them, and keeps what goes to it', async () => {
      await useFor(id);
      const before = await usedFor();
      await shop.worker.beat([laser({ sharedAs, name: 'À part' })]);
      await seenByAtelier();
      expect([await holder(), (await printer()).state, (await named('À part')).length]).toEqual([
        'Atelier',
        'ready',
        1,
      ]);
      expect(await usedFor()).toEqual(before);
      await shop.submit('chez les autres', id);
      expect((await atelier.printNext(typed))?.title).toBe('chez les autres');
    });

    it('PR-7 named by two workers in the same moment it is one printer', async () => {
      await atelier.beat([laser({ uri: typed }), own]);
      await Promise.all([
        shop.worker.beat([laser(), { ...own, sharedAs }]),
        atelier.beat([laser({ uri: typed }), { ...own, sharedAs }]),
      ]);
      const seen = (await named('Bureau')).map(({ workers, state }) => [workers.length, state]);
      expect(seen).toEqual([[2, 'ready']]);
    });
  });

  it('PR-7 first reported by ten workers at once it is one printer with one holder', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => anEnrolledWorker(shop.test.app)));
    const fresh = laser({ uri: `ipp://laser-${String(Date.now())}.example/ipp/print`, name: 'Neuve' });
    const workers = await Promise.all(keys.map((key) => TestWorker.start(shop.test.origin, key, [fresh])));
    const found = (await all()).filter(({ name }) => name === 'Neuve');
    expect(found.map((one) => one.workers.length)).toEqual([10]);
    await shop.submit('dix', found[0]?.id ?? 0);
    const offers = await Promise.all(workers.map((worker) => worker.next(fresh.uri)));
    expect(offers.filter((offer) => offer !== null)).toHaveLength(1);
    for (const worker of workers) worker.close();
  });
});
