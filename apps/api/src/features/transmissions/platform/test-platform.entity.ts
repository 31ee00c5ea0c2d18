import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the platform for tests was handed, and what became of it. */
@Entity('test_platform_invoices')
@Index('uq_test_platform_invoices_platform_id', ['platformId'], { unique: true })
export class TestPlatformInvoiceRow {
  @PrimaryColumn({ name: 'our_id', type: 'varchar', length: 80 })
  ourId!: string;

  @Column({ name: 'platform_id', type: 'varchar', length: 80 })
  platformId!: string;

  @Column({ type: 'tinyint' })
  refuses!: number;

  @Column({ type: 'json' })
  events!: unknown;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
