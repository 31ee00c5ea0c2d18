import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A printer as the worker reports it that holds its lease. */
@Entity('printers')
@Index('uq_printers_address', ['addressHash'], { unique: true })
@Index('ix_printers_worker', ['workerId'])
export class PrinterRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'worker_id', type: 'int', unsigned: true })
  workerId!: number;

  @Column({ type: 'varchar', length: 500 })
  uri!: string;

  /** What makes it the same printer, whoever reports it. */
  @Column({ name: 'address_hash', type: 'char', length: 64 })
  addressHash!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'varchar', length: 20 })
  driver!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ name: 'state_reasons', type: 'json' })
  stateReasons!: readonly string[];

  /** JSON of PrinterAbilities; null: not told yet. */
  @Column({ type: 'text', nullable: true })
  abilities!: string | null;

  @Column({ name: 'is_default', type: 'tinyint', default: 0 })
  isDefault!: number;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3, nullable: true })
  seenAt!: Date | null;

  /** When past, another worker that sees the printer may hold it. */
  @Column({ name: 'lease_until', type: 'datetime', precision: 3, nullable: true })
  leaseUntil!: Date | null;

  /** Somebody removed it; null again once a worker lists it. */
  @Column({ name: 'removed_at', type: 'datetime', precision: 3, nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
