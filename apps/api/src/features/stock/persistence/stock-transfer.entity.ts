import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What links the two sides of a transfer in the ledger (ST-8); the database refuses to change or delete it. */
@Entity('stock_transfers')
export class StockTransferEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'from_location_id', type: 'int', unsigned: true })
  fromLocationId!: number;

  @Column({ name: 'to_location_id', type: 'int', unsigned: true })
  toLocationId!: number;

  @Column({ type: 'varchar', length: 255, nullable: true })
  reason!: string | null;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
