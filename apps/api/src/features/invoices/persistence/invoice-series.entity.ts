import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Last number, hash and date of a series in a fiscal year: its row is the lock of the series (IN-2). */
@Entity('invoice_series')
export class InvoiceSeriesRow {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  series!: string;

  @PrimaryColumn({ name: 'fiscal_year', type: 'smallint', unsigned: true })
  fiscalYear!: number;

  @Column({ name: 'last_number', type: 'int', unsigned: true, default: 0 })
  lastNumber!: number;

  @Column({ name: 'last_hash', type: 'char', length: 64 })
  lastHash!: string;

  @Column({ name: 'last_date', type: 'date' })
  lastDate!: string;
}
