import type { OrderBuyer } from '@picolo/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('orders')
@Index('uq_orders_idempotency', ['placedBy', 'idempotencyKey'], { unique: true })
@Index('ix_orders_status', ['status', 'id'])
@Index('ix_orders_client', ['clientId', 'id'])
@Index('ix_orders_origin', ['origin', 'id'])
@Index('ix_orders_created', ['createdAt', 'id'])
@Index('ix_orders_gross', ['grossCents', 'id'])
@Index('ix_orders_purchase_order', ['purchaseOrder', 'id'])
export class OrderEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'client_id', type: 'int', unsigned: true })
  clientId!: number;

  @Column({ name: 'placed_by', type: 'int', unsigned: true })
  placedBy!: number;

  /** Compared byte by byte: keys that differ in case are two keys. */
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

  @Column({ type: 'varchar', length: 20 })
  status!: string;

  /** Who entered it: the client on the `portal`, or `staff` for them. */
  @Column({ type: 'varchar', length: 20, default: 'portal' })
  origin!: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'client_name', type: 'varchar', length: 160 })
  clientName!: string;

  @Column({ name: 'line_count', type: 'smallint', unsigned: true })
  lineCount!: number;

  @Column({ name: 'net_cents', type: 'bigint' })
  netCents!: number;

  @Column({ name: 'vat_cents', type: 'bigint' })
  vatCents!: number;

  @Column({ name: 'gross_cents', type: 'bigint' })
  grossCents!: number;

  @Column({ type: 'json' })
  buyer!: OrderBuyer;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  note!: string | null;

  /** Of the house: no client ever reads it. */
  @Column({ name: 'internal_note', type: 'varchar', length: 2000, nullable: true })
  internalNote!: string | null;

  @Column({ name: 'purchase_order', type: 'varchar', length: 50, nullable: true })
  purchaseOrder!: string | null;

  /** A request for change waits for an answer (OR-5). */
  @Column({ name: 'change_requested', type: 'tinyint', default: 0 })
  changeRequested!: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;
}
