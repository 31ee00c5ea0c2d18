import { Injectable } from '@nestjs/common';
import type { ChainReport } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { SERIES, type InvoiceSeries } from '../domain/invoice-number.js';
import { SeriesWalk, type ChainBreak, type SeriesEnd, type VerifiedInvoice } from '../domain/verify-series.js';

const BATCH = 200;

type Row = Omit<VerifiedInvoice, 'documentIntact'> & { readonly id: number; readonly intact: number };

/** Walks every chain from its first invoice, and reports the first break of each (IN-3). Changes nothing. */
@Injectable()
export class VerifyInvoices {
  constructor(private readonly db: Db) {}

  async execute(): Promise<ChainReport[]> {
    const reports: ChainReport[] = [];
    for (const series of new Set(Object.values(SERIES))) reports.push(await this.verify(series));
    return reports;
  }

  private async verify(series: InvoiceSeries): Promise<ChainReport> {
    // The end is read first: what is issued meanwhile lies behind it and is not walked.
    const ends = await this.ends(series);
    const last = ends.at(-1);
    const walk = new SeriesWalk(series);
    const found = last === undefined ? await this.strays(series) : await this.walk(series, walk, last);
    const broken = found ?? walk.finish(ends);
    return { series, checked: walk.checked, brokenAt: broken?.number ?? null, reason: broken?.reason ?? null };
  }

  private async walk(series: InvoiceSeries, walk: SeriesWalk, end: SeriesEnd): Promise<ChainBreak | null> {
    for (let after = 0; ;) {
      const rows = await this.batch(series, after, end);
      for (const { intact, ...row } of rows) {
        const broken = walk.check({ ...row, documentIntact: intact === 1 });
        if (broken !== null) return broken;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return null;
      after = last.id;
    }
  }

  /** In the order of issue: ids are taken under the lock of the series. The database hashes documents where they lie. */
  private async batch(series: InvoiceSeries, after: number, end: SeriesEnd): Promise<Row[]> {
    return await this.db.rows<Row>(
      `SELECT i.id, i.number, i.fiscal_year AS fiscalYear, i.sequence_number AS sequenceNumber,
         i.issue_date AS issueDate, i.net_cents AS net, i.vat_cents AS vat, i.gross_cents AS gross, i.canonical, i.xml,
         i.previous_hash AS previousHash, i.hash,
         CASE WHEN d.invoice_id IS NULL THEN 1 WHEN SHA2(d.pdf, 256) = d.sha256 THEN 1 ELSE 0 END AS intact
       FROM invoices i LEFT JOIN invoice_documents d ON d.invoice_id = i.id
       WHERE i.series = ? AND i.id > ?
         AND (i.fiscal_year < ? OR (i.fiscal_year = ? AND i.sequence_number <= ?))
       ORDER BY i.id LIMIT ${String(BATCH)}`,
      [series, after, end.fiscalYear, end.fiscalYear, end.lastNumber],
    );
  }

  private async ends(series: InvoiceSeries): Promise<SeriesEnd[]> {
    return await this.db.rows<SeriesEnd>(
      `SELECT fiscal_year AS fiscalYear, last_number AS lastNumber, last_hash AS lastHash
       FROM invoice_series WHERE series = ? ORDER BY fiscal_year`,
      [series],
    );
  }

  /** Invoices of a series that has no lock row. */
  private async strays(series: InvoiceSeries): Promise<ChainBreak | null> {
    const [row] = await this.db.rows<{ number: string }>(
      'SELECT number FROM invoices WHERE series = ? ORDER BY id LIMIT 1',
      [series],
    );
    return row === undefined ? null : { number: row.number, reason: 'end' };
  }
}
