import type { JobOffer } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { CancelPrintJob } from './use-cases/cancel-print-job.use-case.js';
import { DecidePrintJob } from './use-cases/decide-print-job.use-case.js';
import { EndOverdueJobs } from './use-cases/end-overdue-jobs.use-case.js';
import { ReprintJob } from './use-cases/reprint-job.use-case.js';

describe('what becomes of print jobs', () => {
  let shop: PrintShop;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.clear());

  it('PR-3 a repeated report is acknowledged and applied once', async () => {
    const id = await shop.submit('répété');
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    for (let time = 0; time < 3; time += 1) {
      expect(await shop.worker.report(offer, 1, { status: 'printing' })).toEqual({ applied: true });
    }
    await shop.worker.report(offer, 2, { status: 'printed', proof: 'printer' });
    expect(await shop.worker.report(offer, 1, { status: 'printing' })).toEqual({ applied: true });
    expect(await shop.historyOf(id)).toEqual(['queued', 'sent', 'printing', 'printed']);
  });

  it('PR-3 a silent worker’s job is unconfirmed, blocks nobody, and a late confirmation still counts', async () => {
    const id = await shop.submit('silence');
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    await shop.get(EndOverdueJobs).doubt();
    expect(await shop.statusOf(id)).toBe('sent');
    await shop.silence(id);
    await shop.get(EndOverdueJobs).doubt();
    expect(await shop.detail(id)).toMatchObject({ status: 'unconfirmed', reason: 'worker-silent' });
    expect(await shop.troublesOf(id)).toEqual(['unconfirmed']);
    const next = await shop.submit('derrière');
    expect((await shop.offer()).title).toBe('derrière');
    await shop.worker.report(offer, 1, { status: 'printing' });
    expect(await shop.statusOf(id)).toBe('unconfirmed');
    await shop.worker.report(offer, 2, { status: 'printed', proof: 'printer' });
    expect(await shop.detail(id)).toMatchObject({ status: 'printed', proof: 'printer', reason: null });
    expect(await shop.statusOf(next)).toBe('queued');
  });

  it('PR-3 beats keep what the worker holds its own', async () => {
    const id = await shop.submit('tenu');
    await shop.worker.accept(await shop.offer());
    await shop.silence(id);
    const before = (await shop.detail(id)).updatedAt;
    await shop.worker.beat();
    await shop.get(EndOverdueJobs).doubt();
    expect(await shop.detail(id)).toMatchObject({ status: 'sent', updatedAt: before });
  });

  it('PR-3 a job whose worker is there and never tells its end is in doubt ten minutes after its time', async () => {
    const id = await shop.submit('oublié');
    await shop.worker.accept(await shop.offer());
    await shop.age(id);
    await shop.get(EndOverdueJobs).doubt();
    expect(await shop.statusOf(id)).toBe('sent');
    await shop.age(id, 601);
    await shop.worker.beat();
    await shop.get(EndOverdueJobs).doubt();
    expect(await shop.detail(id)).toMatchObject({ status: 'unconfirmed', reason: 'end-unknown' });
  });

  it('PR-3 a worker that says it cannot know is believed, once', async () => {
    const id = await shop.submit('incertain');
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    await shop.worker.report(offer, 1, { status: 'unconfirmed', reason: 'connection-lost' });
    await shop.worker.report(offer, 1, { status: 'unconfirmed', reason: 'connection-lost' });
    expect(await shop.detail(id)).toMatchObject({ status: 'unconfirmed', reason: 'connection-lost' });
    expect(await shop.troublesOf(id)).toEqual(['unconfirmed']);
  });

  it('PR-3 a person who saw it is not overruled by a later report', async () => {
    const id = await shop.submit('vu');
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    await shop.worker.report(offer, 1, { status: 'unconfirmed' });
    await shop.get(DecidePrintJob).execute(shop.actor, id, 'printed');
    await shop.worker.report(offer, 2, { status: 'failed', reason: 'late' });
    expect(await shop.detail(id)).toMatchObject({ status: 'printed', proof: 'person' });
  });

  it('PR-3 a worker that never heard its accept was answered does not print what was printed again', async () => {
    const id = await shop.submit('doublure');
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    await shop.silence(id);
    await shop.get(EndOverdueJobs).doubt();
    expect(await shop.worker.accept(offer)).toEqual({ accepted: true });
    const copy = await shop.get(DecidePrintJob).execute(shop.actor, id, 'reprint');
    expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'cancelled' });
    expect(await shop.detail(id)).toMatchObject({ status: 'cancelled', reprints: [copy] });
  });

  it('PR-3 a worker that says it had printed it before is heard, also when somebody had it printed again', async () => {
    const id = await shop.submit('deux fois');
    const offer = await shop.offer();
    await shop.worker.accept(offer, 'over');
    await shop.silence(id);
    await shop.get(EndOverdueJobs).doubt();
    await shop.get(DecidePrintJob).execute(shop.actor, id, 'reprint');
    expect(await shop.worker.accept(offer, 'over')).toEqual({ accepted: true });
    await shop.worker.report(offer, 1, { status: 'printing' });
    await shop.worker.report(offer, 2, { status: 'printed', proof: 'file' });
    expect(await shop.statusOf(id)).toBe('printed');
  });

  it('PR-6 a job that a worker says it had printed before has not expired, however late it is said', async () => {
    const id = await shop.submit('en retard');
    const offer = await shop.offer();
    await shop.test.db.rows('UPDATE print_jobs SET expires_at = CURRENT_TIMESTAMP(3) WHERE id = ?', [id]);
    expect(await shop.worker.accept(offer, 'over')).toEqual({ accepted: true });
    await shop.worker.report(offer, 1, { status: 'printing' });
    await shop.worker.report(offer, 2, { status: 'printed', proof: 'file' });
    expect(await shop.statusOf(id)).toBe('printed');
  });

  it.each(['begun', 'over'] as const)(
    'PR-3 a job that a worker says it had printed before (%s) is not cancelled or expired, whatever was decided meanwhile',
    async (state) => {
      const cancelled = await shop.submit('annulé');
      const first = await shop.offer();
      await shop.get(CancelPrintJob).execute(shop.actor, cancelled);
      expect(await shop.worker.accept(first, state)).toEqual({ accepted: true });
      expect(await shop.worker.accept(first, state)).toEqual({ accepted: true });
      await shop.worker.report(first, 1, { status: 'printing' });
      await shop.worker.report(first, 2, { status: 'printed', proof: 'printer' });
      expect(await shop.detail(cancelled)).toMatchObject({ status: 'printed', printer: { name: 'Dossier' } });
      const expired = await shop.submit('trop tard');
      const second = await shop.offer();
      await shop.age(expired);
      await shop.get(EndOverdueJobs).expire();
      expect(await shop.worker.accept(second, state)).toEqual({ accepted: true });
      await shop.worker.report(second, 1, { status: 'unconfirmed', reason: 'connection-lost' });
      expect(await shop.historyOf(expired)).toEqual(['queued', 'expired', 'sent', 'unconfirmed']);
    },
  );

  describe('PR-3 a worker that tells late that paper came out, or may have', () => {
    const decided = {
      cancelled: (id: number) => shop.get(CancelPrintJob).execute(shop.actor, id),
      expired: async (id: number) => {
        await shop.age(id);
        await shop.get(EndOverdueJobs).expire();
      },
      queued: async (id: number) => {
        await shop.silence(id);
      },
    } as const;
    const ways = Object.keys(decided) as (keyof typeof decided)[];
    const handed = async (way: keyof typeof decided): Promise<{ id: number; offer: JobOffer }> => {
      const id = await shop.submit('sorti quand même');
      const offer = await shop.offer();
      await decided[way](id);
      expect(await shop.statusOf(id)).toBe(way);
      return { id, offer };
    };

    it.each(ways)('is believed, whatever was decided meanwhile (%s), and it is not printed again', async (way) => {
      const { id, offer } = await handed(way);
      const seen = (await shop.told('print-job:changed')).length;
      for (let time = 0; time < 2; time += 1) {
        expect(await shop.worker.report(offer, 2, { status: 'printed', proof: 'printer' })).toEqual({ applied: true });
      }
      const job = await shop.detail(id);
      expect(job).toMatchObject({ status: 'printed', proof: 'printer', reason: null, printer: { name: 'Dossier' } });
      expect(job.history.map(({ status }) => status)).toEqual([...new Set(['queued', way, 'printed'])]);
      const told = (await shop.told('print-job:changed')).slice(seen);
      expect(told).toMatchObject([{ data: { id, status: 'printed', version: way === 'queued' ? 2 : 3 } }]);
      await shop.silence(id);
      expect(await shop.worker.next()).toBeNull();
    });

    it.each(ways)('and cannot prove it, leaves it to a person (%s)', async (way) => {
      const { id, offer } = await handed(way);
      await shop.worker.report(offer, 2, { status: 'unconfirmed', reason: 'connection-lost' });
      expect(await shop.detail(id)).toMatchObject({ status: 'unconfirmed', reason: 'connection-lost' });
      expect(await shop.troublesOf(id)).toContain('unconfirmed');
      await shop.silence(id);
      expect(await shop.worker.next()).toBeNull();
      await shop.get(DecidePrintJob).execute(shop.actor, id, 'printed');
      expect(await shop.statusOf(id)).toBe('printed');
    });

    it('and cannot prove it, rings no bell late, after a copy: a person may still say that it came out', async () => {
      const { id, offer } = await handed('expired');
      const copy = await shop.get(ReprintJob).execute(shop.actor, id);
      await shop.worker.report(offer, 2, { status: 'unconfirmed', reason: 'connection-lost' });
      expect(await shop.troublesOf(id)).toEqual(['expired']);
      await shop.get(DecidePrintJob).execute(shop.actor, id, 'printed');
      expect(await shop.detail(id)).toMatchObject({ status: 'printed', proof: 'person', reprints: [copy] });
    });

    it('after it was told to let it go, because somebody released it at the spooler, is believed, too', async () => {
      const id = await shop.submit('libéré sur place');
      const offer = await shop.offer();
      await shop.worker.accept(offer);
      await shop.silence(id);
      await shop.get(EndOverdueJobs).doubt();
      await shop.get(DecidePrintJob).execute(shop.actor, id, 'reprint');
      expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'cancelled' });
      await shop.worker.report(offer, 1, { status: 'printing' });
      expect(await shop.statusOf(id)).toBe('cancelled');
      await shop.worker.report(offer, 2, { status: 'printed', proof: 'spooler' });
      expect(await shop.historyOf(id)).toEqual(['queued', 'sent', 'unconfirmed', 'cancelled', 'printed']);
    });

    it.each(['printing', 'failed', 'expired'] as const)('says otherwise (%s): it stays cancelled', async (status) => {
      const { id, offer } = await handed('cancelled');
      expect(await shop.worker.report(offer, 1, { status })).toEqual({ applied: true });
      expect(await shop.historyOf(id)).toEqual(['queued', 'cancelled']);
    });

    it.each(['printing', 'failed', 'expired', 'returned'] as const)(
      'says otherwise (%s): it waits, and all is reported once it was delivered again',
      async (status) => {
        const { id, offer } = await handed('queued');
        expect(await codeOf(shop.worker.report(offer, 1, { status }))).toBe('PRINTING.ATTEMPT_OUTDATED');
        expect((await shop.offer()).uuid).toBe(offer.uuid);
        expect(await shop.historyOf(id)).toEqual(['queued']);
      },
    );

    it('of a delivery that was not the last is not heard, nor is another worker', async () => {
      const id = await shop.submit('d’un autre');
      const first = await shop.offer();
      const last = await shop.offer();
      await shop.get(CancelPrintJob).execute(shop.actor, id);
      expect(await codeOf(shop.worker.report(first, 1, { status: 'printed' }))).toBe('PRINTING.ATTEMPT_OUTDATED');
      const stranger = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app));
      expect(await codeOf(stranger.report(last, 1, { status: 'printed' }))).toBe('PRINTING.JOB_NOT_FOUND');
      stranger.close();
      expect(await shop.statusOf(id)).toBe('cancelled');
    });
  });

  it('PR-2 failures are told', async () => {
    const id = await shop.submit('bourrage');
    const offer = await shop.offer();
    await shop.worker.accept(offer);
    await shop.worker.report(offer, 1, { status: 'failed', reason: 'x'.repeat(900) });
    const job = await shop.detail(id);
    expect(job.reason).toHaveLength(255);
    expect(await shop.troublesOf(id)).toEqual(['failed']);
  });

  it('PR-6 a job that waited 24 h expires and is never handed out again', async () => {
    const id = await shop.submit('trop tard');
    expect(Date.parse((await shop.detail(id)).expiresAt) - Date.parse((await shop.detail(id)).createdAt)).toBe(
      86_400_000,
    );
    await shop.age(id);
    expect(await shop.worker.next()).toBeNull();
    expect(await shop.worker.beat()).toBe(false);
    await shop.get(EndOverdueJobs).expire();
    expect(await shop.statusOf(id)).toBe('expired');
    expect(await shop.troublesOf(id)).toEqual(['expired']);
  });

  it('PR-6 expired between delivery and accept: nothing is printed', async () => {
    const id = await shop.submit('juste trop tard');
    const offer = await shop.offer();
    await shop.age(id);
    expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'expired' });
    expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'expired' });
    expect(await shop.historyOf(id)).toEqual(['queued', 'expired']);
  });

  it('PR-2 cancelled between delivery and accept: nothing is printed', async () => {
    const id = await shop.submit('finalement non');
    const offer = await shop.offer();
    await shop.get(CancelPrintJob).execute(shop.actor, id);
    expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'cancelled' });
    expect(await shop.historyOf(id)).toEqual(['queued', 'cancelled']);
  });

  it('PR-2 a cancellation and an accept at once: not handed over it is cancelled, handed over it is asked back', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await shop.submit(`course ${String(round)}`);
      const offer = await shop.offer();
      const [cancelled, answer] = await Promise.all([
        codeOf(shop.get(CancelPrintJob).execute(shop.actor, id)),
        shop.worker.accept(offer),
      ]);
      const { status, cancelling } = await shop.detail(id);
      expect(cancelled).toBe('accepted');
      expect([status, cancelling]).toEqual(answer.accepted ? ['sent', true] : ['cancelled', false]);
      if (answer.accepted) await shop.worker.report(offer, 1, { status: 'returned' });
      expect(await shop.statusOf(id)).toBe('cancelled');
    }
  });
});
