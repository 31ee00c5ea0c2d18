import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An issued invoice or credit note. The database refuses UPDATE and DELETE (IN-3). */
@Entity('invoices')
@Index('ix_invoices_issue_date', ['issueDate', 'kind', 'netCents'])
@Index('uq_invoices_number', ['number'], { unique: true })
@Index('uq_invoices_sequence', ['series', 'fiscalYear', 'sequenceNumber'], { unique: true })
@Index('uq_invoices_order', ['orderId', 'kind', 'orderSequence'], { unique: true })
@Index('ix_invoices_client', ['clientId', 'id'])
@Index('ix_invoices_kind', ['kind', 'id'])
export class InvoiceRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 10 })
  series!: string;

  @Column({ name: 'fiscal_year', type: 'smallint', unsigned: true })
  fiscalYear!: number;

  @Column({ name: 'sequence_number', type: 'int', unsigned: true })
  sequenceNumber!: number;

  @Column({ type: 'varchar', length: 35 })
  number!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @Column({ name: 'order_sequence', type: 'smallint', unsigned: true, default: 1 })
  orderSequence!: number;

  @Column({ name: 'order_number', type: 'varchar', length: 35 })
  orderNumber!: string;

  @Column({ name: 'client_id', type: 'int', unsigned: true })
  clientId!: number;

  @Column({ name: 'client_name', type: 'varchar', length: 160 })
  clientName!: string;

  @Column({ name: 'original_id', type: 'int', unsigned: true, nullable: true })
  originalId!: number | null;

  @Column({ name: 'issue_date', type: 'date' })
  issueDate!: string;

  @Column({ name: 'due_date', type: 'date', nullable: true })
  dueDate!: string | null;

  @Column({ name: 'net_cents', type: 'bigint' })
  netCents!: number;

  @Column({ name: 'vat_cents', type: 'bigint' })
  vatCents!: number;

  @Column({ name: 'gross_cents', type: 'bigint' })
  grossCents!: number;

  @Column({ type: 'longtext' })
  canonical!: string;

  @Column({ type: 'longtext' })
  xml!: string;

  @Column({ name: 'previous_hash', type: 'char', length: 64 })
  previousHash!: string;

  @Column({ type: 'char', length: 64 })
  hash!: string;

  @Column({ type: 'tinyint', default: 0 })
  seeded!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
