import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';

/** Invoices: to be read by the person; kept for the legal ten years whatever they ask (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfInvoices implements PersonalDataSource {
  constructor(private readonly db: Db) {}

  async *files({ clientIds }: Person): AsyncIterable<PersonalFile> {
    const marks = clientIds.map(() => '?').join(', ');
    const invoices = await this.db.rows<{ id: number; number: string }>(
      `SELECT id, number, kind, order_number AS orderNumber, issue_date AS issueDate, due_date AS dueDate,
         net_cents AS netCents, vat_cents AS vatCents, gross_cents AS grossCents
       FROM invoices WHERE client_id IN (${marks}) ORDER BY id`,
      clientIds,
    );
    yield { path: 'invoices/invoices.json', content: JSON.stringify(invoices, null, 2) };
    for (const { id, number } of invoices) {
      const [document] = await this.db.rows<{ pdf: Buffer }>('SELECT pdf FROM invoice_documents WHERE invoice_id = ?', [
        id,
      ]);
      if (document !== undefined) yield { path: `invoices/${number}.pdf`, content: document.pdf };
    }
  }
}
