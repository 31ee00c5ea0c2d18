import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Money that came in or, on a credit note, went back (IN-5). Written once; cancelled by a row of the opposite amount. */
@Entity('payments')
@Index('uq_payments_idempotency', ['actorId', 'idempotencyKey'], { unique: true })
@Index('uq_payments_cancels', ['cancelsId'], { unique: true })
@Index('ix_payments_invoice', ['invoiceId', 'id'])
@Index('ix_payments_paid_on', ['paidOn', 'id'])
export class PaymentRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'invoice_id', type: 'int', unsigned: true })
  invoiceId!: number;

  @Column({ name: 'amount_cents', type: 'bigint' })
  amountCents!: number;

  @Column({ type: 'varchar', length: 20 })
  method!: string;

  @Column({ name: 'paid_on', type: 'date' })
  paidOn!: string;

  @Column({ type: 'varchar', length: 120, nullable: true })
  reference!: string | null;

  @Column({ name: 'cancels_id', type: 'int', unsigned: true, nullable: true })
  cancelsId!: number | null;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({
    name: 'idempotency_key',
    type: 'varchar',
    length: 100,
    charset: 'ascii',
    collation: 'ascii_bin',
    nullable: true,
  })
  idempotencyKey!: string | null;

  @Column({ name: 'body_hash', type: 'char', length: 64, nullable: true })
  bodyHash!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
