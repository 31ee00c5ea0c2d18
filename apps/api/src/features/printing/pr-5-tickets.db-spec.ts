import { createHash } from 'node:crypto';
import { escposMediaType } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ticketEscpos } from './documents/ticket-escpos.js';
import { ticketText } from './domain/ticket-text.js';
import { PrintShop } from './print-shop.builder.js';
import { aPrinter } from './print-worker.builder.js';
import { PrintingFacade } from './printing.facade.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintPreviewQuery } from './queries/print-preview.query.js';
import { aTicket } from './ticket.builder.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { ReprintJob } from './use-cases/reprint-job.use-case.js';

const ticket = aTicket({ about: ['Łukasz 日'] });
const [narrow, office] = ['socket://10.0.0.1:9100', 'ipp://10.0.0.2/ipp/print'];
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('tickets as the printer takes them', () => {
  let shop: PrintShop;
  const kept = (columns: number): ReturnType<typeof aPrinter>[] => [
    aPrinter(),
    aPrinter({
      ...{ uri: narrow, name: 'Tickets', driver: 'raw9100' },
      abilities: { columns, copies: 1, sides: [], media: [] },
    }),
    aPrinter({ uri: office, name: 'Bureau', driver: 'ipp' }),
  ];
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.clear();
    await shop.test.db.rows('UPDATE print_routes SET printer_id = NULL, group_id = NULL');
    await shop.worker.beat(kept(32));
  });

  const submit = async (): Promise<number> =>
    (
      await shop.test.db.tx((tx) =>
        shop.get(PrintingFacade).submitTicket(tx, ticket, { kind: 'order-ticket', title: 'CMD-000042' }),
      )
    ).id;
  const goTo = async (name: string): Promise<void> => {
    const printer = (await shop.get(PrintersQuery).all()).find((one) => one.name === name);
    await shop.get(KeepPrintRouting).changeRoute('order-ticket', { printerId: printer?.id ?? 0 });
  };
  const paper = async (uri?: string): Promise<{ mediaType: string; bytes: Buffer; sha256: string }> => {
    const offer = await shop.worker.next(uri);
    if (offer === null) throw new Error('no job was offered');
    return { mediaType: offer.mediaType, bytes: await shop.worker.download(offer), sha256: offer.sha256 };
  };

  it('PR-5 are ESC/POS of its width on a receipt printer, text in a folder, text in its letters on others', async () => {
    await submit();
    await goTo('Tickets');
    const receipt = await paper(narrow);
    expect(receipt.mediaType).toBe(escposMediaType);
    expect(receipt.bytes.equals(ticketEscpos(ticket, 32))).toBe(true);
    expect(receipt.sha256).toBe(sha256(receipt.bytes));
    await shop.clear();
    await shop.worker.beat(kept(32));
    await submit();
    await goTo('Bureau');
    const page = await paper(office);
    expect(page.mediaType).toBe('text/plain; charset=utf-8');
    expect(page.bytes.toString()).toBe(ticketText(ticket).replace('Łukasz 日', 'Lukasz ?'));
    await shop.clear();
    await submit();
    await goTo('Dossier');
    expect((await paper()).bytes.toString()).toBe(ticketText(ticket));
  });

  it('PR-3 delivered again to the same printer they are the same bytes, whatever it can do by now', async () => {
    await submit();
    await goTo('Tickets');
    const first = await paper(narrow);
    await shop.reconnect();
    await shop.worker.beat(kept(48));
    const again = await paper(narrow);
    expect(again.sha256).toBe(first.sha256);
    expect(again.bytes.equals(first.bytes)).toBe(true);
  });

  it('PR-5 not accepted and sent elsewhere, they are made for the other printer', async () => {
    const id = await submit();
    await goTo('Tickets');
    await paper(narrow);
    await goTo('Dossier');
    await shop.silence(id);
    const other = await paper();
    expect(other.bytes.toString()).toBe(ticketText(ticket));
    expect(other.sha256).toBe(sha256(other.bytes));
  });

  it('PR-3 printed again they say DUPLICATA, on every kind of printer', async () => {
    const id = await submit();
    await shop.test.db.rows(`UPDATE print_jobs SET status = 'printed' WHERE id = ?`, [id]);
    await shop.get(ReprintJob).execute(shop.actor, id);
    await goTo('Tickets');
    expect((await paper(narrow)).bytes.includes('DUPLICATA')).toBe(true);
  });

  it('PR-5 have a picture, as texts do; a PDF has none', async () => {
    const previews = shop.get(PrintPreviewQuery);
    expect(await previews.svg(await submit())).toMatch(/^<svg /u);
    expect(await previews.svg(await shop.submit('Bonjour'))).toMatch(/^<svg /u);
    const pdf = await shop.test.db.tx((tx) =>
      shop.get(PrintingFacade).submitInvoice(tx, { invoiceId: 1, number: 'F-1', pdf: Buffer.from('%PDF-1.7') }),
    );
    await expect(previews.svg(pdf.id)).rejects.toMatchObject({ code: 'PRINTING.NO_PREVIEW' });
    await expect(previews.svg(999_999)).rejects.toMatchObject({ code: 'PRINTING.JOB_NOT_FOUND' });
  });
});
