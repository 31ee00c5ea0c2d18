import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The PDF of an invoice, rendered once after the issue. The database refuses UPDATE and DELETE. */
@Entity('invoice_documents')
export class InvoiceDocumentRow {
  @PrimaryColumn({ name: 'invoice_id', type: 'int', unsigned: true })
  invoiceId!: number;

  @Column({ type: 'longblob' })
  pdf!: Buffer;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
