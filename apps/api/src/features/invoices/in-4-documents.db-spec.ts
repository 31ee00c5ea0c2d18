import fc from 'fast-check';
import type { InvoiceSnapshot, OrderSnapshot, OrderSnapshotLine } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  flat,
  inspect,
  openPdf,
  type ExpectedTotals,
  type Inspected,
  type Mention,
} from './invoice-inspection.builder.js';
import { openInvoicing } from './invoicing.builder.js';
import { escapeXml } from './domain/xml-writer.js';
import { mentionsOf } from './order-mentions.builder.js';
import { companySettings } from './order-snapshot.builder.js';
import { sqlTotals } from './sql-totals.builder.js';

const ORDERS = process.env['PROVE'] === '1' ? 1000 : 100;
// The suite repeats itself; the proof looks at other orders each time.
const SEED = process.env['PROVE'] === '1' ? Date.now() % 1_000_000 : 662_338;

const words = [
  'Thé',
  'café',
  'Œufs',
  'grès',
  'n° 1',
  'A&B',
  '<bio>',
  '"doux"',
  "l'été",
  'Noël',
  '😀',
  '日本',
  'figue',
  '½',
];
const name = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme-ascii', maxLength: 12 })), { maxLength: 6 })
  .map((parts) => `x${parts.join(' ')}`);
const line: fc.Arbitrary<OrderSnapshotLine> = fc.record({
  sku: fc.stringMatching(/^[A-Z]{2,4}-\d{3}$/u),
  name,
  unit: fc.constantFrom('pièce', 'kg', 'm', 'lot'),
  quantity: fc.oneof(
    fc.integer({ min: 1, max: 500 }).map((n) => n * 10_000),
    fc.integer({ min: 1, max: 9_999_999 }),
  ),
  unitPrice: fc.oneof(
    fc.nat(99_999).map((cents) => cents * 10_000),
    fc.nat(5_000_000_000),
  ),
  vatRate: fc.constantFrom(0, 210, 550, 1000, 2000),
});
const address = fc.record({
  name,
  line1: name,
  postalCode: fc.stringMatching(/^\d{5}$/u),
  city: name,
  country: fc.constant('FR'),
});
const orders = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  purchaseOrder: fc.option(name),
  processedAt: fc.constantFrom('2026-11-18T10:00:00.000Z', '2026-11-19T23:30:00.000Z'),
  buyer: fc.record({
    kind: fc.constantFrom('person' as const, 'company' as const),
    name,
    email: fc.constant('client@example.org'),
    siren: fc.constant('987654324'),
    vatNumber: fc.constant('FR14987654324'),
    billing: address,
    delivery: fc.option(address),
  }),
});

interface Examined {
  readonly order: OrderSnapshot;
  readonly document: Inspected;
  readonly complaints: readonly string[];
  readonly expected: ExpectedTotals;
  readonly mentions: readonly Mention[];
}

describe(`documents of ${String(ORDERS)} random orders (seed ${String(SEED)})`, () => {
  let database: Awaited<ReturnType<typeof openInvoicing>>;
  const company = companySettings({ vatOnDebits: true });
  const examined: Examined[] = [];

  beforeAll(async () => {
    database = await openInvoicing();
    const { invoicing } = database;
    invoicing.company = company;
    const samples = fc.sample(orders, { numRuns: ORDERS, seed: SEED });
    for (const sample of samples) await invoicing.processedOrder(sample);
    await invoicing.clock.at(new Date('2026-11-20T09:00:00Z'), () => invoicing.settle());
    for (const order of invoicing.orders.values()) {
      const [row] = await database.db.rows<{ pdf: Buffer; canonical: string }>(
        'SELECT d.pdf, i.canonical FROM invoices i JOIN invoice_documents d ON d.invoice_id = i.id WHERE i.order_id = ?',
        [order.id],
      );
      if (row === undefined) throw new Error(`${order.number} has no document`);
      const { complaints, ...document } = await openPdf(row.pdf);
      const expected = await sqlTotals(database.db, order.lines);
      const snapshot = JSON.parse(row.canonical) as InvoiceSnapshot & { deliveryDate: string };
      const mentions = mentionsOf(order, company, snapshot);
      examined.push({ order, document, complaints, expected, mentions });
    }
    // A thousand documents, six programs on each: long on a loaded machine, and that is no failure.
  }, 2_400_000);
  afterAll(() => database.close());

  it('IN-4 every total is exact to the cent against SQL, every mention stands on the page and in the XML', () => {
    expect(examined).toHaveLength(ORDERS);
    for (const { order, document, expected, mentions } of examined) {
      expect({ order: order.number, problems: inspect(document, expected, mentions) }).toEqual({
        order: order.number,
        problems: [],
      });
    }
  });

  it('IN-4 qpdf, pdffonts, pdfdetach and xmllint find nothing wrong', () => {
    expect(examined.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('IN-4 the dates are those of the company’s zone', () => {
    const delivered = new Set(
      examined.map(({ mentions }) => mentions.find(({ name: of }) => of === '2 delivery date')?.page),
    );
    expect(delivered).toEqual(new Set(['18/11/2026', '20/11/2026']));
  });

  it('IN-4 one altered cent is found, wherever it is', () => {
    const { document, expected, mentions } = examined[0] ?? fail();
    for (const match of document.xml.matchAll(/>(\d+\.\d)(\d)<\/ram:\w*Amount>/gu)) {
      const [whole, , last] = match;
      const altered = whole.replace(`${last ?? ''}<`, `${String((Number(last) + 1) % 10)}<`);
      // Prices are no totals: the line net they lead to is what is checked.
      if (whole.includes('ram:ChargeAmount')) continue;
      const xml = document.xml.slice(0, match.index) + altered + document.xml.slice(match.index + whole.length);
      expect(inspect({ ...document, xml }, expected, mentions), whole).not.toEqual([]);
    }
    for (const wrong of [
      { ...expected, net: '-0.01' },
      { ...expected, gross: '-0.01' },
      { ...expected, lines: [] },
    ]) {
      expect(inspect(document, wrong, mentions)).not.toEqual([]);
    }
  });

  it('IN-4 one missing mention is found, on the page and in the XML', () => {
    const { document, expected, mentions } = examined.find(({ order }) => order.buyer.kind === 'company') ?? fail();
    for (const mention of mentions) {
      const [, text] = mention.xml;
      const xml = document.xml.replaceAll(`>${escapeXml(text)}<`, '>¤<');
      expect(inspect({ ...document, xml }, expected, [mention]), mention.name).not.toEqual([]);
      if (mention.page === null) continue;
      const page = flat(document.page).replaceAll(flat(mention.page), '¤');
      expect(inspect({ ...document, page }, expected, [mention]), mention.name).not.toEqual([]);
    }
    expect(inspect({ ...document, page: '' }, expected, mentions).length).toBeGreaterThan(20);
  });
});

function fail(): never {
  throw new Error('no such document');
}
