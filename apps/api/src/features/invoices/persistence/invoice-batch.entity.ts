import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Invoices that are made together, from start to end. */
@Entity('invoice_batches')
@Index('uq_invoice_batches_idempotency', ['createdBy', 'idempotencyKey'], { unique: true })
export class InvoiceBatchRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 12 })
  state!: string;

  @Column({ type: 'int', unsigned: true, default: 0 })
  total!: number;

  @Column({ name: 'issued_count', type: 'int', unsigned: true, default: 0 })
  issuedCount!: number;

  @Column({ name: 'failed_count', type: 'int', unsigned: true, default: 0 })
  failedCount!: number;

  @Column({ name: 'created_by', type: 'int', unsigned: true })
  createdBy!: number;

  @Column({ name: 'created_by_name', type: 'varchar', length: 120 })
  createdByName!: string;

  @Column({
    name: 'idempotency_key',
    type: 'varchar',
    length: 100,
    charset: 'ascii',
    collation: 'ascii_bin',
    nullable: true,
  })
  idempotencyKey!: string | null;

  @Column({ name: 'body_hash', type: 'char', length: 64 })
  bodyHash!: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;
}

/** An order of a batch: waiting, issued or failed. */
@Entity('invoice_batch_orders')
@Index('ix_invoice_batch_orders_state', ['batchId', 'state', 'orderId'])
@Index('ix_invoice_batch_orders_order', ['orderId', 'state'])
export class InvoiceBatchOrderRow {
  @PrimaryColumn({ name: 'batch_id', type: 'int', unsigned: true })
  batchId!: number;

  @PrimaryColumn({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @Column({ type: 'varchar', length: 12 })
  state!: string;

  @Column({ name: 'invoice_id', type: 'int', unsigned: true, nullable: true })
  invoiceId!: number | null;

  @Column({ type: 'json', nullable: true })
  failure!: unknown;
}
