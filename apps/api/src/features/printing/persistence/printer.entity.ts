import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A printer as its worker reports it. */
@Entity('printers')
@Index('uq_printers_uri', ['workerId', 'uriHash'], { unique: true })
export class PrinterRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'worker_id', type: 'int', unsigned: true })
  workerId!: number;

  @Column({ type: 'varchar', length: 500 })
  uri!: string;

  @Column({ name: 'uri_hash', type: 'char', length: 64 })
  uriHash!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'varchar', length: 20 })
  driver!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ name: 'state_reasons', type: 'json' })
  stateReasons!: readonly string[];

  @Column({ name: 'is_default', type: 'tinyint', default: 0 })
  isDefault!: number;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3, nullable: true })
  seenAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
