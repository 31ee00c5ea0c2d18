import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** An archive of one client's data (ID-9). */
@Entity('personal_exports')
@Index('ix_personal_exports_client', ['clientId', 'id'])
@Index('ix_personal_exports_expiry', ['state', 'expiresAt'])
export class PersonalExportEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'client_id', type: 'int', unsigned: true })
  clientId!: number;

  @Column({ name: 'requested_by', type: 'int', unsigned: true })
  requestedBy!: number;

  @Column({ type: 'varchar', length: 5 })
  locale!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  progress!: number;

  @Column({ type: 'int', unsigned: true, nullable: true })
  size!: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'ready_at', type: 'datetime', precision: 3, nullable: true })
  readyAt!: Date | null;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;
}

@Entity('personal_export_parts')
export class PersonalExportPartEntity {
  @PrimaryColumn({ name: 'export_id', type: 'int', unsigned: true })
  exportId!: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  position!: number;

  @Column({ type: 'mediumblob' })
  bytes!: Buffer;
}

/** That a client wants to be forgotten (ID-9). */
@Entity('erasures')
@Index('uq_erasures_open', ['openClient'], { unique: true })
@Index('ix_erasures_client', ['clientId', 'id'])
@Index('ix_erasures_due', ['openClient', 'dueAt'])
export class ErasureEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'client_id', type: 'int', unsigned: true })
  clientId!: number;

  /** The client while the request is open. */
  @Column({ name: 'open_client', type: 'int', unsigned: true, nullable: true })
  openClient!: number | null;

  @Column({ name: 'requested_by', type: 'int', unsigned: true })
  requestedBy!: number;

  @Column({ name: 'by_client', type: 'tinyint' })
  byClient!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ name: 'undone_at', type: 'datetime', precision: 3, nullable: true })
  undoneAt!: Date | null;

  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true })
  doneAt!: Date | null;
}
