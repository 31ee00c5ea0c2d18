import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError, type InvoiceArchiveQuery } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { zipOfPdfs, type ZippedPdf } from '../documents/pdf-zip.js';
import { CompanyDay } from '../use-cases/company-day.js';
import { allOf, archiveFilter, type Condition } from './invoice-filter.js';
import { InvoiceMatching } from './invoice-matching.js';

/** Names read at once. */
const PER_READ = 500;

/** Many documents as one ZIP, in the order of their issue. */
@Injectable()
export class InvoiceArchive {
  constructor(
    private readonly db: Db,
    private readonly day: CompanyDay,
    private readonly matching: InvoiceMatching,
  ) {}

  /** Throws INVOICES.NOT_FOUND when there is nothing to put into it. */
  async zip(query: InvoiceArchiveQuery): Promise<Readable> {
    const today = await this.db.tx((tx) => this.day.today(tx));
    const q = (query.q ?? '').trim();
    const conditions = [...archiveFilter(query, today), ...(q === '' ? [] : [await this.matching.condition(q)])];
    const [first] = await this.read(conditions, 0, 1);
    if (first === undefined) throw new DomainError('INVOICES.NOT_FOUND');
    return zipOfPdfs(this.documents(conditions));
  }

  private async *documents(conditions: readonly Condition[]): AsyncGenerator<ZippedPdf> {
    for (let after = 0; ;) {
      const rows = await this.read(conditions, after, PER_READ);
      for (const { id, number } of rows) {
        const [document] = await this.db.rows<{ pdf: Buffer }>(
          'SELECT pdf FROM invoice_documents WHERE invoice_id = ?',
          [id],
        );
        if (document !== undefined) yield { name: `${number}.pdf`, bytes: document.pdf };
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PER_READ) return;
      after = last.id;
    }
  }

  private async read(
    conditions: readonly Condition[],
    after: number,
    limit: number,
  ): Promise<{ readonly id: number; readonly number: string }[]> {
    const { text, values } = allOf([['i.id > ?', after], ...conditions]);
    return await this.db.rows<{ id: number; number: string }>(
      `SELECT i.id, i.number FROM invoices i JOIN invoice_balances b ON b.invoice_id = i.id
         JOIN invoice_documents d ON d.invoice_id = i.id
       ${text} ORDER BY i.id LIMIT ${String(limit)}`,
      values,
    );
  }
}
