import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { CategoryEntity } from './category.entity.js';

@Entity('products')
@Index('uq_products_sku', ['sku'], { unique: true })
@Index('uq_products_slug', ['slug'], { unique: true })
@Index('ix_products_name', ['archivedAt', 'name', 'id'])
@Index('ix_products_sku', ['archivedAt', 'sku', 'id'])
@Index('ix_products_active', ['archivedAt', 'active', 'name', 'id'])
@Index('ix_products_category', ['categoryId', 'archivedAt', 'name', 'id'])
@Index('ix_products_category_sku', ['categoryId', 'archivedAt', 'sku', 'id'])
@Index('ix_products_archived', ['archived', 'name', 'id'])
@Index('ix_products_archived_sku', ['archived', 'sku', 'id'])
@Index('ix_products_watched_name', ['watched', 'name', 'id'])
@Index('ix_products_watched', ['archivedAt', 'lowStockThreshold'])
@Index('ix_products_barcode', ['barcode'])
export class ProductEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 60 })
  sku!: string;

  @Column({ type: 'varchar', length: 200 })
  slug!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ name: 'category_id', type: 'int', unsigned: true, nullable: true })
  categoryId!: number | null;

  @ManyToOne(() => CategoryEntity, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'category_id', foreignKeyConstraintName: 'fk_products_category' })
  category!: CategoryEntity | null;

  /** Integer 1e-6 €, without VAT. */
  @Column({ name: 'unit_price', type: 'bigint' })
  unitPrice!: number;

  /** Integer 1e-2 %. */
  @Column({ name: 'vat_rate', type: 'smallint', unsigned: true })
  vatRate!: number;

  @Column({ type: 'varchar', length: 20, default: 'pièce' })
  unit!: string;

  @Column({ type: 'decimal', precision: 19, scale: 4, default: 1 })
  step!: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  barcode!: string | null;

  @Column({ type: 'boolean', default: true })
  active!: boolean;

  @Column({ name: 'low_stock_threshold', type: 'decimal', precision: 19, scale: 4, nullable: true })
  lowStockThreshold!: string | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'archived_at', type: 'datetime', precision: 3, nullable: true })
  archivedAt!: Date | null;

  /** Whether `archivedAt` is there, kept by a trigger: an index can be entered by it. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  archived!: boolean;

  /** Whether it is on sale with a threshold, kept by the same trigger: what to order is read along these. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  watched!: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;
}
