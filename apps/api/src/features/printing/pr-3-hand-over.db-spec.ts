import type { JobOffer } from '@picolo/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { EndOverdueJobs } from './use-cases/end-overdue-jobs.use-case.js';

const laser = aPrinter({ uri: 'ipp://laser.example/ipp/print', driver: 'ipp', name: 'Laser' });

describe('a worker is back with a job that it had not begun, and the printer is another one’s by now', () => {
  let shop: PrintShop;
  let atelier: TestWorker;
  let id = 0;
  let first = 0;
  let offer: JobOffer;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  afterEach(() => {
    atelier.close();
  });

  const leaseEnds = async (): Promise<void> => {
    await shop.test.db.rows('UPDATE printers SET lease_until = CURRENT_TIMESTAMP(3) WHERE id = ?', [id]);
  };
  const holder = async (): Promise<string | undefined> =>
    (await shop.get(PrintersQuery).all()).find((one) => one.id === id)?.workers[0]?.name;

  beforeEach(async () => {
    await shop.clear();
    await shop.worker.hello({ printers: [laser] });
    atelier = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app, 'Atelier'), [laser]);
    id = (await shop.get(PrintersQuery).all()).find(({ name }) => name === laser.name)?.id ?? 0;
    first = await shop.submit('la première', id);
    await shop.submit('la deuxième', id);
    const offered = await shop.worker.next(laser.uri);
    if (offered === null) throw new Error('no job was offered');
    offer = offered;
    await shop.worker.accept(offer);
    shop.worker.close();
    await shop.silence(first);
    await shop.get(EndOverdueJobs).doubt();
    await leaseEnds();
    await atelier.beat([laser]);
    expect((await atelier.printNext(laser.uri))?.title).toBe('la deuxième');
    await shop.reconnect();
  });
  const isBack = async (): Promise<void> => {
    await shop.worker.report(offer, 1, { status: 'returned' });
    expect(await shop.statusOf(first)).toBe('queued');
    expect((await atelier.printNext(laser.uri))?.uuid).toBe(offer.uuid);
    expect(await shop.worker.next(laser.uri)).toBeNull();
  };

  it('PR-3 it may not print beside the holder: given back, it comes out of the holder', async () => {
    await shop.worker.hello({ printers: [laser] });
    expect(await shop.worker.accept(offer)).toEqual({ accepted: false, because: 'returned' });
    expect(await shop.statusOf(first)).toBe('unconfirmed');
    await isBack();
  });

  it('PR-3 it is asked back at once', async () => {
    await shop.worker.hello({ printers: [laser] });
    expect(await shop.worker.recalls([laser])).toEqual([{ uuid: offer.uuid, attempt: offer.attempt }]);
    await isBack();
    expect(await shop.worker.recalls([laser])).toEqual([]);
  });

  it('PR-3 what it had begun is not asked back, and its end is heard', async () => {
    await shop.worker.hello({ printers: [laser] });
    expect(await shop.worker.accept(offer, 'begun')).toEqual({ accepted: true });
    await shop.worker.report(offer, 1, { status: 'printing' });
    expect(await shop.worker.recalls([laser])).toEqual([]);
    await shop.worker.report(offer, 2, { status: 'printed', proof: 'printer' });
    expect(await shop.statusOf(first)).toBe('printed');
  });

  it('PR-3 holding the printer again it may go on', async () => {
    atelier.close();
    await leaseEnds();
    await shop.worker.hello({ printers: [laser] });
    expect(await holder()).toBe('Comptoir');
    expect(await shop.worker.recalls([laser])).toEqual([]);
    expect(await shop.worker.accept(offer)).toEqual({ accepted: true });
  });
});
