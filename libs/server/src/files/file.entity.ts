import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A file on the disk: what it is, whose it is, what for. Its bytes never change. */
@Entity('files')
@Index('uq_files_uuid', ['uuid'], { unique: true })
@Index('ix_files_owner', ['owner', 'purpose'])
export class FileEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'char', length: 36 })
  uuid!: string;

  /** `product-photo`, `import` … */
  @Column({ type: 'varchar', length: 40 })
  purpose!: string;

  /** `product:12`. */
  @Column({ type: 'varchar', length: 80 })
  owner!: string;

  /** As the sender called it. */
  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ name: 'media_type', type: 'varchar', length: 100 })
  mediaType!: string;

  @Column({ type: 'bigint', unsigned: true })
  bytes!: number;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ name: 'created_by', type: 'int', unsigned: true, nullable: true })
  createdBy!: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
