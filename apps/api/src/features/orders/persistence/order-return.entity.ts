import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { OrderLineEntity } from './order-line.entity.js';

/** What came back of a line, and whether it can be sold again (OR-4). */
@Entity('order_returns')
@Index('ix_order_returns_line', ['lineId'])
export class OrderReturnEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'order_line_id', type: 'int', unsigned: true })
  lineId!: number;

  @ManyToOne(() => OrderLineEntity, { nullable: false, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'order_line_id', foreignKeyConstraintName: 'fk_order_returns_line' })
  line!: OrderLineEntity;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  quantity!: string;

  /** `restock` or `scrap`. */
  @Column({ type: 'varchar', length: 20 })
  disposition!: string;

  /** Why it came back, in the words of whoever took it. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  reason!: string | null;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
