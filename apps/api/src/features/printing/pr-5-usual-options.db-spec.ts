import type { JobOffer, PrinterAbilities, PrintOptions, PrintRouteView, ReprintInput, Ticket } from '@picolo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { codeOf, PrintShop } from './print-shop.builder.js';
import { aPrinter } from './print-worker.builder.js';
import { PrintingFacade } from './printing.facade.js';
import { PrintersQuery } from './queries/printers.query.js';
import { PrintRoutingQuery } from './queries/print-routing.query.js';
import { aTicket } from './ticket.builder.js';
import { KeepPrintRouting } from './use-cases/keep-print-routing.use-case.js';
import { PrintMessage } from './use-cases/print-message.use-case.js';
import { ReprintJob } from './use-cases/reprint-job.use-case.js';

const can: PrinterAbilities = {
  ...{ columns: null, copies: 10, sides: ['one-sided', 'two-sided-long-edge'] },
  media: ['iso_a4_210x297mm', 'iso_a5_148x210mm'],
};
const cannot: PrinterAbilities = { ...can, sides: [], copies: 3 };
const usual = { copies: 2, sides: 'two-sided-long-edge' } as const;
const uriOf = (name: string): string => `ipp://10.0.0.7/${name}`;
const names = ['Bureau', 'Atelier'] as const;
type Name = (typeof names)[number];

describe('copies, sides and media that a kind usually has', () => {
  let shop: PrintShop;
  let token: string;
  const ids: Record<Name, number> = { Bureau: 0, Atelier: 0 };
  beforeAll(async () => {
    shop = await PrintShop.open();
    token = (await aUser(shop.test.app, { role: 'admin' })).accessToken;
  });
  afterAll(() => shop.close());

  const printersAre = async (abilities: Partial<Record<Name, PrinterAbilities>> = {}): Promise<void> => {
    const ipp = names.map((name) =>
      aPrinter({ uri: uriOf(name), name, driver: 'ipp', abilities: abilities[name] ?? can }),
    );
    await shop.worker.beat([aPrinter(), ...ipp]);
  };
  const keep = (): KeepPrintRouting => shop.get(KeepPrintRouting);
  const routeOf = async (kind: PrintRouteView['kind']): Promise<PrintRouteView | undefined> =>
    (await shop.get(PrintRoutingQuery).all()).routes.find((route) => route.kind === kind);
  const offered = async (name: Name): Promise<JobOffer | null> => shop.worker.next(uriOf(name));
  const say = async (options: PrintOptions = {}, printerId: number | null = null): Promise<number> =>
    shop.get(PrintMessage).execute(shop.actor, { content: 'Bonjour', printerId, ...options }, null);
  const optionsOf = async (id: number): Promise<PrintOptions | null> => (await shop.detail(id)).options;

  beforeEach(async () => {
    await shop.clear();
    await shop.test.db.rows('UPDATE print_routes SET printer_id = NULL, group_id = NULL, options = NULL');
    await shop.test.db.rows('DELETE FROM printer_groups');
    await printersAre();
    const all = await shop.get(PrintersQuery).all();
    for (const name of names) ids[name] = all.find((printer) => printer.name === name)?.id ?? 0;
  });

  it('PR-5 are those of every job that names none of its own: messages, tickets, invoices, labels', async () => {
    for (const kind of ['text', 'order-ticket', 'invoice', 'label'] as const)
      await keep().changeRoute(kind, { printerId: ids.Bureau, options: usual });
    const facade = shop.get(PrintingFacade);
    const { id: productId } = await aProduct(shop.test.app, shop.actor, { sku: 'ETI-77' });
    const pdf = Buffer.from('%PDF-1.7');
    const jobs = [
      await say(),
      await shop.test.db.tx(async (tx) => {
        const ticket: Ticket = aTicket();
        return (await facade.submitTicket(tx, ticket, { kind: 'order-ticket', title: 'CMD-1' })).id;
      }),
      (await shop.test.db.tx((tx) => facade.submitInvoice(tx, { invoiceId: 1, number: 'F-1', pdf }))).id,
    ];
    const response = await fetch(`${shop.test.origin}/api/products/labels`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ productIds: [productId], size: '57x32', copies: 1 }),
    });
    jobs.push(((await response.json()) as { jobId: number }).jobId);
    for (const id of jobs) {
      expect(await optionsOf(id)).toEqual(usual);
      expect((await shop.worker.printNext(uriOf('Bureau')))?.options).toEqual(usual);
      expect(await optionsOf(id)).toEqual(usual);
    }
  });

  it('PR-5 stand behind what a job names: one by one, one copy too', async () => {
    await keep().changeRoute('text', { printerId: ids.Bureau, options: usual });
    expect(await optionsOf(await say({ copies: 1 }))).toEqual({ sides: usual.sides });
    expect((await offered('Bureau'))?.options).toEqual({ sides: usual.sides });
    expect(await optionsOf(await say({ media: 'iso_a4_210x297mm', sides: 'one-sided' }))).toEqual({
      ...{ copies: 2, sides: 'one-sided', media: 'iso_a4_210x297mm' },
    });
  });

  it('PR-5 are refused where a printer of the route does not offer them, and nothing changes', async () => {
    await keep().changeRoute('text', { printerId: ids.Bureau, options: usual });
    await printersAre({ Atelier: cannot });
    await keep().createGroup({ name: 'Boutique', printerIds: [ids.Bureau, ids.Atelier] });
    const groupId = (await shop.get(PrintRoutingQuery).all()).groups[0]?.id ?? 0;
    const codeFor = (change: object): Promise<string> => codeOf(keep().changeRoute('text', change));
    expect(await codeFor({ groupId, options: usual })).toBe('PRINTING.SIDES_NOT_SUPPORTED');
    expect(await codeFor({ groupId, options: { copies: 4 } })).toBe('PRINTING.COPIES_NOT_SUPPORTED');
    expect(await codeFor({ options: { media: 'iso_a3_297x420mm' } })).toBe('PRINTING.MEDIA_NOT_SUPPORTED');
    expect(await codeFor({ printerId: null, options: { copies: 2 } })).toBe('PRINTING.COPIES_NOT_SUPPORTED');
    expect(await routeOf('text')).toMatchObject({ printerId: ids.Bureau, groupId: null, options: usual });
    for (const options of [{ copies: 0 }, { copies: 100 }, { sides: 'all' }, { media: '' }, { tray: 1 }, 3]) {
      const response = await fetch(`${shop.test.origin}/api/print-routing/routes/text`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ options }),
      });
      expect(await response.json()).toMatchObject({ code: 'REQUEST.INVALID' });
    }
  });

  it('PR-5 follow their route as far as its new printers offer them', async () => {
    await keep().changeRoute('text', { printerId: ids.Bureau, options: usual });
    await printersAre({ Atelier: cannot });
    await keep().changeRoute('text', { printerId: ids.Atelier });
    expect((await routeOf('text'))?.options).toEqual({ copies: 2 });
    await keep().changeRoute('text', { printerId: ids.Bureau, options: usual });
    await keep().changeRoute('text', { lifetimeMinutes: 60 });
    expect((await routeOf('text'))?.options).toEqual(usual);
    await keep().changeRoute('text', { printerId: null });
    expect((await routeOf('text'))?.options).toBeNull();
    await keep().changeRoute('text', { printerId: ids.Bureau, options: { copies: 1 } });
    expect((await routeOf('text'))?.options).toBeNull();
  });

  it('PR-5 hold no job up: a printer that lost one gives what it has, the next one of its group all of it', async () => {
    await keep().createGroup({ name: 'Boutique', printerIds: [ids.Bureau, ids.Atelier] });
    const groupId = (await shop.get(PrintRoutingQuery).all()).groups[0]?.id ?? 0;
    await keep().changeRoute('text', { groupId, options: usual });
    const id = await say();
    await printersAre({ Bureau: cannot });
    expect((await offered('Bureau'))?.options).toEqual({ copies: 2 });
    expect(await optionsOf(id)).toEqual({ copies: 2 });
    await shop.silence(id);
    await shop.worker.beat([
      aPrinter(),
      aPrinter({ uri: uriOf('Bureau'), name: 'Bureau', driver: 'ipp', state: 'offline' }),
      aPrinter({ uri: uriOf('Atelier'), name: 'Atelier', driver: 'ipp', abilities: can }),
    ]);
    expect((await offered('Atelier'))?.options).toEqual(usual);
    expect(await optionsOf(id)).toEqual(usual);
  });

  it('PR-5 that a job names of its own are never left out', async () => {
    await keep().changeRoute('text', { printerId: ids.Bureau });
    await say(usual);
    await printersAre({ Bureau: cannot });
    expect((await offered('Bureau'))?.options).toEqual(usual);
  });

  it('PR-5 of a job sent to a printer by name are what that printer offers of them', async () => {
    await keep().changeRoute('text', { printerId: ids.Bureau, options: usual });
    await printersAre({ Atelier: cannot });
    const id = await say({}, ids.Atelier);
    expect((await offered('Atelier'))?.options).toEqual({ copies: 2 });
    expect(await optionsOf(id)).toEqual({ copies: 2 });
  });

  it('PR-5 stand behind what is chosen for a copy, too, as they do for a print', async () => {
    await keep().changeRoute('text', { printerId: ids.Bureau, options: usual });
    await printersAre({ Atelier: { ...cannot, copies: 1 } });
    const id = await say({}, ids.Atelier);
    expect((await shop.worker.printNext(uriOf('Atelier')))?.options ?? null).toBeNull();
    const again = (wishes: ReprintInput): Promise<number> => shop.get(ReprintJob).execute(shop.actor, id, wishes);
    const copy = await again({ printerId: ids.Bureau, copies: 1 });
    expect(await optionsOf(copy)).toEqual({ sides: usual.sides });
    expect((await shop.worker.printNext(uriOf('Bureau')))?.options).toEqual({ sides: usual.sides });
    expect(await optionsOf(await again({ printerId: ids.Bureau, sides: 'one-sided' }))).toEqual({
      ...{ copies: usual.copies, sides: 'one-sided' },
    });
  });
});
