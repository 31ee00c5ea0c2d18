import { workerProtocol } from '@picolo/contracts';
import { setTime } from '@picolo/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintWorkersQuery } from './queries/print-workers.query.js';
import { ChangePrinter } from './use-cases/change-printer.use-case.js';
import { EnrolWorker } from './use-cases/enrol-worker.use-case.js';
import { InviteWorker } from './use-cases/invite-worker.use-case.js';
import { LoseWorker } from './use-cases/lose-worker.use-case.js';
import { RevokeWorker } from './use-cases/revoke-worker.use-case.js';

/** ms from the revocation to the end of the connection; the second is for `npm run prove`, which runs alone. */
const longest = process.env['PROVE'] === '1' ? 1_000 : Infinity;

describe('print workers', () => {
  let shop: PrintShop;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.clear());

  describe('enrolment and keys', () => {
    it('PR-7 a code works once, however many try at once', async () => {
      const { code: typed } = await shop.get(InviteWorker).execute(shop.actor.userId, null);
      const tries = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          codeOf(shop.get(EnrolWorker).execute({ code: typed, name: `PC ${String(index)}` })),
        ),
      );
      expect(tries.filter((result) => result === 'accepted')).toHaveLength(1);
      expect(tries.filter((result) => result === 'PRINTING.CODE_INVALID')).toHaveLength(19);
      // Stolen and tried later, it opens nothing either.
      expect(await codeOf(shop.get(EnrolWorker).execute({ code: typed, name: 'PC' }))).toBe('PRINTING.CODE_INVALID');
    });

    it('PR-7 a code works for 15 minutes, and is kept as its hash only', async () => {
      const clock = setTime(shop.test.app);
      const { code: typed, expiresAt } = await shop.get(InviteWorker).execute(shop.actor.userId, null);
      expect(Date.parse(expiresAt) - clock.now().getTime()).toBe(15 * 60_000);
      clock.pass(15 * 60_000);
      expect(await codeOf(shop.get(EnrolWorker).execute({ code: typed, name: 'PC' }))).toBe('PRINTING.CODE_INVALID');
      const rows = await shop.test.db.rows('SELECT * FROM print_enrolments');
      expect(JSON.stringify(rows)).not.toContain(typed.replaceAll('-', ''));
      const workers = await shop.test.db.rows('SELECT * FROM print_workers');
      expect(JSON.stringify(workers)).not.toContain(shop.key.key);
      setTime(shop.test.app);
    });

    it('PR-7 only the right key of an enrolled worker gets in', async () => {
      const connect = (auth: object): Promise<string> => codeOf(TestWorker.connect(shop.test.origin, auth));
      expect(await connect({})).toBe('AUTH.REQUIRED');
      expect(await connect({ workerId: shop.key.workerId, key: 'wrong' })).toBe('AUTH.REQUIRED');
      expect(await connect({ workerId: shop.key.workerId + 100, key: shop.key.key })).toBe('AUTH.REQUIRED');
      expect(await connect({ workerId: String(shop.key.workerId), key: shop.key.key })).toBe('AUTH.REQUIRED');
      for (const protocol of [null, '1', 0.5, -1, 70_000]) {
        expect(await connect({ ...shop.key, protocol })).toBe('AUTH.FORBIDDEN');
      }
    });

    it('PR-8 an older worker is told so with a code, and screens show it until it comes back updated', async () => {
      const connect = (protocol: number): Promise<string> =>
        codeOf(TestWorker.connect(shop.test.origin, { ...shop.key, protocol }));
      const outdated = async (): Promise<boolean | undefined> =>
        (await shop.get(PrintWorkersQuery).all()).find(({ id }) => id === shop.key.workerId)?.outdated;
      expect(await outdated()).toBe(false);
      const before = (await shop.told('print-worker:changed')).length;
      expect(await connect(workerProtocol - 1)).toBe('PRINTING.WORKER_OUTDATED');
      expect(await connect(workerProtocol - 1)).toBe('PRINTING.WORKER_OUTDATED');
      expect(await outdated()).toBe(true);
      expect(await shop.told('print-worker:changed')).toHaveLength(before + 1);
      expect(await connect(workerProtocol + 1)).toBe('PRINTING.SERVER_OUTDATED');
      expect(await outdated()).toBe(false);
      await shop.reconnect();
      expect(await outdated()).toBe(false);
    });

    it('PR-7 a revoked worker is cut, kept out, and its messages refused; within a second where nothing else runs', async (context) => {
      const heir = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app, 'Héritier'));
      const id = await shop.submit('en main');
      const offer = await shop.offer();
      const cut = shop.worker.cut();
      const began = performance.now();
      await shop.get(RevokeWorker).execute(shop.key.workerId);
      await cut;
      const took = performance.now() - began;
      console.log(`${context.task.name}: ${took.toFixed(0)} ms`);
      expect(took).toBeLessThan(longest);
      expect(shop.worker.heard).toContain('worker:revoked');
      expect(await codeOf(TestWorker.connect(shop.test.origin, shop.key))).toBe('PRINTING.WORKER_REVOKED');
      const printers = await shop.get(PrintersQuery).all();
      expect(printers.map(({ workerId, isDefault }) => [workerId === shop.key.workerId, isDefault])).toEqual([
        [false, true],
      ]);
      await shop.silence(id);
      expect((await heir.next())?.uuid).toBe(offer.uuid);
      heir.close();
    });

    it('PR-7 a connection that outlives its key can do nothing', async () => {
      const id = await shop.submit('sans clé');
      const offer = await shop.offer();
      await shop.test.db.rows('UPDATE print_workers SET revoked_at = CURRENT_TIMESTAMP(3) WHERE id = ?', [
        shop.key.workerId,
      ]);
      const { worker } = shop;
      const acts = [
        () => worker.next(),
        () => worker.beat(),
        () => worker.hello(),
        () => worker.accept(offer),
        () => worker.download(offer),
        () => worker.report(offer, 1, { status: 'printed' }),
      ];
      for (const act of acts) expect(await codeOf(act())).toBe('PRINTING.WORKER_REVOKED');
      expect(await shop.statusOf(id)).toBe('queued');
    });
  });

  it('PR-9 names and addresses from outside are kept and shown as they came, by report and by rename', async () => {
    const evil = `-o raw";touch x;'$(touch x)\`touch x\`|touch x&\ntouch x`;
    const printer = aPrinter({ uri: `ipp://127.0.0.1:9/printers/${evil}`, driver: 'ipp', name: evil });
    await shop.worker.hello({ printers: [printer] });
    const found = async (): Promise<{ id: number; name: string } | undefined> =>
      (await shop.get(PrintersQuery).all()).find(({ driver }) => driver === 'ipp');
    expect((await found())?.name).toBe(evil);
    const id = (await found())?.id ?? 0;
    await shop.get(ChangePrinter).execute(id, { name: `${evil} 2` });
    expect((await found())?.name).toBe(`${evil} 2`);
    await shop.submit('fidèle', id);
    expect((await shop.worker.next(printer.uri))?.printerUri).toBe(printer.uri);
  });

  describe('presence', () => {
    const me = async (): Promise<{ online: boolean } | undefined> =>
      (await shop.get(PrintWorkersQuery).all()).find(({ id }) => id === shop.key.workerId);
    const printer = async (): Promise<{ state: string; stateReasons: readonly string[] } | undefined> =>
      (await shop.get(PrintersQuery).all()).find(({ workerId }) => workerId === shop.key.workerId);

    it('PR-7 is online while connected, with its printers as it sees them', async () => {
      expect(await me()).toMatchObject({ online: true, softwareVersion: '0.1.0' });
      await shop.worker.beat([aPrinter({ state: 'paper-out', stateReasons: ['media-empty-error'] })]);
      expect(await printer()).toMatchObject({ state: 'paper-out', stateReasons: ['media-empty-error'] });
      shop.worker.close();
      await vi.waitFor(async () => {
        expect(await me()).toMatchObject({ online: false });
      }, 60_000);
      expect(await printer()).toMatchObject({ state: 'offline' });
      await shop.reconnect();
      expect([await me(), await printer()]).toMatchObject([{ online: true }, { state: 'ready' }]);
    });

    it('PR-7 the end of an old connection does not take a new one offline', async () => {
      const old = shop.worker;
      await shop.reconnect();
      old.close();
      await shop.worker.beat();
      expect(await me()).toMatchObject({ online: true });
    });

    it('PR-7 a worker whose process died without a word is offline after three beats', async () => {
      await shop.get(LoseWorker).sweep(15_000);
      expect(await me()).toMatchObject({ online: true });
      await shop.test.db.rows(
        'UPDATE print_workers SET seen_at = CURRENT_TIMESTAMP(3) - INTERVAL 16 SECOND WHERE id = ?',
        [shop.key.workerId],
      );
      await shop.get(LoseWorker).sweep(15_000);
      expect(await me()).toMatchObject({ online: false });
      await shop.worker.beat();
      expect([await me(), await printer()]).toMatchObject([{ online: true }, { state: 'ready' }]);
    });

    it('PR-7 what did not change is not told again', async () => {
      const told = async (): Promise<number> =>
        (await shop.told('print-worker:changed')).length + (await shop.told('printer:changed')).length;
      await shop.worker.beat();
      const before = await told();
      await shop.worker.beat();
      expect(await told()).toBe(before);
    });
  });

  it.each([
    ['worker:hello', { softwareVersion: '1', clock: 'yesterday', printers: [] }],
    ['worker:hello', { softwareVersion: '1', clock: new Date().toISOString(), printers: [aPrinter(), aPrinter()] }],
    ['worker:beat', { printers: [{ ...aPrinter(), state: 'on fire' }] }],
    ['worker:beat', { printers: [{ ...aPrinter(), more: 1 }] }],
    ['worker:beat', { printers: 'none' }],
    ['job:next', { printerUri: '' }],
    ['job:next', { printerUri: { $ne: null } }],
    ['job:next', null],
    ['job:next', 'folder:/paper'],
    ['job:chunk', { uuid: 'not-a-uuid', attempt: 1, index: 0 }],
    ['job:chunk', { uuid: '0f11929b-e154-4689-8e6b-f9d7a152e202', attempt: 1, index: -1 }],
    ['job:accept', { uuid: '0f11929b-e154-4689-8e6b-f9d7a152e202', attempt: 1e30 }],
    ['job:report', { uuid: '0f11929b-e154-4689-8e6b-f9d7a152e202', attempt: 1, seq: 1, status: 'queued' }],
  ])('SE-3 a malformed %s is refused with a code: %j', async (event, payload) => {
    expect(await codeOf(shop.worker.must(event, payload))).toBe('REQUEST.INVALID');
  });

  it('SE-3 a message that is too large is refused with a code, a packet beyond all measure ends the connection, nothing changes', async () => {
    const beat = (length: number): object => ({ printers: [aPrinter({ name: 'x'.repeat(length) })] });
    expect(await codeOf(shop.worker.must('worker:beat', beat(200_000)))).toBe('REQUEST.TOO_LARGE');
    const cut = shop.worker.cut();
    shop.worker.socket.emit('worker:beat', beat(2_000_000));
    await cut;
    await shop.reconnect();
    expect((await shop.get(PrintersQuery).all()).map(({ name }) => name)).toEqual(['Dossier']);
  });
});
