import { formatCents, type InvoiceSnapshot } from '@picolo/contracts';
import type { Content, ContentColumns, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { frenchDate, partyBlock, sellerBlock } from './page-parties.js';
import { lineTable, totalsBlock } from './page-tables.js';
import { COLOURS, SIZES } from './page-style.js';
import { words } from './words.fr.js';

const MARGINS: [number, number, number, number] = [44, 62, 44, 70];

/** `& < >` break the XMP that pdfkit writes without escaping. */
const plain = (value: string): string => value.replace(/[&<>]/gu, ' ').replace(/\s+/gu, ' ').trim();

/**
 * The page of an invoice as a pdfmake definition: nothing is computed here, every figure is the snapshot's. `logo`: the bytes
 * that the snapshot names, PNG or JPEG without transparency.
 */
export function invoicePage(invoice: InvoiceSnapshot, logo: Uint8Array | null): TDocumentDefinitions {
  const issued = new Date(invoice.issuedAt);
  const title = `${words.title[invoice.kind]} ${invoice.number}`;
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    language: 'fr-FR',
    displayTitle: true,
    info: {
      title: plain(title),
      author: plain(invoice.seller.name),
      subject: plain(`${title}, ${invoice.buyer.name}`),
      creator: 'Picolo',
      producer: 'Picolo',
      creationDate: issued,
      modDate: issued,
    },
    pageSize: 'A4',
    pageMargins: MARGINS,
    defaultStyle: { font: 'Roboto', fontSize: SIZES.body, color: COLOURS.ink, lineHeight: 1.18 },
    header: (page) => runningHead(invoice, page),
    footer: (page, count) => footer(invoice, page, count),
    content: [
      masthead(invoice, logo),
      parties(invoice),
      ...(invoice.original === null ? [] : [originalNotice(invoice.original, invoice.reason ?? null)]),
      lineTable(invoice),
      totalsBlock(invoice),
      conditions(invoice),
    ],
  };
}

function masthead(invoice: InvoiceSnapshot, logo: Uint8Array | null): Content {
  return {
    columns: [
      sellerBlock(invoice.seller, logo),
      {
        width: '*',
        stack: [
          { text: words.title[invoice.kind], fontSize: SIZES.title, bold: true, color: COLOURS.accent },
          { text: invoice.number, fontSize: SIZES.number, bold: true },
        ],
        alignment: 'right',
      },
    ],
    columnGap: 24,
    margin: [0, -22, 0, 22],
  };
}

/** Dates and references on the left, addresses on the right where a window envelope shows them. */
function parties(invoice: InvoiceSnapshot): Content {
  const { buyer, delivery } = invoice;
  const right: Content[] = [partyBlock(words.billedTo, buyer)];
  const left: Content[] = [facts(invoice)];
  if (delivery !== null) {
    left.push({ ...partyBlock(words.deliveredTo, delivery), margin: [0, 12, 0, 0] });
  }
  const columns: ContentColumns = {
    columns: [
      { width: 239, stack: left },
      { width: 240, stack: right },
    ],
    columnGap: 28,
    margin: [0, 0, 0, 20],
  };
  return columns;
}

function facts(invoice: InvoiceSnapshot): Content {
  const rows: [string, string][] = [[words.issueDate, frenchDate(invoice.issueDate)]];
  if (invoice.deliveryDate !== null) rows.push([words.deliveryDate, frenchDate(invoice.deliveryDate)]);
  if (invoice.kind !== 'credit_note') rows.push([words.dueDate, frenchDate(invoice.dueDate)]);
  rows.push([words.orderNumber, invoice.orderNumber]);
  if (invoice.buyerOrderNumber !== null) rows.push([words.buyerOrderNumber, invoice.buyerOrderNumber]);
  rows.push([words.nature, words.natures[invoice.nature]]);
  return {
    table: {
      widths: [92, 137],
      body: rows.map(([label, value]) => [{ text: label, color: COLOURS.quiet }, { text: value }]),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 10),
      paddingRight: () => 0,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
  };
}

function originalNotice(
  { number, issueDate }: { readonly number: string; readonly issueDate: string },
  reason: string | null,
): Content {
  return {
    margin: [0, 0, 0, 12],
    stack: [
      { text: words.original(number, frenchDate(issueDate)), bold: true },
      ...(reason === null || reason === '' ? [] : [{ text: `${words.reason} : ${reason}` }]),
    ],
  };
}

function conditions(invoice: InvoiceSnapshot): Content {
  const { legal, kind, seller } = invoice;
  const iban = seller.iban?.replace(/(.{4})(?=.)/gu, '$1\u00a0') ?? null;
  const transfer =
    iban === null || kind === 'credit_note'
      ? []
      : [{ text: `${words.transfer} ${iban}, ${words.transferReference(invoice.number)}.` }];
  const mentions = [legal.vatOnDebits, legal.earlyPayment, legal.latePenalties, legal.recoveryFee];
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    stack: [
      { text: words.payment, bold: true, margin: [0, 0, 0, 2] },
      { text: legal.paymentTerms },
      ...transfer,
      { text: words.legal, bold: true, margin: [0, 10, 0, 2] },
      ...mentions
        .filter((mention) => mention !== null)
        .map((mention) => ({ text: mention, fontSize: SIZES.small, color: COLOURS.quiet })),
    ],
  };
}

/** From the second page on: which document this is. */
function runningHead(invoice: InvoiceSnapshot, page: number): Content {
  if (page === 1) return { canvas: [{ type: 'rect', x: 0, y: 0, w: 595.28, h: 5, color: COLOURS.accent }] };
  return {
    margin: [MARGINS[0], 26, MARGINS[2], 0],
    columns: [
      { text: `${words.title[invoice.kind]} ${invoice.number} (${words.continued})`, bold: true },
      { text: invoice.seller.name, alignment: 'right', color: COLOURS.quiet, width: 'auto' },
    ],
  };
}

function footer({ seller, gross, number }: InvoiceSnapshot, page: number, count: number): Content {
  const registration = [`${words.siren} ${seller.siren}`];
  if (seller.vatNumber !== null) registration.push(`${words.vatNumber} ${seller.vatNumber}`);
  return {
    margin: [MARGINS[0], 14, MARGINS[2], 0],
    fontSize: SIZES.tiny,
    color: COLOURS.quiet,
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 507.28, y2: 0, lineWidth: 0.5, lineColor: COLOURS.line }] },
      {
        margin: [0, 6, 0, 0],
        columns: [
          { width: 380, stack: [`${seller.name} – ${seller.legalLine}`, registration.join(' – ')] },
          {
            width: '*',
            alignment: 'right',
            stack: [words.page(page, count), `${number} – ${formatCents(gross, 'fr')}`],
          },
        ],
        columnGap: 16,
      },
    ],
  };
}
