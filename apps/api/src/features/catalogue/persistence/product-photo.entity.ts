import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('product_photos')
@Index('ix_product_photos_product', ['productId', 'removedAt', 'position', 'id'])
@Index('ix_product_photos_removed', ['removedAt'])
export class ProductPhotoEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'product_id', type: 'int', unsigned: true })
  productId!: number;

  /** The original, as it came. */
  @Column({ name: 'file_id', type: 'int', unsigned: true })
  fileId!: number;

  @Column({ type: 'smallint', unsigned: true })
  position!: number;

  @Column({ type: 'varchar', length: 200, default: '' })
  alt!: string;

  @Column({ type: 'varchar', length: 20, default: 'preparing' })
  state!: string;

  @Column({ type: 'int', unsigned: true })
  width!: number;

  @Column({ type: 'int', unsigned: true })
  height!: number;

  @Column({ name: 'removed_at', type: 'datetime', precision: 3, nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}

/** A photo in one size and format. */
@Entity('product_photo_files')
@Index('uq_product_photo_files_file', ['fileId'], { unique: true })
export class ProductPhotoFileEntity {
  @PrimaryColumn({ name: 'photo_id', type: 'int', unsigned: true })
  photoId!: number;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  format!: string;

  @PrimaryColumn({ type: 'int', unsigned: true })
  width!: number;

  @Column({ type: 'int', unsigned: true })
  height!: number;

  @Column({ name: 'file_id', type: 'int', unsigned: true })
  fileId!: number;
}
