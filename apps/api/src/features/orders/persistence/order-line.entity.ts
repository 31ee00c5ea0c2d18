import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { OrderEntity } from './order.entity.js';

/** What was sold, as it was then. */
@Entity('order_lines')
@Index('uq_order_lines_position', ['orderId', 'position'], { unique: true })
@Index('ix_order_lines_product', ['productId', 'orderId'])
export class OrderLineEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'order_id', type: 'int', unsigned: true })
  orderId!: number;

  @ManyToOne(() => OrderEntity, { nullable: false, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'order_id', foreignKeyConstraintName: 'fk_order_lines_order' })
  order!: OrderEntity;

  @Column({ type: 'smallint', unsigned: true })
  position!: number;

  @Column({ name: 'product_id', type: 'int', unsigned: true })
  productId!: number;

  @Column({ type: 'varchar', length: 60 })
  sku!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 20 })
  unit!: string;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  quantity!: string;

  @Column({ name: 'returned_quantity', type: 'decimal', precision: 19, scale: 4, default: 0 })
  returnedQuantity!: string;

  @Column({ name: 'unit_price', type: 'bigint' })
  unitPrice!: number;

  @Column({ name: 'vat_rate', type: 'smallint', unsigned: true })
  vatRate!: number;

  @Column({ name: 'net_cents', type: 'bigint' })
  netCents!: number;
}
