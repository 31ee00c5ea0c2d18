import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A printer that is out of order, while it is. */
@Entity('printer_troubles')
export class PrinterTroubleRow {
  @PrimaryColumn({ name: 'printer_id', type: 'int', unsigned: true })
  printerId!: number;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ name: 'told_at', type: 'datetime', precision: 3, nullable: true })
  toldAt!: Date | null;
}
