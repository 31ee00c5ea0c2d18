import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One import from its upload to its end. */
@Entity('import_runs')
@Index('ix_import_runs_state', ['state', 'finishedAt'])
export class ImportRunEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'file_id', type: 'int', unsigned: true })
  fileId!: number;

  @Column({ name: 'file_name', type: 'varchar', length: 200 })
  fileName!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ type: 'bigint', unsigned: true })
  bytes!: number;

  @Column({ name: 'read_bytes', type: 'bigint', unsigned: true, default: 0 })
  readBytes!: number;

  @Column({ name: 'line_count', type: 'int', unsigned: true, default: 0 })
  lineCount!: number;

  @Column({ name: 'error_count', type: 'int', unsigned: true, default: 0 })
  errorCount!: number;

  @Column({ type: 'json', nullable: true })
  layout!: unknown;

  @Column({ type: 'json', nullable: true })
  preview!: unknown;

  @Column({ name: 'created_by', type: 'int', unsigned: true })
  createdBy!: number;

  @Column({ name: 'created_by_name', type: 'varchar', length: 120 })
  createdByName!: string;

  @Column({ name: 'confirmed_by', type: 'int', unsigned: true, nullable: true })
  confirmedBy!: number | null;

  @Column({ name: 'confirmed_by_name', type: 'varchar', length: 120, nullable: true })
  confirmedByName!: string | null;

  /** Until then a process works on it, unless it died. */
  @Column({ name: 'lease_until', type: 'datetime', precision: 3, nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt!: Date | null;
}
