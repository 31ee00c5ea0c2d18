import {
  awaitsConfirmation,
  computeTotals,
  underRegime,
  vatRegimeOf,
  type ClientView,
  type CompanyView,
  type InvoiceSnapshot,
  type OrderView,
  type Problem,
  type ShopSellerView,
} from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltUser } from '../identity/user.builder.js';
import { openPdf } from './invoice-inspection.builder.js';
import { InvoicingApi } from './invoicing-api.builder.js';
import { companySettings, LEGAL_TEXTS } from './order-snapshot.builder.js';
import { inner, values } from './xml-values.builder.js';

const brussels = { line1: '12 rue Haute', postalCode: '1000', city: 'Bruxelles', country: 'BE' };
const aachen = { line1: 'Markt 3', postalCode: '52062', city: 'Aachen', country: 'DE' };
const nantes = { line1: '3 quai de la Fosse', postalCode: '44000', city: 'Nantes', country: 'FR' };

let shop: InvoicingApi;
let belgian: BuiltUser;
beforeAll(async () => {
  shop = await InvoicingApi.open();
  belgian = await shop.aClient({
    kind: 'company',
    name: 'Maison Wouters',
    vatNumber: 'BE0403170701',
    billing: brussels,
  });
});
afterAll(() => shop.close());

interface Paper {
  readonly snapshot: InvoiceSnapshot;
  readonly xml: string;
  readonly page: string;
}
/** The newest document, with what its page says. */
const newest = async (): Promise<Paper> => {
  await shop.carry('invoice-render');
  const [row] = await shop.db.rows<{ canonical: string; xml: string; pdf: Buffer }>(
    'SELECT i.canonical, i.xml, d.pdf FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id ORDER BY i.id DESC LIMIT 1',
  );
  if (row === undefined) throw new Error('no document');
  const { page, complaints } = await openPdf(row.pdf);
  expect(complaints).toEqual([]);
  return { snapshot: JSON.parse(row.canonical) as InvoiceSnapshot, xml: row.xml, page: page.replace(/\s+/gu, ' ') };
};
const breakdown = (xml: string): (string | undefined)[] => {
  const [tax = ''] = inner(xml, 'ram:ApplicableHeaderTradeSettlement', 'ram:ApplicableTradeTax');
  return [
    'ram:CategoryCode',
    'ram:RateApplicablePercent',
    'ram:CalculatedAmount',
    'ram:ExemptionReasonCode',
    'ram:ExemptionReason',
  ].map((name) => values(tax, name)[0]);
};
const place = (who: BuiltUser, body: object) => shop.post<OrderView>(who, '/api/my/orders', body);
const settings = async (changes: object): Promise<void> => {
  const { company, version } = await shop.get<CompanyView>(shop.staff, '/api/settings/company');
  const { logo: _apart, ...rest } = company ?? companySettings();
  const answer = await shop.patch(shop.staff, '/api/settings/company', { ...rest, ...changes, version });
  expect(answer.status).toBe(200);
};

describe('a company of another member state', () => {
  it('IN-4 gets goods without VAT: category K with its mention and code, on the page and in the XML', async () => {
    const { id, netCents, vatCents, grossCents } = await shop.invoice(3, belgian);
    expect([vatCents, grossCents]).toEqual([0, netCents]);
    const { snapshot, xml, page } = await newest();
    const mention = LEGAL_TEXTS.intraCommunity ?? '';
    expect(snapshot.treatment).toBe('B2BINT');
    expect(breakdown(xml)).toEqual(['K', '0.00', '0.00', 'VATEX-EU-IC', mention]);
    const line = 'ram:SpecifiedLineTradeSettlement';
    expect(values(xml, line, 'ram:ApplicableTradeTax', 'ram:CategoryCode')).toEqual(['K']);
    // BR-IC-02, BR-IC-11, BR-IC-12: both VAT numbers, the day of delivery and the country it went to.
    expect(values(xml, 'ram:SpecifiedTaxRegistration', 'ram:ID')).toEqual(['FR11123456782', 'BE0403170701']);
    expect(values(xml, 'ram:OccurrenceDateTime', 'udt:DateTimeString')).toHaveLength(1);
    expect(values(xml, 'ram:ShipToTradeParty', 'ram:PostalTradeAddress', 'ram:CountryID')).toEqual(['BE']);
    for (const said of [mention, 'TVA intracommunautaire BE0403170701', 'BELGIQUE']) expect(page).toContain(said);

    await shop.post(shop.staff, `/api/invoices/${String(id)}/credit-notes`, { rest: true }, 'k-credit');
    const credit = await newest();
    expect([credit.snapshot.kind, ...breakdown(credit.xml)]).toEqual([
      'credit_note',
      'K',
      '0.00',
      '0.00',
      'VATEX-EU-IC',
      mention,
    ]);
  });

  it('OR-7 the order bears no VAT from the start, also after its lines change', async () => {
    const lines = [{ productId: shop.product.id, quantity: 2 }];
    const { body: order } = await place(belgian, { lines });
    expect([order.vatCents, order.grossCents]).toEqual([0, order.netCents]);
    const changed = await shop.patch<OrderView>(belgian, `/api/my/orders/${String(order.id)}`, {
      ...{ version: order.version, lines: [{ productId: shop.product.id, quantity: 5 }] },
    });
    expect([changed.status, changed.body.vatCents]).toEqual([200, 0]);
    const moved = await shop.patch<Problem>(belgian, `/api/my/orders/${String(order.id)}`, {
      ...{ version: changed.body.version, delivery: nantes },
    });
    expect([moved.status, moved.body.code]).toEqual([409, 'ORDERS.DELIVERY_CHANGES_VAT']);
  });

  it('IN-5 has no deposit invoice for goods without VAT, as the law wants it', async () => {
    const order = await shop.order('pending', 3, belgian);
    const path = `/api/orders/${String(order.id)}/deposits`;
    const answer = await shop.post<Problem>(shop.staff, path, { percent: 3000 }, 'k-deposit');
    expect([answer.status, answer.body.code]).toEqual([409, 'INVOICES.DEPOSIT_INTRA_COMMUNITY']);
  });

  it('IN-4 pays VAT on what is delivered in France, and so does a French company', async () => {
    const here = await shop.aClient({
      kind: 'company',
      name: 'Wouters Nantes',
      vatNumber: 'BE0403170701',
      billing: brussels,
      delivery: nantes,
    });
    const siren = { siren: '987654324', vatNumber: 'FR14987654324' };
    const french = await shop.aClient({ kind: 'company', name: 'Martin', ...siren, billing: nantes });
    for (const client of [here, french]) {
      expect((await shop.invoice(3, client)).vatCents).toBeGreaterThan(0);
      expect(breakdown((await newest()).xml).slice(0, 2)).toEqual(['S', '20.00']);
    }
  });

  it('IN-1 is not invoiced while the settings lack the mention; the refusal says so', async () => {
    const order = await shop.order('processing', 1, belgian);
    const { intraCommunity: _missing, ...texts } = LEGAL_TEXTS;
    await settings({ legalTexts: [texts] });
    const path = `/api/orders/${String(order.id)}/transitions`;
    const answer = await shop.post<Problem>(shop.staff, path, { to: 'processed' });
    expect([answer.body.code, answer.body.meta]).toEqual([
      'ORDERS.INVOICE_NOT_POSSIBLE',
      { missing: ['company.exemption'] },
    ]);
    await settings({ legalTexts: [LEGAL_TEXTS] });
  });

  it('IN-4 gets services under reverse charge: category AE', async () => {
    await settings({ nature: 'S1' });
    await shop.invoice(2, belgian);
    expect(breakdown((await newest()).xml)).toEqual(['AE', '0.00', '0.00', 'VATEX-EU-AE', LEGAL_TEXTS.reverseCharge]);
    await settings({ nature: 'B1' });
  });

  it('IN-4 OR-7 takes no VAT off by a number that it typed itself, until staff confirms it; another one waits again', async () => {
    const own = await shop.aClient({ kind: 'company', name: 'Zonder Naam', billing: brussels });
    const profile = (): Promise<ClientView> => shop.get<ClientView>(own, '/api/my/profile');
    const type = async (vatNumber: string): Promise<ClientView> => {
      const { version } = await profile();
      return (await shop.patch<ClientView>(own, '/api/my/profile', { version, vatNumber })).body;
    };
    const vat = async (): Promise<number> => {
      const { body } = await place(own, { lines: [{ productId: shop.product.id, quantity: 3 }] });
      expect(body.vatRegime === null).toBe(body.vatCents > 0);
      return body.vatCents;
    };
    const typed = await type('BE0403170701');
    expect([typed.vatNumberConfirmed, awaitsConfirmation(typed)]).toEqual([false, true]);
    expect(await vat()).toBeGreaterThan(0);

    const path = `/api/clients/${String(typed.id)}`;
    const confirm = (version: number) =>
      shop.post<ClientView & Problem>(shop.staff, `${path}/vat-number/confirmation`, { version });
    const late = await confirm(typed.version - 1);
    expect([late.status, late.body.code]).toEqual([409, 'CLIENTS.VERSION_CONFLICT']);
    // Saving the record without touching the number vouches for nothing.
    const saved = await shop.patch<ClientView>(shop.staff, path, { version: typed.version, vatNumber: 'BE0403170701' });
    expect(saved.body.vatNumberConfirmed).toBe(false);
    for (const again of [0, 1]) {
      const { status, body } = await confirm(saved.body.version);
      expect([again, status, body.vatNumberConfirmed, body.version]).toEqual([again, 200, true, saved.body.version]);
    }
    const said = 'SELECT id FROM audit_entries WHERE action = ? AND subject = ?';
    expect(await shop.db.rows(said, ['client.vat-number-confirmed', `client:${String(typed.id)}`])).toHaveLength(1);
    expect(await vat()).toBe(0);

    expect((await type('BE0428759497')).vatNumberConfirmed).toBe(false);
    expect(await vat()).toBeGreaterThan(0);
    const { version } = await profile();
    const entered = await shop.patch<ClientView>(shop.staff, path, { version, vatNumber: 'BE0403170701' });
    expect(entered.body.vatNumberConfirmed).toBe(true);
    expect(await vat()).toBe(0);
  });

  it('OR-7 a pending order is delivered elsewhere as long as its VAT stays what it is', async () => {
    const own = await shop.aClient({ kind: 'company', name: 'Zonder Btw', billing: brussels });
    const { version, id } = await shop.get<ClientView>(own, '/api/my/profile');
    const typed = await shop.patch<ClientView>(own, '/api/my/profile', { version, vatNumber: 'BE0403170701' });
    const lines = [{ productId: shop.product.id, quantity: 1 }];
    const move = async (order: OrderView, delivery: object): Promise<(string | number)[]> => {
      const path = `/api/my/orders/${String(order.id)}`;
      const { version } = await shop.get<OrderView>(own, path);
      const { status, body } = await shop.patch<Pick<OrderView, 'vatCents'> & Problem>(own, path, {
        version,
        delivery,
      });
      return status === 200 ? [status, body.vatCents] : [status, body.code];
    };
    const refused = [409, 'ORDERS.DELIVERY_CHANGES_VAT'];

    // While the number waits VAT is due wherever the goods go.
    const { body: waiting } = await place(own, { lines });
    expect(waiting.vatCents).toBeGreaterThan(0);
    for (const to of [nantes, brussels, nantes]) expect(await move(waiting, to)).toEqual([200, waiting.vatCents]);

    await shop.post(shop.staff, `/api/clients/${String(id)}/vat-number/confirmation`, { version: typed.body.version });
    expect(await move(waiting, brussels)).toEqual(refused);
    const { body: free } = await place(own, { lines });
    expect(free.vatRegime).toBe('intra-community');
    expect(await move(free, aachen)).toEqual([200, 0]);
    expect(await move(free, nantes)).toEqual(refused);
    // Another number that waits does not make an order without VAT one that may go to France.
    const now = await shop.get<ClientView>(own, '/api/my/profile');
    await shop.patch(own, '/api/my/profile', { version: now.version, vatNumber: 'BE0428759497' });
    expect(await move(free, nantes)).toEqual(refused);
  });

  it('IN-4 has nothing to confirm without a number', async () => {
    const { body } = await shop.post<ClientView>(shop.staff, '/api/clients', { kind: 'company', name: 'Sans numéro' });
    const path = `/api/clients/${String(body.id)}/vat-number/confirmation`;
    const answer = await shop.post<Problem>(shop.staff, path, { version: body.version });
    expect([answer.status, answer.body.code]).toEqual([409, 'CLIENTS.NO_VAT_NUMBER']);
  });

  it.each([
    ['B1', brussels],
    ['B1', nantes],
    ['S1', brussels],
  ] as const)('OR-7 basket, order and invoice agree to the cent: nature %s', async (nature, delivery) => {
    await settings({ nature });
    const buyer = await shop.aClient({
      ...{ kind: 'company', name: 'Maison Peeters', vatNumber: 'BE0403170701', billing: brussels, delivery },
    });
    // What the portal knows, and what it makes of it.
    const { seller } = await shop.get<ShopSellerView>(buyer, '/api/shop/seller');
    const regime = seller && vatRegimeOf(await shop.get<ClientView>(buyer, '/api/my/profile'), seller);
    const { unitPrice, vatRate } = shop.product;
    const basket = computeTotals([underRegime({ quantity: 70_000, unitPrice, vatRate }, regime)]);
    const invoice = await shop.invoice(7, buyer);
    const order = await shop.get<OrderView>(buyer, `/api/my/orders/${String(invoice.orderId)}`);
    expect(order.vatRegime).toBe(regime);
    for (const paper of [order, invoice])
      expect([paper.netCents, paper.vatCents, paper.grossCents]).toEqual([basket.net, basket.vat, basket.gross]);
    await settings({ nature: 'B1' });
  });
});
