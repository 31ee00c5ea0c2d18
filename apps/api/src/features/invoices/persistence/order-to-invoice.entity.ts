import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A processed order that waits for its invoice. */
@Entity('orders_to_invoice')
@Index('ix_orders_to_invoice_processed', ['processedOn', 'orderId'])
@Index('ix_orders_to_invoice_client', ['clientId', 'processedOn', 'orderId'])
export class OrderToInvoiceRow {
  @PrimaryColumn({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @Column({ name: 'client_id', type: 'int', unsigned: true })
  clientId!: number;

  @Column({ name: 'gross_cents', type: 'bigint' })
  grossCents!: number;

  @Column({ name: 'processed_on', type: 'date' })
  processedOn!: string;

  @Column({ type: 'varchar', length: 12 })
  reason!: string;

  @Column({ type: 'json', nullable: true })
  failure!: unknown;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
