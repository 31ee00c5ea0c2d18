import type { PrintKind, PrinterState, PrintRoutingView } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { PrintingFacade } from './printing.facade.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { RevokeWorker } from './use-cases/revoke-worker.use-case.js';

const names = ['counter', 'office', 'attic'] as const;
type Name = (typeof names)[number];
const uriOf = (name: Name): string => `folder:/${name}`;

describe('where print jobs come out', () => {
  let shop: PrintShop;
  const ids: Record<Name, number> = { counter: 0, office: 0, attic: 0 };
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());

  /** The first printer, `folder:/paper`, is the default one; the others are told of by the same worker. */
  const printersAre = async (states: Partial<Record<Name, PrinterState>> = {}): Promise<void> => {
    const reported = names.map((name) => aPrinter({ uri: uriOf(name), name, state: states[name] ?? 'ready' }));
    await shop.worker.beat([aPrinter(), ...reported]);
  };
  const keep = (): KeepPrintRouting => shop.get(KeepPrintRouting);
  const routing = (): Promise<PrintRoutingView> => shop.get(PrintRoutingQuery).all();
  const groupId = async (name: string): Promise<number> =>
    (await routing()).groups.find((group) => group.name === name)?.id ?? 0;
  const group = async (name: string, ...members: readonly Name[]): Promise<number> => {
    await keep().createGroup({ name, printerIds: members.map((member) => ids[member]) });
    return await groupId(name);
  };
  const ticket = (): Promise<unknown> =>
    shop.test.db.tx((tx) =>
      shop.get(PrintingFacade).submit(tx, {
        ...{ kind: 'order-ticket', title: 'CMD-1', mediaType: 'text/plain; charset=utf-8' },
        bytes: Buffer.from('ticket'),
      }),
    );
  /** Which of the printers are offered a job now; the offers are not accepted. */
  const offered = async (): Promise<string[]> => {
    const got: string[] = [];
    for (const name of names) if ((await shop.worker.next(uriOf(name))) !== null) got.push(name);
    if ((await shop.worker.next()) !== null) got.push('default');
    return got;
  };

  beforeEach(async () => {
    await shop.clear();
    await shop.test.db.rows(`UPDATE print_routes SET printer_id = NULL, group_id = NULL, lifetime_minutes = 1440`);
    await shop.test.db.rows('DELETE FROM printer_groups');
    await printersAre();
    for (const printer of await shop.get(PrintersQuery).all()) {
      if ((names as readonly string[]).includes(printer.name)) ids[printer.name as Name] = printer.id;
    }
  });

  it('PR-5 a kind without a route comes out of the default printer, a printer that was named keeps its jobs', async () => {
    await shop.submit('par défaut');
    expect(await offered()).toEqual(['default']);
    await shop.clear();
    await printersAre();
    const [office] = (await shop.get(PrintersQuery).all()).filter(({ name }) => name === 'office');
    await keep().changeRoute('text', { printerId: null });
    await shop.submit('nommée', office?.id ?? 0);
    expect(await offered()).toEqual(['office']);
  });

  it('PR-5 each kind goes to its own printer, also what waits already', async () => {
    await shop.submit('message');
    await keep().changeRoute('text', { printerId: ids.counter });
    expect(await offered()).toEqual(['counter']);
    await ticket();
    await shop.test.db.rows(`UPDATE print_jobs SET status = 'cancelled' WHERE kind = 'text'`);
    expect(await offered()).toEqual(['default']);
    expect((await routing()).routes).toContainEqual({
      ...{ kind: 'text', printerId: ids.counter, groupId: null, lifetimeMinutes: 1440 },
      options: null,
    });
  });

  it('PR-5 the worker of the printer is told that something waits, when it is sent and when the way changes', async () => {
    const other = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app, 'Réserve'), [
      aPrinter({ uri: 'folder:/reserve', name: 'reserve' }),
    ]);
    const reserve = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'reserve');
    await shop.submit('message');
    expect(await other.beat([aPrinter({ uri: 'folder:/reserve', name: 'reserve' })])).toBe(false);
    await keep().changeRoute('text', { printerId: reserve?.id ?? 0 });
    expect(await other.beat([aPrinter({ uri: 'folder:/reserve', name: 'reserve' })])).toBe(true);
    expect((await shop.told<{ jobId: number }>('print-job.queued')).length).toBeGreaterThanOrEqual(2);
    other.close();
  });

  it('PR-5 a group prints on its first printer, and on the next one only while that cannot', async () => {
    await keep().changeRoute('text', { groupId: await group('Boutique', 'counter', 'office', 'attic') });
    await shop.submit('message');
    expect(await offered()).toEqual(['counter']);
    for (const [states, printer] of [
      [{ counter: 'paper-out' }, ['office']],
      [{ counter: 'offline', office: 'stopped' }, ['attic']],
      [{ counter: 'printing', office: 'ready' }, ['counter']],
      [{ counter: 'offline', office: 'offline', attic: 'offline' }, []],
    ] as const) {
      await shop.test.db.rows(`UPDATE print_jobs SET lease_until = NULL WHERE status = 'queued'`);
      await printersAre(states);
      expect([states, await offered()]).toEqual([states, printer]);
    }
  });

  it('PR-5 what one printer was handed is given to the next only when its lease is over, and never once it was taken', async () => {
    await keep().changeRoute('text', { groupId: await group('Boutique', 'counter', 'office') });
    const id = await shop.submit('message');
    const offer = await shop.worker.next(uriOf('counter'));
    await printersAre({ counter: 'offline' });
    expect(await shop.worker.next(uriOf('office'))).toBeNull();
    await shop.silence(id);
    const second = await shop.worker.next(uriOf('office'));
    expect(second).toMatchObject({ uuid: offer?.uuid, attempt: 2 });
    expect(await shop.worker.accept(offer ?? { uuid: '', attempt: 0 })).toMatchObject({ accepted: false });
    expect(await shop.worker.accept(second ?? { uuid: '', attempt: 0 })).toEqual({ accepted: true });
    await printersAre({ office: 'offline' });
    expect(await shop.worker.next(uriOf('counter'))).toBeNull();
    expect((await shop.detail(id)).printer).toMatchObject({ name: 'office' });
  });

  it('PR-6 each kind waits as long as its route says', async () => {
    await keep().changeRoute('text', { lifetimeMinutes: 90 });
    const { createdAt, expiresAt } = await shop.detail(await shop.submit('pressé'));
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(90 * 60_000);
  });

  it('PR-5 a printer takes the place of a group and the other way round', async () => {
    const boutique = await group('Boutique', 'counter', 'office');
    const route = async (kind: PrintKind): Promise<unknown> =>
      (await routing()).routes.find((found) => found.kind === kind);
    await keep().changeRoute('invoice', { groupId: boutique });
    await keep().changeRoute('invoice', { printerId: ids.attic });
    expect(await route('invoice')).toMatchObject({ printerId: ids.attic, groupId: null });
    await keep().changeRoute('invoice', { groupId: boutique });
    expect(await route('invoice')).toMatchObject({ printerId: null, groupId: boutique });
    await keep().changeRoute('invoice', { printerId: null, groupId: null });
    expect(await route('invoice')).toMatchObject({ printerId: null, groupId: null });
  });

  it('PR-5 groups: order kept, names once, unknown printers and groups in use refused with their reason', async () => {
    const boutique = await group('Boutique', 'office', 'counter');
    expect((await routing()).groups).toEqual([
      { id: boutique, name: 'Boutique', version: 1, printerIds: [ids.office, ids.counter] },
    ]);
    await keep().changeGroup(boutique, { name: 'Comptoir', printerIds: [ids.counter], version: 1 });
    expect(await codeOf(keep().changeGroup(boutique, { name: 'Trop tard', printerIds: [ids.attic], version: 1 }))).toBe(
      'PRINTING.GROUP_CHANGED',
    );
    expect((await routing()).groups).toEqual([
      { id: boutique, name: 'Comptoir', version: 2, printerIds: [ids.counter] },
    ]);
    expect(await codeOf(group('Comptoir', 'attic'))).toBe('PRINTING.GROUP_NAME_TAKEN');
    expect(await codeOf(keep().createGroup({ name: 'Vide', printerIds: [4_000_000] }))).toBe(
      'PRINTING.PRINTER_NOT_FOUND',
    );
    expect(await codeOf(keep().changeRoute('text', { groupId: 4_000_000 }))).toBe('PRINTING.GROUP_NOT_FOUND');
    await keep().changeRoute('text', { groupId: boutique });
    expect(await codeOf(keep().deleteGroup(boutique))).toBe('PRINTING.GROUP_IN_USE');
    await keep().changeRoute('text', { groupId: null });
    await keep().deleteGroup(boutique);
    expect((await routing()).groups).toEqual([]);
  });

  it('PR-5 a printer and a group at once are refused, and nothing changes', async () => {
    const groupId = await group('Boutique', 'counter');
    await keep().changeRoute('text', { groupId });
    expect(await codeOf(keep().changeRoute('text', { groupId, printerId: ids.attic }))).toBe('REQUEST.INVALID');
    expect((await routing()).routes.find(({ kind }) => kind === 'text')).toMatchObject({ groupId, printerId: null });
  });

  it('PR-5 a kind that is a PDF never goes to a printer that takes none, also not in a group', async () => {
    await shop.worker.beat([
      ...names.map((name) => aPrinter({ uri: uriOf(name), name })),
      aPrinter({ uri: 'socket://10.0.0.9', name: 'Caisse', driver: 'raw9100' }),
    ]);
    const till = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Caisse')?.id ?? 0;
    const refusal: unknown = expect.objectContaining({
      code: 'PRINTING.PDF_NOT_SUPPORTED',
      meta: { printer: 'Caisse' },
    });
    await keep().createGroup({ name: 'Mixte', printerIds: [ids.counter, till] });
    const mixed = await groupId('Mixte');
    for (const kind of ['invoice', 'label'] as const) {
      await expect(keep().changeRoute(kind, { printerId: till })).rejects.toEqual(refusal);
      await expect(keep().changeRoute(kind, { groupId: mixed })).rejects.toEqual(refusal);
    }
    await keep().changeRoute('order-ticket', { printerId: till });
    await keep().changeRoute('text', { groupId: mixed });
    await keep().changeGroup(mixed, { name: 'Mixte', printerIds: [ids.counter], version: 1 });
    await keep().changeRoute('invoice', { groupId: mixed });
    const change = { name: 'Mixte', printerIds: [ids.counter, till], version: 2 };
    await expect(keep().changeGroup(mixed, change)).rejects.toEqual(refusal);
    expect((await routing()).groups.map(({ printerIds }) => printerIds)).toEqual([[ids.counter]]);
    await keep().changeRoute('invoice', { groupId: null });
    await keep().changeGroup(mixed, change);
  });

  it('PR-7 a worker that is revoked takes its printers out of routes and groups; what waits comes out elsewhere', async () => {
    const key = await anEnrolledWorker(shop.test.app, 'Réserve');
    const reserve = aPrinter({ uri: 'folder:/reserve', name: 'reserve' });
    const other = await TestWorker.start(shop.test.origin, key, [reserve]);
    const printerId = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'reserve')?.id ?? 0;
    await keep().createGroup({ name: 'Réserve', printerIds: [printerId] });
    await keep().changeRoute('text', { groupId: await groupId('Réserve') });
    await keep().changeRoute('invoice', { printerId });
    await other.beat([{ ...reserve, state: 'paper-out' }]);
    const id = await shop.submit('message');
    expect(await offered()).toEqual([]);
    await shop.get(RevokeWorker).execute(key.workerId);
    const { routes, groups } = await routing();
    expect(routes.every((route) => route.printerId === null && route.groupId === null)).toBe(true);
    expect(groups.map(({ printerIds }) => printerIds)).toEqual([[]]);
    expect(await offered()).toEqual(['default']);
    expect((await shop.told<{ jobId: number }>('print-job.queued')).filter(({ jobId }) => jobId === id)).toHaveLength(
      2,
    );
    other.close();
  });

  it('PR-7 a route that is changed while its printer’s worker is revoked never leads to the revoked printer', async () => {
    for (let round = 0; round < 15; round += 1) {
      const key = await anEnrolledWorker(shop.test.app, 'Réserve');
      const uri = `folder:/reserve-${String(round)}`;
      const other = await TestWorker.start(shop.test.origin, key, [aPrinter({ uri, name: uri })]);
      const printerId = (await shop.get(PrintersQuery).all()).find(({ name }) => name === uri)?.id ?? 0;
      const [changed] = await Promise.allSettled([
        keep().changeRoute('text', { printerId }),
        shop.get(RevokeWorker).execute(key.workerId),
      ]);
      expect(['fulfilled', 'rejected']).toContain(changed.status);
      expect((await routing()).routes.every((route) => route.printerId !== printerId)).toBe(true);
      other.close();
    }
  });
});
