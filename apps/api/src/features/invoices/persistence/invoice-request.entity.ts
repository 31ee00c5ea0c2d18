import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A credit note or deposit invoice that was asked for under a key. */
@Entity('invoice_requests')
export class InvoiceRequestRow {
  @PrimaryColumn({ name: 'actor_id', type: 'int', unsigned: true })
  actorId!: number;

  @PrimaryColumn({ name: 'idempotency_key', type: 'varchar', length: 100, charset: 'ascii', collation: 'ascii_bin' })
  idempotencyKey!: string;

  @Column({ name: 'body_hash', type: 'char', length: 64 })
  bodyHash!: string;

  @Column({ name: 'invoice_id', type: 'int', unsigned: true, nullable: true })
  invoiceId!: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
