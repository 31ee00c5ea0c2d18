import {
  formatVatRate,
  type CompanySettings,
  type Credit,
  type CreditLine,
  type InvoiceSnapshot,
  type InvoiceSnapshotLine,
  type VatRegime,
} from '@picolo/contracts';
import { deepPrintable, legalTexts, sellerOf, type Issue } from './assemble-invoice.js';
import { lineWords } from './line-words.fr.js';

const BEFORE_DEPOSIT = { B1: 'B1', S1: 'S1', M1: 'M1', B4: 'B1', S4: 'S1', M4: 'M1' } as const;

/**
 * A credit note takes parties and references of the invoice it corrects as they stood there; the company and the legal
 * texts are those of its own day. `reason`: what staff wrote for the client, null when nothing.
 */
export function assembleCreditNote(
  original: InvoiceSnapshot,
  credit: Credit,
  company: CompanySettings,
  issue: Issue,
  reason: string | null,
): InvoiceSnapshot {
  const { number, issueDate } = original;
  const { deposits: _deducted, prepaid: _prepaid, ...kept } = original;
  const { rates, net, vat, gross } = credit;
  return deepPrintable<InvoiceSnapshot>({
    ...kept,
    kind: 'credit_note',
    number: issue.number,
    issueDate: issue.issueDate,
    dueDate: issue.issueDate,
    issuedAt: issue.issuedAt.toISOString(),
    nature: BEFORE_DEPOSIT[original.nature],
    original: { number, issueDate },
    seller: sellerOf(company),
    lines: credit.lines.map((line) => lineOf(original, line)),
    ...{ rates, net, vat, gross, reason },
    legal: legalTexts(credit.lines, company, issue.issueDate, regimeOf(original)),
  });
}

function lineOf(original: InvoiceSnapshot, { line, ...amounts }: CreditLine): InvoiceSnapshotLine {
  const from = line === null ? undefined : original.lines[line - 1];
  if (from !== undefined && line !== null) {
    const { sku, name, unit } = from;
    return { sku, name, unit, ...amounts, originalLine: line };
  }
  const name = lineWords.creditAmount(original.number, formatVatRate(amounts.vatRate, 'fr'));
  return { sku: '', name, unit: 'pièce', ...amounts, originalLine: 0 };
}

function regimeOf({ vatCategory }: InvoiceSnapshot): VatRegime | undefined {
  if (vatCategory === undefined) return undefined;
  return vatCategory === 'K' ? 'intra-community' : 'reverse-charge';
}
