import {
  formatCents,
  formatDecimal,
  formatQuantity,
  formatVatRate,
  type InvoiceSnapshot,
  type InvoiceSnapshotLine,
  unitWord,
} from '@picolo/contracts';
import type { Content, ContentTable, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { frenchDate } from './page-parties.js';
import { COLOURS, SIZES } from './page-style.js';
import { words } from './words.fr.js';

const NBSP = '\u00a0';
/** Counted goods need no unit behind the figure. */
const COUNTED = 'pièce';

/** All fixed: a flexible column would grow with a word that cannot be broken, and push the others off the page. */
const COLUMN_WIDTHS = [203, 54, 74, 40, 76];

const right = (text: string, more: object = {}): TableCell => ({ text, alignment: 'right', noWrap: true, ...more });

/** Hairlines between rows, a firm line under the head, a tint behind it. */
const ruled: CustomTableLayout = {
  hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => COLOURS.line,
  fillColor: (row) => (row === 0 ? COLOURS.tint : null),
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 5,
  paddingBottom: () => 5,
};

/** The lines; the head is repeated on each page and no line is torn apart. */
export function lineTable({ lines }: InvoiceSnapshot): Content {
  const { name, quantity, price, rate, net } = words.columns;
  const head = (text: string): TableCell => right(text, { bold: true, color: COLOURS.accent });
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: COLUMN_WIDTHS,
      body: [
        [{ text: name, bold: true, color: COLOURS.accent }, head(quantity), head(price), head(rate), head(net)],
        ...lines.map(lineRow),
      ],
    },
    layout: ruled,
  };
}

function lineRow(line: InvoiceSnapshotLine): TableCell[] {
  const unit = line.unit === COUNTED ? '' : `${NBSP}${unitWord(line.unit, line.quantity)}`;
  return [
    {
      stack: [
        { text: line.name },
        ...(line.sku === ''
          ? []
          : [{ text: `${words.reference}${NBSP}${line.sku}`, fontSize: SIZES.tiny, color: COLOURS.quiet }]),
      ],
    },
    right(`${formatQuantity(line.quantity, 'fr')}${unit}`, { noWrap: false }),
    right(formatDecimal(line.unitPrice, 6, 'fr', 2)),
    right(formatVatRate(line.vatRate, 'fr')),
    right(formatCents(line.net, 'fr')),
  ];
}

/** VAT by rate on the left, totals on the right; never split between pages. */
export function totalsBlock(invoice: InvoiceSnapshot): Content {
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
    columns: [
      { width: 271, stack: [vatTable(invoice), ...exemptionText(invoice), ...depositsTable(invoice)] },
      { width: 208, stack: [totalsTable(invoice)] },
    ],
    columnGap: 28,
  };
}

function vatTable({ rates }: InvoiceSnapshot): Content {
  const { rate, base, vat } = words.vatTable;
  const head = (text: string): TableCell => right(text, { color: COLOURS.quiet });
  return {
    fontSize: SIZES.small,
    table: {
      widths: ['auto', '*', '*'],
      body: [
        [{ text: rate, color: COLOURS.quiet }, head(base), head(vat)],
        ...rates.map((total): TableCell[] => [
          { text: formatVatRate(total.vatRate, 'fr'), noWrap: true },
          right(formatCents(total.base, 'fr')),
          right(formatCents(total.vat, 'fr')),
        ]),
      ],
    },
    layout: { ...ruled, fillColor: () => null, paddingTop: () => 3, paddingBottom: () => 3, paddingLeft: () => 0 },
  };
}

/** What was invoiced before, by deposit and rate: the VAT that is not due again. */
function depositsTable({ deposits = [] }: InvoiceSnapshot): Content[] {
  if (deposits.length === 0) return [];
  const { rate, base, vat } = words.vatTable;
  const quiet = (text: string): TableCell => ({ text, color: COLOURS.quiet });
  const head = (text: string): TableCell => right(text, { color: COLOURS.quiet });
  const body = deposits.flatMap(({ number, issueDate, rates }) =>
    rates.map((total, index): TableCell[] => [
      { text: index === 0 ? words.depositOf(number, frenchDate(issueDate)) : '' },
      { text: formatVatRate(total.vatRate, 'fr'), noWrap: true },
      right(formatCents(-total.base, 'fr')),
      right(formatCents(-total.vat, 'fr')),
    ]),
  );
  return [
    {
      fontSize: SIZES.small,
      margin: [0, 12, 0, 0],
      table: {
        widths: ['*', 'auto', 'auto', 'auto'],
        body: [[quiet(words.deposits), quiet(rate), head(base), head(vat)], ...body],
      },
      layout: { ...ruled, fillColor: () => null, paddingTop: () => 3, paddingBottom: () => 3, paddingLeft: () => 0 },
    },
  ];
}

function exemptionText({ rates, legal }: InvoiceSnapshot): Content[] {
  const exempt = rates.some(({ vatRate }) => vatRate === 0);
  if (!exempt || legal.exemption === null) return [];
  return [{ text: legal.exemption.text, fontSize: SIZES.small, margin: [0, 6, 0, 0] }];
}

function totalsTable({ kind, net, vat, gross, prepaid }: InvoiceSnapshot): ContentTable {
  const row = (label: string, amount: number): TableCell[] => [label, right(formatCents(amount, 'fr'))];
  const strong = { bold: true, fontSize: 12, color: COLOURS.accent, fillColor: COLOURS.tint };
  return {
    table: {
      widths: [78, 106],
      body: [
        row(words.totalNet, net),
        row(words.totalVat, vat),
        row(words.totalGross, gross),
        ...(prepaid === undefined ? [] : [row(words.prepaid, -prepaid)]),
        [{ text: words.due[kind], ...strong }, right(formatCents(gross - (prepaid ?? 0), 'fr'), strong)],
      ],
    },
    layout: {
      ...ruled,
      fillColor: () => null,
      hLineWidth: (index, node) => (index === 0 || index >= node.table.body.length - 1 ? 0 : 0.5),
      paddingTop: (index, node) => (index === node.table.body.length - 1 ? 7 : 4),
      paddingBottom: (index, node) => (index === node.table.body.length - 1 ? 7 : 4),
    },
  };
}
