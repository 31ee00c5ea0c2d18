import { Injectable } from '@nestjs/common';
import type { InvoiceKind, InvoiceSnapshot } from '@picolo/contracts';
import { sql, write, type Reader, type Tx } from '@picolo/server/db';

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

export interface InvoiceHead {
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly orderId: number;
}

/** A deposit invoice of an order with its credit notes. */
export interface IssuedDeposit {
  readonly id: number;
  readonly snapshot: InvoiceSnapshot;
  readonly credits: readonly InvoiceSnapshot[];
}

export interface MailedInvoice {
  readonly number: string;
  readonly clientId: number;
  readonly canonical: string;
  readonly pdf: Buffer | null;
}

export interface InvoiceToRender {
  readonly id: number;
  readonly number: string;
  readonly clientId: number;
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

  async head(tx: Tx, id: number): Promise<InvoiceHead | null> {
    const rows = await sql<InvoiceHead>(tx, 'SELECT number, kind, order_id AS orderId FROM invoices WHERE id = ?', [
      id,
    ]);
    return rows[0] ?? null;
  }

  /** The next sequence of a kind within its order. Read under the lock of the series, which serialises it. */
  async nextSequence(tx: Tx, orderId: number, kind: InvoiceKind): Promise<number> {
    const rows = await sql<{ last: number | null }>(
      tx,
      'SELECT MAX(order_sequence) AS last FROM invoices WHERE order_id = ? AND kind = ?',
      [orderId, kind],
    );
    return (rows[0]?.last ?? 0) + 1;
  }

  /** What an invoice froze, then what each of its credit notes froze; empty when there is no such invoice. */
  async withCredits(tx: Tx, id: number): Promise<InvoiceSnapshot[]> {
    const rows = await sql<{ canonical: string }>(
      tx,
      `SELECT canonical FROM invoices WHERE id = ?
       UNION ALL SELECT canonical FROM (SELECT id, canonical FROM invoices WHERE original_id = ? ORDER BY id) AS credits`,
      [id, id],
    );
    return rows.map(({ canonical }) => JSON.parse(canonical) as InvoiceSnapshot);
  }

  /** The invoice that took the place of a deposit: that of the same order. Null while there is none. */
  async deductingDeposit(tx: Tx, depositId: number): Promise<string | null> {
    const rows = await sql<{ number: string }>(
      tx,
      `SELECT i.number FROM invoices d JOIN invoices i ON i.order_id = d.order_id AND i.kind = 'invoice'
       WHERE d.id = ?`,
      [depositId],
    );
    return rows[0]?.number ?? null;
  }

  /** Oldest first. */
  async depositsOf(tx: Tx, orderId: number): Promise<IssuedDeposit[]> {
    const rows = await sql<{ id: number; original_id: number | null; canonical: string }>(
      tx,
      `SELECT d.id, d.original_id, d.canonical FROM invoices d LEFT JOIN invoices o ON o.id = d.original_id
       WHERE d.order_id = ? AND (d.kind = 'deposit' OR o.kind = 'deposit') ORDER BY d.id`,
      [orderId],
    );
    const read = ({ canonical }: { canonical: string }): InvoiceSnapshot => JSON.parse(canonical) as InvoiceSnapshot;
    return rows
      .filter(({ original_id: original }) => original === null)
      .map((row) => ({
        id: row.id,
        snapshot: read(row),
        credits: rows.filter(({ original_id: original }) => original === row.id).map(read),
      }));
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

  /** What is mailed of an invoice; `pdf` null while the document is being made. */
  async withDocument(tx: Tx, id: number): Promise<MailedInvoice | null> {
    const rows = await sql<MailedInvoice>(
      tx,
      `SELECT i.number, i.client_id AS clientId, i.canonical, d.pdf
       FROM invoices i LEFT JOIN invoice_documents d ON d.invoice_id = i.id WHERE i.id = ?`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Nothing is due any more, and money came in for it: not by credit notes alone. */
  async isPaid(tx: Tx, id: number): Promise<boolean> {
    const rows = await sql(
      tx,
      'SELECT 1 FROM invoice_balances WHERE invoice_id = ? AND balance_cents = 0 AND paid_cents > 0',
      [id],
    );
    return rows.length > 0;
  }

  /** Outside of any transaction: what was issued never changes. */
  async toRender(reader: Reader, id: number): Promise<InvoiceToRender | null> {
    const rows = await reader.rows<Omit<InvoiceToRender, 'seeded' | 'rendered'> & { seeded: number; rendered: number }>(
      `SELECT i.id, i.number, i.client_id AS clientId, i.canonical, i.xml, i.seeded,
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
