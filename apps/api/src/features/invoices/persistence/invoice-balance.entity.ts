import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What of an invoice is paid, credited and due; locked and rewritten by each payment and credit note (IN-5). */
@Entity('invoice_balances')
@Index('ix_invoice_balances_order', ['orderId', 'invoiceId'])
@Index('ix_invoice_balances_settlement', ['settlement', 'dueDate', 'invoiceId'])
@Index('ix_invoice_balances_client', ['clientId', 'settlement', 'dueDate', 'invoiceId'])
export class InvoiceBalanceRow {
  @PrimaryColumn({ name: 'invoice_id', type: 'int', unsigned: true })
  invoiceId!: number;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @Column({ name: 'client_id', type: 'int', unsigned: true })
  clientId!: number;

  @Column({ name: 'due_date', type: 'date' })
  dueDate!: string;

  @Column({ name: 'gross_cents', type: 'bigint' })
  grossCents!: number;

  @Column({ name: 'prepaid_cents', type: 'bigint', default: 0 })
  prepaidCents!: number;

  @Column({ name: 'credited_cents', type: 'bigint', default: 0 })
  creditedCents!: number;

  @Column({ name: 'applied_cents', type: 'bigint', default: 0 })
  appliedCents!: number;

  @Column({ name: 'paid_cents', type: 'bigint', default: 0 })
  paidCents!: number;

  @Column({ name: 'balance_cents', type: 'bigint' })
  balanceCents!: number;

  @Column({ type: 'varchar', length: 12 })
  settlement!: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;
}
