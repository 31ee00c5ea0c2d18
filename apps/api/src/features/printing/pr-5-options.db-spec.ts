import type { JobOffer, PrinterAbilities, PrintJobView, Problem } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aUser } from '../identity/user.builder.js';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter } from './print-worker.builder.js';
import { PrintingFacade } from './printing.facade.js';
import { PrintersQuery } from './queries/printers.query.js';
import { RemovePrinter } from './use-cases/remove-printer.use-case.js';
import { ReprintJob } from './use-cases/reprint-job.use-case.js';

const uri = 'ipp://10.0.0.7/ipp/print';
const can: PrinterAbilities = {
  ...{ columns: null, copies: 10, sides: ['one-sided', 'two-sided-long-edge'], media: ['iso_a4_210x297mm'] },
};
const wishes = { copies: 2, sides: 'two-sided-long-edge', media: 'iso_a4_210x297mm' } as const;

type Answered = Pick<PrintJobView, 'id' | 'options'> & Pick<Problem, 'code'>;

describe('copies, sides and media', () => {
  let shop: PrintShop;
  let token: string;
  let officeId = 0;
  beforeAll(async () => {
    shop = await PrintShop.open();
    token = (await aUser(shop.test.app, { role: 'admin' })).accessToken;
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.clear();
    await shop.worker.beat([aPrinter(), aPrinter({ uri, name: 'Bureau', driver: 'ipp', abilities: can })]);
    officeId = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Bureau')?.id ?? 0;
  });
  const post = async (body: object, key?: string): Promise<{ status: number; body: Answered }> => {
    const response = await fetch(`${shop.test.origin}/print`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify({ content: 'Bonjour', ...body }),
    });
    return { status: response.status, body: (await response.json()) as Answered };
  };
  const codeOfPost = async (body: object): Promise<string> => (await post(body)).body.code;
  const offered = async (): Promise<JobOffer | null> => shop.worker.next(uri);

  it('PR-5 the console knows what a printer can do; told again the same, nothing changes', async () => {
    const [office] = (await shop.get(PrintersQuery).all()).filter(({ id }) => id === officeId);
    expect(office?.abilities).toEqual(can);
    await shop.worker.beat([aPrinter(), aPrinter({ uri, name: 'Bureau', driver: 'ipp', abilities: can })]);
    expect((await shop.get(PrintersQuery).one(officeId)).version).toBe(office?.version);
    await shop.worker.beat([
      ...[aPrinter(), aPrinter({ uri, name: 'Bureau', driver: 'ipp', abilities: { ...can, copies: 1 } })],
    ]);
    expect(await shop.get(PrintersQuery).one(officeId)).toMatchObject({
      ...{ abilities: { copies: 1 }, version: (office?.version ?? 0) + 1 },
    });
  });

  it('PR-5 go with the job to its printer, and with its copy', async () => {
    const { status, body } = await post({ printerId: officeId, ...wishes });
    expect({ status, options: body.options }).toEqual({ status: 201, options: wishes });
    expect((await offered())?.options).toEqual(wishes);
    await shop.test.db.rows(`UPDATE print_jobs SET status = 'printed' WHERE id = ?`, [body.id]);
    const copy = await shop.get(ReprintJob).execute(shop.actor, body.id);
    expect((await shop.detail(copy)).options).toEqual(wishes);
    expect((await offered())?.options).toEqual(wishes);
  });

  it('PR-5 printed again after its printer was removed, a print asks of the default one what that one offers', async () => {
    const { body } = await post({ printerId: officeId, ...wishes });
    await shop.test.db.rows(`UPDATE print_jobs SET status = 'printed' WHERE id = ?`, [body.id]);
    await shop.worker.beat([aPrinter()]);
    await shop.get(RemovePrinter).execute(shop.actor, officeId);
    const copy = await shop.get(ReprintJob).execute(shop.actor, body.id);
    expect(await shop.detail(copy)).toMatchObject({ printer: null, options: wishes });
    expect((await shop.worker.next())?.options ?? null).toBeNull();
  });

  it('PR-1 printed again after its printer was removed, a print that the default one has not the letters for is refused', async () => {
    const folder = (await shop.get(PrintersQuery).all()).find(({ name }) => name === 'Dossier')?.id ?? 0;
    const { body } = await post({ content: '日本', printerId: folder });
    await shop.test.db.rows(`UPDATE print_jobs SET status = 'printed' WHERE id = ?`, [body.id]);
    await shop.worker.beat([aPrinter({ uri, name: 'Bureau', driver: 'ipp', abilities: can })]);
    await shop.get(RemovePrinter).execute(shop.actor, folder);
    const reprint = (printerId?: number): Promise<string> =>
      codeOf(shop.get(ReprintJob).execute(shop.actor, body.id, printerId === undefined ? {} : { printerId }));
    expect(await reprint()).toBe('PRINTING.CHARACTERS_NOT_PRINTABLE');
    expect(await reprint(officeId)).toBe('PRINTING.CHARACTERS_NOT_PRINTABLE');
  });

  it('PR-5 nothing asked, or one copy, is the printer’s usual', async () => {
    expect((await post({ printerId: officeId, copies: 1 })).body.options).toBeNull();
    expect((await offered())?.options).toBeNull();
  });

  it('PR-5 what its printer cannot do is refused before anything is queued', async () => {
    expect(await codeOfPost({ printerId: officeId, copies: 11 })).toBe('PRINTING.COPIES_NOT_SUPPORTED');
    expect(await codeOfPost({ printerId: officeId, sides: 'two-sided-short-edge' })).toBe(
      'PRINTING.SIDES_NOT_SUPPORTED',
    );
    expect(await codeOfPost({ printerId: officeId, media: 'iso_a3_297x420mm' })).toBe('PRINTING.MEDIA_NOT_SUPPORTED');
    expect(await codeOfPost({ copies: 2 })).toBe('PRINTING.COPIES_NOT_SUPPORTED');
    for (const body of [
      { copies: 0 },
      { copies: 100 },
      { copies: 1.5 },
      { copies: null },
      { sides: 'all' },
      { media: '' },
    ])
      expect(await codeOfPost({ printerId: officeId, ...body })).toBe('REQUEST.INVALID');
    expect(await offered()).toBeNull();
  });

  describe('of a copy that is printed again', () => {
    const studio = aPrinter({
      uri: 'ipp://10.0.0.8/ipp/print',
      name: 'Atelier',
      driver: 'ipp',
      abilities: { ...can, sides: [] },
    });
    const till = aPrinter({ uri: 'socket://10.0.0.9', name: 'Caisse', driver: 'raw9100' });
    const idOf = async (name: string): Promise<number> =>
      (await shop.get(PrintersQuery).all()).find((printer) => printer.name === name)?.id ?? 0;
    const printed = async (body: object): Promise<number> => {
      const { id } = (await post(body)).body;
      await shop.test.db.rows(`UPDATE print_jobs SET status = 'printed' WHERE id = ?`, [id]);
      return id;
    };
    const again = async (id: number, body?: object): Promise<Answered & Pick<PrintJobView, 'printer'>> => {
      const response = await fetch(`${shop.test.origin}/api/print-jobs/${String(id)}/reprint`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (await response.json()) as Answered & Pick<PrintJobView, 'printer'>;
    };
    beforeEach(async () => {
      await shop.worker.beat([
        ...[aPrinter(), aPrinter({ uri, name: 'Bureau', driver: 'ipp', abilities: can }), studio, till],
      ]);
    });

    it('PR-3 are chosen with its printer; what that one does not offer is refused', async () => {
      const id = await printed({ printerId: officeId, ...wishes });
      const printerId = await idOf('Atelier');
      expect(await again(id, { printerId, copies: 3 })).toMatchObject({
        ...{ options: { copies: 3 }, printer: { id: printerId, name: 'Atelier' }, duplicateOf: id },
      });
      expect((await shop.worker.next(studio.uri))?.options).toEqual({ copies: 3 });
      expect((await again(id, { printerId, sides: 'one-sided' })).code).toBe('PRINTING.SIDES_NOT_SUPPORTED');
      expect((await again(id, { copies: 11 })).code).toBe('PRINTING.COPIES_NOT_SUPPORTED');
      expect((await again(id, { copies: 1 })).options).toBeNull();
      expect((await again(id, { printerId: 4_000_000 })).code).toBe('PRINTING.PRINTER_NOT_FOUND');
      expect((await again(id, { printerId: null })).code).toBe('REQUEST.INVALID');
    });

    it('PR-3 are the same as before unless chosen, on another printer as far as it offers them', async () => {
      const id = await printed({ printerId: officeId, ...wishes });
      expect(await again(id)).toMatchObject({ options: wishes, printer: { id: officeId } });
      await again(id, { printerId: await idOf('Atelier') });
      const { sides, ...rest } = wishes;
      expect(sides).toBe('two-sided-long-edge');
      expect((await shop.worker.next(studio.uri))?.options).toEqual(rest);
    });

    it('PR-3 no copy goes to a printer that cannot print it', async () => {
      const printerId = await idOf('Caisse');
      const id = await printed({ content: 'Привет' });
      expect((await again(id, { printerId })).code).toBe('PRINTING.CHARACTERS_NOT_PRINTABLE');
      const pdf = Buffer.from('%PDF-1.7');
      const invoice = await shop.test.db.tx((tx) =>
        shop.get(PrintingFacade).submitInvoice(tx, { invoiceId: 1, number: 'F-1', pdf }),
      );
      await shop.test.db.rows(`UPDATE print_jobs SET status = 'failed' WHERE id = ?`, [invoice.id]);
      expect((await again(invoice.id, { printerId })).code).toBe('PRINTING.PDF_NOT_SUPPORTED');
    });

    it('PR-3 are chosen, too, for a print that nobody can tell of', async () => {
      const { id } = (await post({ printerId: officeId })).body;
      await shop.test.db.rows(`UPDATE print_jobs SET status = 'unconfirmed' WHERE id = ?`, [id]);
      const response = await fetch(`${shop.test.origin}/api/print-jobs/${String(id)}/decision`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ decision: 'reprint', printerId: await idOf('Atelier'), copies: 2 }),
      });
      expect(await response.json()).toMatchObject({
        ...{ duplicateOf: id, options: { copies: 2 }, printer: { name: 'Atelier' } },
      });
    });
  });

  it('PR-1 are part of what an Idempotency-Key stands for', async () => {
    const first = await post({ printerId: officeId, ...wishes }, 'options-1');
    expect((await post({ printerId: officeId, ...wishes }, 'options-1')).body.id).toBe(first.body.id);
    const other = await post({ printerId: officeId, ...wishes, copies: 3 }, 'options-1');
    expect(other.body.code).toBe('IDEMPOTENCY.DIFFERENT_BODY');
  });
});
