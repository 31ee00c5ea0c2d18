import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A counting session (ST-6). */
@Entity('stock_counts')
@Index('ix_stock_counts_state', ['state', 'id'])
export class StockCountEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ name: 'location_id', type: 'int', unsigned: true })
  locationId!: number;

  @Column({ type: 'varchar', length: 20, default: 'open' })
  state!: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'opened_by', type: 'int', unsigned: true, nullable: true })
  openedBy!: number | null;

  @Column({ name: 'opened_by_name', type: 'varchar', length: 120, nullable: true })
  openedByName!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'closed_by', type: 'int', unsigned: true, nullable: true })
  closedBy!: number | null;

  @Column({ name: 'closed_by_name', type: 'varchar', length: 120, nullable: true })
  closedByName!: string | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;
}
