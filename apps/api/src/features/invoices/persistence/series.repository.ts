import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import type { InvoiceSeries } from '../domain/invoice-number.js';

/** Where a series stands in one fiscal year. */
export interface SeriesHead {
  readonly fiscalYear: number;
  readonly lastNumber: number;
  readonly lastHash: string;
  /** `YYYY-MM-DD`. */
  readonly lastDate: string;
}

@Injectable()
export class SeriesRepository {
  /**
   * Takes the lock of a series until the end of the transaction; answers its fiscal years, oldest first. Locks ascending:
   * a year that another transaction began meanwhile is then met by the scan, not missed.
   */
  async lock(tx: Tx, series: InvoiceSeries): Promise<SeriesHead[]> {
    return await sql<SeriesHead>(
      tx,
      `SELECT fiscal_year AS fiscalYear, last_number AS lastNumber, last_hash AS lastHash, last_date AS lastDate
       FROM invoice_series WHERE series = ? ORDER BY fiscal_year FOR UPDATE`,
      [series],
    );
  }

  /** Begins a fiscal year, unless another transaction just did. */
  async begin(tx: Tx, series: InvoiceSeries, head: SeriesHead): Promise<void> {
    await write(
      tx,
      `INSERT IGNORE INTO invoice_series (series, fiscal_year, last_number, last_hash, last_date)
       VALUES (?, ?, ?, ?, ?)`,
      [series, head.fiscalYear, head.lastNumber, head.lastHash, head.lastDate],
    );
  }

  async advance(tx: Tx, series: InvoiceSeries, head: SeriesHead): Promise<void> {
    const { affected } = await write(
      tx,
      `UPDATE invoice_series SET last_number = ?, last_hash = ?, last_date = ?
       WHERE series = ? AND fiscal_year = ? AND last_number = ?`,
      [head.lastNumber, head.lastHash, head.lastDate, series, head.fiscalYear, head.lastNumber - 1],
    );
    if (affected !== 1) throw new Error(`${series} ${String(head.fiscalYear)} moved while it was locked`);
  }
}
