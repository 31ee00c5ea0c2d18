import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What lies in one place: 0 ≤ reserved ≤ on hand, checked by the database. */
@Entity('stock_levels')
export class StockLevelEntity {
  @PrimaryColumn({ name: 'product_id', type: 'int', unsigned: true })
  productId!: number;

  @PrimaryColumn({ name: 'location_id', type: 'int', unsigned: true })
  locationId!: number;

  @Column({ name: 'on_hand', type: 'decimal', precision: 19, scale: 4, default: 0 })
  onHand!: string;

  @Column({ type: 'decimal', precision: 19, scale: 4, default: 0 })
  reserved!: string;

  @Column({ type: 'int', unsigned: true, default: 0 })
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
