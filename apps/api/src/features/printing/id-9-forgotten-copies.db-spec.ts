import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql, type Tx } from '@picolo/server/db';
import { waitedFor } from '@picolo/server/testing';
import { PersonalDataOfPrinting } from './personal-data.js';
import { PrintJobsRepository } from './persistence/print-jobs.repository.js';
import { PrintShop } from './print-shop.builder.js';
import { PrintingFacade } from './printing.facade.js';
import { aTicket } from './ticket.builder.js';
import { DuplicatePrintJob } from './use-cases/duplicate-print-job.js';

const orderId = 77;

describe('a person who is forgotten while a copy of a print is made', () => {
  let shop: PrintShop;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.clear());

  /** The copies, one of the other, are not committed yet when the person is forgotten. */
  const forgottenBeside = async (id: number, forget: (tx: Tx) => Promise<void>): Promise<string[]> => {
    const { db } = shop.test;
    const copy = async (tx: Tx, of: number): Promise<number> => {
      const job = await shop.get(PrintJobsRepository).lock(tx, of);
      if (job === null) throw new Error('no such job');
      return await shop.get(DuplicatePrintJob).execute(tx, shop.actor, job, {});
    };
    const first = await db.tx((tx) => copy(tx, id));
    const { ids, forgotten } = await db.tx(async (tx) => {
      const second = await copy(tx, first);
      const done = db.tx(forget);
      await waitedFor(db, 'print_jobs', done);
      return { ids: [id, first, second], forgotten: done };
    });
    await forgotten;
    const papers = await db.tx((tx) =>
      sql<{ bytes: Buffer }>(tx, 'SELECT bytes FROM print_documents WHERE job_id IN (?, ?, ?) ORDER BY job_id', ids),
    );
    return papers.map(({ bytes }) => bytes.toString());
  };

  it('ID-9 is not on the ticket that is copied at that moment', async () => {
    const ticket = aTicket({ about: ['Łukasz'] });
    const order = { kind: 'order-ticket', title: 'CMD-000077', orderId } as const;
    const { id } = await shop.test.db.tx((tx) => shop.get(PrintingFacade).submitTicket(tx, ticket, order));
    const papers = await forgottenBeside(id, (tx) => shop.get(PrintingFacade).forgetTickets(tx, [orderId]));
    expect(papers).toHaveLength(3);
    for (const paper of papers) expect(paper).not.toContain('Łukasz');
  });

  it('ID-9 has said nothing in the message that is copied at that moment', async () => {
    const id = await shop.submit('Bonjour Łukasz');
    const { userId } = shop.actor;
    const papers = await forgottenBeside(id, (tx) =>
      shop.get(PersonalDataOfPrinting).erase(tx, { userId, clientIds: [], names: [], emails: [], locale: 'fr' }),
    );
    expect(papers).toEqual(['–\n', '–\n', '–\n']);
  });
});
