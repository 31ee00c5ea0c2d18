import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A line of a file, staged: catalogue and stock read it set by set. */
@Entity('import_rows')
@Index('ix_import_rows_sku', ['runId', 'sku'])
@Index('ix_import_rows_slug', ['runId', 'slug'])
@Index('ix_import_rows_product', ['runId', 'productId'])
@Index('ix_import_rows_outcome', ['runId', 'outcome', 'line'])
export class ImportRowEntity {
  @PrimaryColumn({ name: 'run_id', type: 'int', unsigned: true })
  runId!: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  line!: number;

  @Column({ type: 'varchar', length: 60 })
  sku!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  name!: string | null;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'varchar', length: 120, nullable: true })
  category!: string | null;

  @Column({ name: 'unit_price', type: 'bigint', nullable: true })
  unitPrice!: number | null;

  @Column({ name: 'vat_rate', type: 'smallint', unsigned: true, nullable: true })
  vatRate!: number | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  unit!: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  step!: string | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  barcode!: string | null;

  @Column({ type: 'boolean', nullable: true })
  active!: boolean | null;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  threshold!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  slug!: string | null;

  @Column({ name: 'sku_slug', type: 'varchar', length: 100, nullable: true })
  skuSlug!: string | null;

  @Column({ name: 'product_id', type: 'int', unsigned: true, nullable: true })
  productId!: number | null;

  @Column({ name: 'step_after', type: 'decimal', precision: 19, scale: 4, nullable: true })
  stepAfter!: string | null;

  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  outcome!: number;

  @Column({ name: 'threshold_before', type: 'decimal', precision: 19, scale: 4, nullable: true })
  thresholdBefore!: string | null;

  @Column({ name: 'threshold_after', type: 'decimal', precision: 19, scale: 4, nullable: true })
  thresholdAfter!: string | null;
}

@Entity('import_levels')
export class ImportLevelEntity {
  @PrimaryColumn({ name: 'run_id', type: 'int', unsigned: true })
  runId!: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  line!: number;

  @PrimaryColumn({ name: 'location_id', type: 'int', unsigned: true })
  locationId!: number;

  @Column({ type: 'decimal', precision: 19, scale: 4 })
  quantity!: string;
}

@Entity('import_errors')
@Index('ix_import_errors_run', ['runId', 'line', 'id'])
export class ImportErrorEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'run_id', type: 'int', unsigned: true })
  runId!: number;

  @Column({ type: 'int', unsigned: true })
  line!: number;

  @Column({ type: 'varchar', length: 140, nullable: true })
  field!: string | null;

  @Column({ type: 'varchar', length: 30 })
  code!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  value!: string | null;

  @Column({ type: 'varchar', length: 400, nullable: true })
  facts!: string | null;
}
