import type { JobOffer, PrinterState, Recall, ReportedPrinter } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { CancelPrintJob } from './use-cases/cancel-print-job.use-case.js';
import { DecidePrintJob } from './use-cases/decide-print-job.use-case.js';
import { EndOverdueJobs } from './use-cases/end-overdue-jobs.use-case.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';

const first = 'folder:/first';
const second = 'folder:/second';

describe('jobs that are asked back', () => {
  let shop: PrintShop;
  let ids: readonly number[];
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());

  const printers = (state: PrinterState = 'ready', other: PrinterState = 'ready'): ReportedPrinter[] => [
    aPrinter({ uri: first, name: 'First', state }),
    aPrinter({ uri: second, name: 'Second', state: other }),
  ];
  const routeTo = async (groupId: number | null): Promise<void> => {
    await shop.get(KeepPrintRouting).changeRoute('text', { groupId });
  };
  const accepted = async (uri = first): Promise<JobOffer> => {
    const offer = await shop.worker.next(uri);
    if (offer === null) throw new Error('no job was offered');
    await shop.worker.accept(offer);
    return offer;
  };
  const back = (job: Recall, seq = 1): Promise<unknown> => shop.worker.report(job, seq, { status: 'returned' });
  const recall = ({ uuid, attempt }: Recall): Recall => ({ uuid, attempt });
  const cancel = (id: number): Promise<void> => shop.get(CancelPrintJob).execute(shop.actor, id);

  beforeEach(async () => {
    await shop.clear();
    await shop.test.db.rows('UPDATE print_routes SET printer_id = NULL, group_id = NULL');
    await shop.test.db.rows('DELETE FROM printer_groups');
    await shop.worker.hello({ printers: printers() });
    const all = await shop.get(PrintersQuery).all();
    ids = ['First', 'Second'].map((name) => all.find((one) => one.name === name)?.id ?? 0);
    await shop.get(KeepPrintRouting).createGroup({ name: 'Bureau', printerIds: ids });
    await routeTo((await shop.get(PrintRoutingQuery).all()).groups[0]?.id ?? 0);
  });

  it.each(['offline', 'stopped', 'paper-out'] as const)(
    'PR-5 acknowledged and not begun, it goes to the next of its group when its printer is %s',
    async (state) => {
      const id = await shop.submit('au suivant');
      const offer = await accepted();
      expect(await shop.worker.recalls(printers('printing'))).toEqual([]);
      expect(await shop.worker.recalls(printers(state))).toEqual([recall(offer)]);
      expect(await shop.worker.next(second)).toBeNull();
      await back(offer);
      const moved = await shop.worker.next(second);
      expect([moved?.uuid, moved?.attempt]).toEqual([offer.uuid, 2]);
      if (moved === null) throw new Error('no job was offered');
      await shop.worker.accept(moved);
      // Counted by delivery: the first report of the second one is not the one that was heard before.
      await shop.worker.report(moved, 1, { status: 'printing' });
      await shop.worker.report(moved, 2, { status: 'printed', proof: 'file' });
      expect(await shop.historyOf(id)).toEqual(['queued', 'sent', 'queued', 'sent', 'printing', 'printed']);
      expect((await shop.detail(id)).printer?.name).toBe('Second');
      expect(await codeOf(back(offer, 3))).toBe('PRINTING.ATTEMPT_OUTDATED');
      expect(await shop.statusOf(id)).toBe('printed');
    },
  );

  it('PR-5 is not asked back when nothing else would print it, when it was begun, or when it named its printer', async () => {
    await shop.submit('personne d’autre');
    const offer = await accepted();
    expect(await shop.worker.recalls(printers('offline', 'stopped'))).toEqual([]);
    await shop.worker.report(offer, 1, { status: 'printing' });
    expect(await shop.worker.recalls(printers('offline'))).toEqual([]);
    await shop.worker.report(offer, 2, { status: 'printed' });
    await shop.worker.beat(printers());
    await shop.submit('celle-là', ids[0] ?? 0);
    await accepted();
    expect(await shop.worker.recalls(printers('offline'))).toEqual([]);
  });

  it('PR-5 a printer that another worker reaches gets it back for that one', async () => {
    const laser = aPrinter({ uri: 'ipp://recall.example/ipp/print', driver: 'ipp', name: 'Laser' });
    await shop.worker.beat([...printers(), laser]);
    const other = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app), [laser]);
    const id = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Laser')?.id ?? 0;
    await shop.submit('par l’autre', id);
    const offer = await accepted(laser.uri);
    const off = [...printers(), { ...laser, state: 'offline' as const }];
    expect(await shop.worker.recalls(off)).toEqual([]);
    await shop.test.db.rows('UPDATE printers SET lease_until = CURRENT_TIMESTAMP(3) WHERE id = ?', [id]);
    expect(await shop.worker.recalls(off)).toEqual([recall(offer)]);
    await other.beat([laser]);
    expect(await other.next(laser.uri)).toBeNull();
    await back(offer);
    await other.beat([laser]);
    expect((await other.printNext(laser.uri))?.uuid).toBe(offer.uuid);
    other.close();
  });

  it('PR-2 cancelled by a person when a worker has it: asked back at once, and cancelled when it comes', async () => {
    const id = await shop.submit('annulé');
    const offer = await accepted();
    await cancel(id);
    await cancel(id);
    expect(await shop.detail(id)).toMatchObject({ status: 'sent', cancelling: true });
    await vi.waitFor(() => {
      expect(shop.worker.heard).toContain('job:recall');
    }, 60_000);
    expect(await shop.worker.recalls(printers())).toEqual([recall(offer)]);
    await back(offer);
    const job = await shop.detail(id);
    expect([job.status, job.reason, job.cancelling]).toEqual(['cancelled', 'taken-back', false]);
    expect(job.history.map(({ status, by }) => [status, by !== null])).toEqual([
      ['queued', true],
      ['sent', false],
      ['sent', true],
      ['cancelled', false],
    ]);
    expect(await shop.worker.recalls(printers())).toEqual([]);
  });

  it('PR-2 a person was too late: what was begun is printed, and said to be', async () => {
    const id = await shop.submit('trop tard');
    const offer = await accepted();
    await cancel(id);
    await shop.worker.report(offer, 1, { status: 'printing' });
    expect(await shop.worker.recalls(printers())).toEqual([]);
    expect(await codeOf(cancel(id))).toBe('PRINTING.NOT_CANCELLABLE');
    await back(offer, 2);
    expect(await shop.statusOf(id)).toBe('printing');
    await shop.worker.report(offer, 3, { status: 'printed', proof: 'file' });
    expect(await shop.detail(id)).toMatchObject({ status: 'printed', cancelling: false });
  });

  describe('a person cancels while the worker is away, for so long that the end becomes unknown', () => {
    let id: number;
    let offer: JobOffer;
    beforeEach(async () => {
      id = await shop.submit('annulé pendant l’absence');
      offer = await accepted();
      shop.worker.close();
      await cancel(id);
      await shop.silence(id);
      await shop.get(EndOverdueJobs).doubt();
      expect(await shop.statusOf(id)).toBe('unconfirmed');
      await shop.reconnect();
    });
    const cancelled = { status: 'cancelled', reason: 'taken-back' };

    it('PR-2 asking whether it may go on, the worker is told no, and the job is cancelled', async () => {
      expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'cancelled' });
      expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'cancelled' });
      expect(await shop.detail(id)).toMatchObject(cancelled);
      expect(await shop.worker.recalls(printers())).toEqual([]);
    });

    it.each(['begun', 'over'] as const)(
      'PR-3 the worker says that it has %s it before: it is not called cancelled, its end is heard',
      async (state) => {
        expect(await shop.worker.accept(offer, state)).toEqual({ accepted: true });
        expect(await shop.statusOf(id)).toBe('unconfirmed');
        await shop.worker.report(offer, 1, { status: 'printing' });
        await shop.worker.report(offer, 2, { status: 'printed', proof: 'file' });
        expect(await shop.detail(id)).toMatchObject({ status: 'printed', proof: 'file' });
      },
    );

    it('PR-2 the job is asked back, and cancelled when it comes', async () => {
      expect(await shop.worker.recalls(printers())).toEqual([recall(offer)]);
      await back(offer);
      expect(await shop.detail(id)).toMatchObject(cancelled);
      expect(await shop.worker.recalls(printers())).toEqual([]);
    });

    it('PR-2 what was begun meanwhile is asked back no more, and its end is heard', async () => {
      await shop.worker.report(offer, 1, { status: 'printing' });
      expect(await shop.worker.recalls(printers())).toEqual([]);
      await shop.worker.report(offer, 2, { status: 'printed', proof: 'file' });
      expect(await shop.statusOf(id)).toBe('printed');
    });
  });

  it('PR-3 given back after a silence it waits again, unless somebody decided meanwhile', async () => {
    const doubted = async (content: string): Promise<[number, JobOffer]> => {
      const id = await shop.submit(content);
      const offer = await accepted();
      await shop.silence(id);
      await shop.get(EndOverdueJobs).doubt();
      expect(await shop.statusOf(id)).toBe('unconfirmed');
      return [id, offer];
    };
    const [seen, one] = await doubted('vu sortir');
    await shop.get(DecidePrintJob).execute(shop.actor, seen, 'printed');
    await back(one);
    expect(await shop.statusOf(seen)).toBe('printed');
    const [twice, two] = await doubted('réimprimé');
    const copy = await shop.get(DecidePrintJob).execute(shop.actor, twice, 'reprint');
    await back(two);
    expect([await shop.statusOf(twice), await shop.statusOf(copy)]).toEqual(['cancelled', 'queued']);
    await cancel(copy);
    const [waits, three] = await doubted('attend');
    await back(three);
    expect(await shop.statusOf(waits)).toBe('queued');
    expect((await shop.worker.printNext(first))?.uuid).toBe(three.uuid);
  });

  it('PR-3 once given back, its document is no longer the first worker’s', async () => {
    await shop.submit('parti');
    const offer = await accepted();
    await shop.worker.recalls(printers('offline'));
    await back(offer);
    expect(await codeOf(shop.worker.download(offer))).toBe('PRINTING.ATTEMPT_OUTDATED');
    expect(await codeOf(shop.worker.accept(offer))).toBe('PRINTING.JOB_NOT_FOUND');
  });
});
