import { Injectable } from '@nestjs/common';
import type { InvoiceKind } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';

/** Columns that repeat the snapshot. */
export interface SnapshotColumns {
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly orderNumber: string;
  readonly clientName: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
}

/** An invoice about to be written. */
export interface NewInvoice extends SnapshotColumns {
  readonly series: string;
  readonly fiscalYear: number;
  readonly sequenceNumber: number;
  readonly orderId: number;
  readonly orderSequence: number;
  readonly clientId: number;
  readonly originalId: number | null;
  readonly canonical: string;
  readonly xml: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly seeded: boolean;
  readonly createdAt: Date;
}

export interface IssuedInvoice {
  readonly id: number;
  readonly number: string;
  readonly issueDate: string;
}

export interface InvoiceToRender {
  readonly id: number;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly orderId: number;
  readonly canonical: string;
  readonly xml: string;
  readonly seeded: boolean;
  /** Its document exists already. */
  readonly rendered: boolean;
}

const COLUMNS = [
  'series',
  'fiscal_year',
  'sequence_number',
  'number',
  'kind',
  'order_id',
  'order_sequence',
  'order_number',
  'client_id',
  'client_name',
  'original_id',
  'issue_date',
  'due_date',
  'net_cents',
  'vat_cents',
  'gross_cents',
  'canonical',
  'xml',
  'previous_hash',
  'hash',
  'seeded',
  'created_at',
] as const;

@Injectable()
export class InvoicesRepository {
  /** The invoice or credit note of an order, if it was issued. */
  async ofOrder(tx: Tx, orderId: number, kind: InvoiceKind): Promise<IssuedInvoice | null> {
    const rows = await sql<IssuedInvoice>(
      tx,
      `SELECT id, number, issue_date AS issueDate FROM invoices
       WHERE order_id = ? AND kind = ? AND order_sequence = 1`,
      [orderId, kind],
    );
    return rows[0] ?? null;
  }

  /** Writes an invoice; answers its id. The unique key by order and kind refuses a second one. */
  async insert(tx: Tx, invoice: NewInvoice): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO invoices (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
      [
        invoice.series,
        invoice.fiscalYear,
        invoice.sequenceNumber,
        invoice.number,
        invoice.kind,
        invoice.orderId,
        invoice.orderSequence,
        invoice.orderNumber,
        invoice.clientId,
        invoice.clientName,
        invoice.originalId,
        invoice.issueDate,
        invoice.dueDate,
        invoice.netCents,
        invoice.vatCents,
        invoice.grossCents,
        invoice.canonical,
        invoice.xml,
        invoice.previousHash,
        invoice.hash,
        invoice.seeded,
        invoice.createdAt,
      ],
    );
    return insertId;
  }

  async toRender(tx: Tx, id: number): Promise<InvoiceToRender | null> {
    const rows = await sql<Omit<InvoiceToRender, 'seeded' | 'rendered'> & { seeded: number; rendered: number }>(
      tx,
      `SELECT i.id, i.number, i.kind, i.order_id AS orderId, i.canonical, i.xml, i.seeded,
         d.invoice_id IS NOT NULL AS rendered
       FROM invoices i LEFT JOIN invoice_documents d ON d.invoice_id = i.id WHERE i.id = ?`,
      [id],
    );
    const [row] = rows;
    return row === undefined ? null : { ...row, seeded: row.seeded !== 0, rendered: row.rendered !== 0 };
  }

  /** Adds the document unless it is there already; answers whether it was added. */
  async insertDocument(tx: Tx, invoiceId: number, pdf: Buffer, sha256: string): Promise<boolean> {
    const { affected } = await write(
      tx,
      'INSERT IGNORE INTO invoice_documents (invoice_id, pdf, sha256, size) VALUES (?, ?, ?, ?)',
      [invoiceId, pdf, sha256, pdf.length],
    );
    return affected === 1;
  }
}
