import type { OrderLineInput } from '@picolo/contracts';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { OrderEntity } from './order.entity.js';

/** What a client asks to change in an order that is being worked on (OR-5). */
@Entity('order_change_requests')
@Index('ix_order_change_requests_order', ['orderId', 'id'])
@Index('ix_order_change_requests_state', ['state', 'orderId'])
export class OrderChangeRequestEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @ManyToOne(() => OrderEntity, { nullable: false, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'fk_order_change_requests_order' })
  order!: OrderEntity;

  @Column({ type: 'varchar', length: 2000 })
  text!: string;

  /** The whole order as the client would like it; null: words only. */
  @Column({ type: 'json', nullable: true })
  wished!: readonly OrderLineInput[] | null;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ name: 'asked_by', type: 'int', unsigned: true })
  askedBy!: number;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  answer!: string | null;

  @Column({ name: 'answered_by', type: 'int', unsigned: true, nullable: true })
  answeredBy!: number | null;

  @Column({ name: 'answered_name', type: 'varchar', length: 120, nullable: true })
  answeredName!: string | null;

  /** The wished lines are now the order's. */
  @Column({ type: 'tinyint', default: 0 })
  applied!: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  answeredAt!: Date | null;
}
