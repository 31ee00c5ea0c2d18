import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document as it was made for the printer that its job was handed to last: delivered again it is the same bytes. */
@Entity('print_renderings')
export class PrintRenderingRow {
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId!: number;

  @Column({ name: 'printer_id', type: 'int', unsigned: true })
  printerId!: number;

  @Column({ name: 'media_type', type: 'varchar', length: 60 })
  mediaType!: string;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ type: 'mediumblob' })
  bytes!: Buffer;
}
