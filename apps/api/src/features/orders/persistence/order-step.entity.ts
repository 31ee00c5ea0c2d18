import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { OrderEntity } from './order.entity.js';

/** Who moved an order, when, with which note (OR-3); append-only by the database. */
@Entity('order_steps')
@Index('ix_order_steps_order', ['orderId', 'id'])
export class OrderStepEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @ManyToOne(() => OrderEntity, { nullable: false, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'fk_order_steps_order' })
  order!: OrderEntity;

  /** What happened: a change of state, or something else that the history tells. */
  @Column({ type: 'varchar', length: 30, default: 'moved' })
  kind!: string;

  @Column({ name: 'from_status', type: 'varchar', length: 20, nullable: true })
  from!: string | null;

  @Column({ name: 'to_status', type: 'varchar', length: 20 })
  to!: string;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  note!: string | null;

  /** What changed, for the sentence of the screen. */
  @Column({ type: 'json', nullable: true })
  details!: object | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
