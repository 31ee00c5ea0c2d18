import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What links the two sides of a transfer in the ledger (ST-8); the database refuses to change or delete it. */
@Entity('stock_transfers')
@Index('uq_stock_transfers_idempotency', ['actorId', 'idempotencyKey'], { unique: true })
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

  @Column({
    name: 'idempotency_key',
    type: 'varchar',
    length: 100,
    charset: 'ascii',
    collation: 'ascii_bin',
    nullable: true,
  })
  idempotencyKey!: string | null;

  /** What a repetition of the key must repeat; SHA-256, hex. */
  @Column({ name: 'body_hash', type: 'char', length: 64, nullable: true })
  bodyHash!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
