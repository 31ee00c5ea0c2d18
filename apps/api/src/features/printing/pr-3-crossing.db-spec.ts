import type { AcceptAnswer, JobOffer } from '@picolo/contracts';
import { sql } from '@picolo/server/db';
import { waitedFor } from '@picolo/server/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrintShop } from './print-shop.builder.js';
import { aPrinter, anEnrolledWorker, TestWorker } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';

const laser = aPrinter({ uri: 'ipp://laser.example/ipp/print', driver: 'ipp', name: 'Laser' });

describe('an accept that crosses the delivery to the next holder', () => {
  let shop: PrintShop;
  let atelier: TestWorker;
  let offer: JobOffer;
  let job = 0;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  afterEach(() => {
    atelier.close();
  });
  beforeEach(async () => {
    await shop.clear();
    await shop.worker.hello({ printers: [laser] });
    atelier = await TestWorker.start(shop.test.origin, await anEnrolledWorker(shop.test.app, 'Atelier'), [laser]);
    const id = (await shop.get(PrintersQuery).all()).find(({ name }) => name === laser.name)?.id ?? 0;
    job = await shop.submit('croisé', id);
    await shop.submit('le suivant', id);
    const offered = await shop.worker.next(laser.uri);
    if (offered === null) throw new Error('no job was offered');
    offer = offered;
    await shop.test.db.rows('UPDATE printers SET lease_until = CURRENT_TIMESTAMP(3) WHERE id = ?', [id]);
    expect(await atelier.beat([laser])).toBe(true);
  });
  const accept = (): Promise<AcceptAnswer | null> => shop.worker.accept(offer).catch(() => null);
  const deliver = (): Promise<JobOffer | null> => atelier.next(laser.uri);
  /** Both reach the job while it is held, one after the other, and go on in that order. */
  const crossed = async <A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> => {
    const { db } = shop.test;
    const acts = await db.tx(async (tx) => {
      await sql(tx, 'SELECT id FROM print_jobs WHERE id = ? FOR UPDATE', [job]);
      const one = first();
      await waitedFor(db, 'print_jobs', one);
      const two = second();
      await waitedFor(db, 'print_jobs', two, 2);
      return { one, two };
    });
    return await Promise.all([acts.one, acts.two]);
  };

  it('PR-3 leaves it with the first when the accept comes first; the next holder prints nothing beside it', async () => {
    const [answer, delivered] = await crossed(accept, deliver);
    expect([answer, delivered]).toEqual([{ accepted: true }, null]);
    expect(await shop.statusOf(job)).toBe('sent');
  });

  it('PR-3 leaves it with the next holder when the delivery comes first; the accept is refused', async () => {
    const [delivered, answer] = await crossed(deliver, accept);
    expect([delivered?.uuid, delivered?.attempt, answer]).toEqual([offer.uuid, offer.attempt + 1, null]);
    expect(await shop.statusOf(job)).toBe('queued');
  });
});
