import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A PC that prints, known by its own key (PR-7). */
@Entity('print_workers')
@Index('uq_print_workers_key', ['keyHash'], { unique: true })
export class PrintWorkerRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ name: 'key_hash', type: 'char', length: 64 })
  keyHash!: string;

  @Column({ name: 'software_version', type: 'varchar', length: 40, nullable: true })
  softwareVersion!: string | null;

  /** What its last handshake spoke, let in or not; null before the first. */
  @Column({ type: 'smallint', unsigned: true, nullable: true })
  protocol!: number | null;

  /** It finds, adds and removes printers when it is asked to. */
  @Column({ type: 'tinyint', default: 0 })
  manages!: number;

  @Column({ name: 'enrolled_at', type: 'datetime', precision: 3 })
  enrolledAt!: Date;

  /** The socket that greeted last; null while the worker is offline. */
  @Column({ name: 'connection_id', type: 'varchar', length: 40, nullable: true })
  connectionId!: string | null;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3, nullable: true })
  seenAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
