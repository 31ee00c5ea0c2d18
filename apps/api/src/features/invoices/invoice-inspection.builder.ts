import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inner, values } from './xml-values.builder.js';

const start = promisify(execFile);

/** Totals of an order as an oracle computed them, decimal texts with two places. */
export interface ExpectedTotals {
  readonly lines: readonly string[];
  /** Lowest rate first. */
  readonly rates: readonly { readonly rate: string; readonly base: string; readonly vat: string }[];
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
}

export interface Mention {
  readonly name: string;
  /** As the page shows it; null when it stands in the XML only. */
  readonly page: string | null;
  /** As the XML holds it: path of elements and text. */
  readonly xml: readonly [path: readonly string[], text: string];
}

/** What of a finished document is inspected. */
export interface Inspected {
  readonly xml: string;
  readonly page: string;
}

/** The embedded XML, the text of the pages, and what independent programs complain about. */
export async function openPdf(pdf: Uint8Array): Promise<Inspected & { readonly complaints: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'picolo-invoice-'));
  const run = async (program: string, ...args: readonly string[]): Promise<string> =>
    (await start(program, args, { encoding: 'utf8', cwd: folder })).stdout;
  try {
    writeFileSync(join(folder, 'invoice.pdf'), pdf);
    const [fonts, checked, attached, page] = await Promise.all([
      run('pdffonts', 'invoice.pdf'),
      run('qpdf', '--check', 'invoice.pdf'),
      run('pdfdetach', '-list', 'invoice.pdf'),
      run('pdftotext', '-raw', '-enc', 'UTF-8', 'invoice.pdf', '-'),
      run('pdfdetach', '-save', '1', '-o', 'factur-x.xml', 'invoice.pdf'),
    ]);
    await run('xmllint', '--noout', 'factur-x.xml');
    const loose = fonts
      .trim()
      .split('\n')
      .slice(2)
      .filter((line) => !/ yes yes yes /u.test(line));
    const complaints = loose.map((line) => `font not embedded: ${line}`);
    if (!/No syntax or stream encoding errors/u.test(checked)) complaints.push(checked);
    if (!/1 embedded files\s+1: factur-x\.xml/u.test(attached)) complaints.push(attached);
    return { xml: readFileSync(join(folder, 'factur-x.xml'), 'utf8'), page, complaints };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines are broken anywhere and ligatures drawn as one glyph: compared are characters, without white space. */
export const flat = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** `-1234.50` → "-1 234,50", as the page writes it. */
const french = (amount: string): string => {
  const [whole = '', decimals = ''] = amount.split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/gu, ' ')},${decimals} €`;
};

/** Everything that is wrong with a document; empty when every total and every mention is where it belongs. */
export function inspect(document: Inspected, expected: ExpectedTotals, mentions: readonly Mention[]): string[] {
  return [
    ...wrongTotals(document.xml, expected),
    ...wrongPage(document.page, expected),
    ...missing(document, mentions),
  ];
}

function wrongTotals(xml: string, expected: ExpectedTotals): string[] {
  const settlement = 'ram:ApplicableHeaderTradeSettlement';
  const sums = inner(xml, settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation')[0] ?? '';
  const breakdown = inner(xml, settlement, 'ram:ApplicableTradeTax').map((tax) => ({
    rate: values(tax, 'ram:RateApplicablePercent')[0],
    base: values(tax, 'ram:BasisAmount')[0],
    vat: values(tax, 'ram:CalculatedAmount')[0],
  }));
  const lineSums = values(xml, 'ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount');
  const checks: [string, unknown, unknown][] = [
    ['line nets', lineSums, expected.lines],
    ['VAT breakdown', breakdown, expected.rates],
    ['BT-106', values(sums, 'ram:LineTotalAmount'), [expected.net]],
    ['BT-109', values(sums, 'ram:TaxBasisTotalAmount'), [expected.net]],
    ['BT-110', values(sums, 'ram:TaxTotalAmount'), [expected.vat]],
    ['BT-112', values(sums, 'ram:GrandTotalAmount'), [expected.gross]],
    ['BT-115', values(sums, 'ram:DuePayableAmount'), [expected.gross]],
  ];
  return checks
    .filter(([, found, wanted]) => JSON.stringify(found) !== JSON.stringify(wanted))
    .map(([name, found, wanted]) => `${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** Each amount must stand on the page at least as often as it is due there. */
function wrongPage(page: string, { lines, rates, net, vat, gross }: ExpectedTotals): string[] {
  const due = new Map<string, number>();
  // Gross: total, amount to pay, and once in each foot; the feet are not counted.
  for (const amount of [...lines, ...rates.flatMap((rate) => [rate.base, rate.vat]), net, vat, gross, gross]) {
    due.set(amount, (due.get(amount) ?? 0) + 1);
  }
  const text = flat(page);
  return [...due].flatMap(([amount, times]) => {
    const found = text.split(flat(french(amount))).length - 1;
    return found >= times ? [] : [`page: ${amount} stands ${String(found)} times instead of ${String(times)}`];
  });
}

function missing({ xml, page }: Inspected, mentions: readonly Mention[]): string[] {
  const text = flat(page);
  return mentions.flatMap((mention) => {
    const [path, wanted] = mention.xml;
    const inXml = values(xml, ...path).includes(wanted);
    const onPage = mention.page === null || text.includes(flat(mention.page));
    return [
      ...(inXml ? [] : [`XML lacks ${mention.name}: ${wanted}`]),
      ...(onPage ? [] : [`page lacks ${mention.name}`]),
    ];
  });
}
