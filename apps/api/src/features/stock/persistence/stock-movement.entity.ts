import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One line of the ledger (ST-3); the database refuses to change or delete it. */
@Entity('stock_movements')
@Index('ix_stock_movements_created', ['createdAt'])
@Index('ix_stock_movements_product', ['productId', 'id'])
@Index('ix_stock_movements_kind', ['kind', 'id'])
@Index('ix_stock_movements_order', ['orderId'])
@Index('ix_stock_movements_transfer', ['transferId'])
export class StockMovementEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'product_id', type: 'int', unsigned: true })
  productId!: number;

  @Column({ name: 'location_id', type: 'int', unsigned: true })
  locationId!: number;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ name: 'on_hand_delta', type: 'decimal', precision: 19, scale: 4 })
  onHandDelta!: string;

  @Column({ name: 'reserved_delta', type: 'decimal', precision: 19, scale: 4 })
  reservedDelta!: string;

  @Column({ name: 'on_hand_after', type: 'decimal', precision: 19, scale: 4 })
  onHandAfter!: string;

  @Column({ name: 'reserved_after', type: 'decimal', precision: 19, scale: 4 })
  reservedAfter!: string;

  @Column({ type: 'varchar', length: 255, nullable: true })
  reason!: string | null;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({ name: 'order_id', type: 'int', unsigned: true, nullable: true })
  orderId!: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'transfer_id', type: 'int', unsigned: true, nullable: true })
  transferId!: number | null;

  @Column({ name: 'count_id', type: 'int', unsigned: true, nullable: true })
  countId!: number | null;

  /** The books were set right, nothing moved. */
  @Column({ type: 'boolean', default: false })
  corrects!: boolean;
}
