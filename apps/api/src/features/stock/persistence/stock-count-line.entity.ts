import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A product of a counting session and its last entry. */
@Entity('stock_count_lines')
@Index('ix_stock_count_lines_product', ['productId'])
@Index('ix_stock_count_lines_name', ['countId', 'name', 'productId'])
@Index('ix_stock_count_lines_sku', ['countId', 'sku'])
@Index('ix_stock_count_lines_barcode', ['countId', 'barcode'])
export class StockCountLineEntity {
  @PrimaryColumn({ name: 'count_id', type: 'int', unsigned: true })
  countId!: number;

  @PrimaryColumn({ name: 'product_id', type: 'int', unsigned: true })
  productId!: number;

  /** On hand at the moment of the entry. */
  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  expected!: string | null;

  /** The ledger's last line for the product in that place at the moment of the entry. */
  @Column({ name: 'ledger_id', type: 'int', unsigned: true, default: 0 })
  ledgerId!: number;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  counted!: string | null;

  /** What the validation wrote into the ledger. */
  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  applied!: string | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  version!: number;

  @Column({ name: 'entered_by', type: 'int', unsigned: true, nullable: true })
  enteredBy!: number | null;

  @Column({ name: 'entered_by_name', type: 'varchar', length: 120, nullable: true })
  enteredByName!: string | null;

  @Column({ name: 'entered_at', type: 'datetime', precision: 3, nullable: true })
  enteredAt!: Date | null;

  @Column({ type: 'varchar', length: 60 })
  sku!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  barcode!: string | null;

  @Column({ type: 'varchar', length: 20 })
  unit!: string;

  @Column({ type: 'decimal', precision: 19, scale: 4, default: 1 })
  step!: string;
}

/** Every entry ever made; the database refuses to change or delete one. */
@Entity('stock_count_entries')
@Index('uq_stock_count_entries_key', ['countId', 'entryKey'], { unique: true })
@Index('ix_stock_count_entries_line', ['countId', 'productId', 'id'])
export class StockCountEntryEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'count_id', type: 'int', unsigned: true })
  countId!: number;

  @Column({ name: 'product_id', type: 'int', unsigned: true })
  productId!: number;

  /** Of the request: repeated, it changes nothing. */
  @Column({ name: 'entry_key', type: 'varchar', length: 100, charset: 'ascii', collation: 'ascii_bin' })
  entryKey!: string;

  @Column({ type: 'varchar', length: 20 })
  mode!: string;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  quantity!: string | null;

  @Column({ name: 'counted_after', type: 'decimal', precision: 19, scale: 4, nullable: true })
  countedAfter!: string | null;

  @Column({ type: 'decimal', precision: 19, scale: 4, nullable: true })
  expected!: string | null;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
