import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The bytes of a job, frozen when it was submitted. */
@Entity('print_documents')
export class PrintDocumentRow {
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId!: number;

  @Column({ name: 'media_type', type: 'varchar', length: 60 })
  mediaType!: string;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ type: 'longblob' })
  bytes!: Buffer;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
