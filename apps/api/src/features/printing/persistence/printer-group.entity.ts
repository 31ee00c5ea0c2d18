import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Printers that stand in for each other (PR-5). */
@Entity('printer_groups')
@Index('uq_printer_groups_name', ['name'], { unique: true })
export class PrinterGroupRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
