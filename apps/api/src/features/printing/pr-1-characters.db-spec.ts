import type { PrintKind } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter } from './print-worker.builder.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';

const foreign = 'Merci 👍 Łukasz';
const refused = 'PRINTING.CHARACTERS_NOT_PRINTABLE';

describe('characters that a printer has not', () => {
  let shop: PrintShop;
  const ids = { folder: 0, tickets: 0, office: 0 };
  const kept = [
    aPrinter(),
    aPrinter({ uri: 'socket://10.0.0.1:9100', name: 'Tickets', driver: 'raw9100' }),
    aPrinter({ uri: 'ipp://10.0.0.2/ipp/print', name: 'Bureau', driver: 'ipp' }),
  ];
  const idOf = async (name: string): Promise<number> =>
    (await shop.get(PrintersQuery).all()).find((printer) => printer.name === name)?.id ?? 0;
  beforeAll(async () => {
    shop = await PrintShop.open();
  });
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.clear();
    await shop.test.db.rows('UPDATE print_routes SET printer_id = NULL, group_id = NULL');
    await shop.test.db.rows('DELETE FROM printer_groups');
    await shop.worker.beat(kept);
    ids.folder = await idOf('Dossier');
    ids.tickets = await idOf('Tickets');
    ids.office = await idOf('Bureau');
  });
  const route = async (kind: PrintKind, to: { printerId?: number; groupId?: number }): Promise<unknown> =>
    await shop.get(KeepPrintRouting).changeRoute(kind, to);
  const group = async (name: string, printerIds: number[]): Promise<number> => {
    await shop.get(KeepPrintRouting).createGroup({ name, printerIds });
    const { groups } = await shop.get(PrintRoutingQuery).all();
    return groups.find((one) => one.name === name)?.id ?? 0;
  };

  it('PR-1 are named when the text is sent to that printer, and nothing is queued', async () => {
    const error: unknown = await shop.submit(foreign, ids.tickets).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: refused, meta: { printer: 'Tickets', characters: '👍 Ł' } });
    expect(await codeOf(shop.submit(foreign, ids.office))).toBe(refused);
    expect(await shop.test.db.rows('SELECT id FROM print_jobs')).toEqual([]);
    await shop.submit('Été à 3 €', ids.tickets);
    await shop.submit(foreign, ids.folder);
  });

  it('PR-1 are found wherever the way of messages leads: a printer, any printer of a group, the default one', async () => {
    await shop.submit(foreign);
    await route('text', { printerId: ids.tickets });
    expect(await codeOf(shop.submit(foreign))).toBe(refused);
    await route('text', { groupId: await group('dossier puis tickets', [ids.folder, ids.tickets]) });
    expect(await codeOf(shop.submit(foreign))).toBe(refused);
    await route('text', { groupId: await group('dossier', [ids.folder]) });
    await shop.submit(foreign);
    await route('order-ticket', { printerId: ids.tickets });
    await shop.submit(foreign);
  });

  it('PR-1 a printer that does not exist is still what is wrong', async () => {
    expect(await codeOf(shop.submit(foreign, 999_999))).toBe('PRINTING.PRINTER_NOT_FOUND');
  });
});
