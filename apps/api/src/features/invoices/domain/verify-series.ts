import type { InvoiceSnapshot } from '@picolo/contracts';
import { CHAIN_START, checkLink, type ChainLink } from './hash-chain.js';
import { invoiceNumber, type InvoiceSeries } from './invoice-number.js';

/** An invoice with the columns that repeat its snapshot. */
export interface VerifiedInvoice extends ChainLink {
  readonly fiscalYear: number;
  readonly sequenceNumber: number;
  readonly issueDate: string;
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  /** False when the stored document is not the one that was hashed. */
  readonly documentIntact: boolean;
}

/** What the lock row of a fiscal year says: the invoices must end there. */
export interface SeriesEnd {
  readonly fiscalYear: number;
  readonly lastNumber: number;
  readonly lastHash: string;
}

/**
 * `number`: gap or double; `date`: before the one before; `previous`: does not continue the one before; `content`: JSON or
 * XML altered; `columns`: the row says other than its JSON; `document`: PDF altered; `end`: invoices after it are missing.
 */
export const BREAK_REASONS = ['number', 'date', 'previous', 'content', 'columns', 'document', 'end'] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];

export interface ChainBreak {
  readonly number: string;
  readonly reason: BreakReason;
}

/** Walks a series in its order of issue; `check` answers the first break it meets. */
export class SeriesWalk {
  checked = 0;
  private previousHash = CHAIN_START;
  private fiscalYear = 0;
  private lastNumber = 0;
  private lastDate = '';
  private readonly lastOfYear = new Map<number, number>();

  constructor(private readonly series: InvoiceSeries) {}

  check(invoice: VerifiedInvoice): ChainBreak | null {
    const reason = this.reasonAgainst(invoice);
    if (reason !== null) return { number: invoice.number, reason };
    this.checked += 1;
    this.previousHash = invoice.hash;
    this.fiscalYear = invoice.fiscalYear;
    this.lastNumber = invoice.sequenceNumber;
    this.lastDate = invoice.issueDate;
    this.lastOfYear.set(invoice.fiscalYear, invoice.sequenceNumber);
    return null;
  }

  /** After the last invoice: whether the series ends where its lock rows say. */
  finish(ends: readonly SeriesEnd[]): ChainBreak | null {
    for (const { fiscalYear, lastNumber } of ends) {
      const found = this.lastOfYear.get(fiscalYear) ?? 0;
      if (found !== lastNumber) return { number: invoiceNumber(this.series, fiscalYear, found + 1), reason: 'end' };
    }
    const last = ends.at(-1);
    if (last === undefined || last.lastHash === this.previousHash) return null;
    return { number: invoiceNumber(this.series, last.fiscalYear, last.lastNumber), reason: 'end' };
  }

  private reasonAgainst(invoice: VerifiedInvoice): BreakReason | null {
    const begins = invoice.fiscalYear > this.fiscalYear;
    const expected = begins ? 1 : this.lastNumber + 1;
    const number = invoiceNumber(this.series, invoice.fiscalYear, invoice.sequenceNumber);
    if (invoice.fiscalYear < this.fiscalYear || invoice.sequenceNumber !== expected || invoice.number !== number) {
      return 'number';
    }
    if (invoice.issueDate < this.lastDate) return 'date';
    const broken = checkLink(invoice, this.previousHash);
    if (broken !== null) return broken;
    if (!agrees(invoice)) return 'columns';
    return invoice.documentIntact ? null : 'document';
  }
}

/** Checked after the hash: JSON whose hash holds is the JSON that was issued. */
function agrees(invoice: VerifiedInvoice): boolean {
  const { number, issueDate, net, vat, gross } = JSON.parse(invoice.canonical) as InvoiceSnapshot;
  const [same, sums] = [
    number === invoice.number && issueDate === invoice.issueDate,
    net === invoice.net && vat === invoice.vat && gross === invoice.gross,
  ];
  return same && sums;
}
