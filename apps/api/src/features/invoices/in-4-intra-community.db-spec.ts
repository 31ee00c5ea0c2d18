import type { CompanyView, InvoiceSnapshot, OrderView, Problem } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltUser } from '../identity/user.builder.js';
import { openPdf } from './invoice-inspection.builder.js';
import { InvoicingApi } from './invoicing-api.builder.js';
import { companySettings, LEGAL_TEXTS } from './order-snapshot.builder.js';
import { inner, values } from './xml-values.builder.js';

const brussels = { line1: '12 rue Haute', postalCode: '1000', city: 'Bruxelles', country: 'BE' };
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
});
