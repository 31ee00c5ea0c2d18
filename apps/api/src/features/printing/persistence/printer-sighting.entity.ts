import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A printer as one worker sees it; one on the network may be seen by several. */
@Entity('printer_sightings')
@Index('ix_printer_sightings_printer', ['printerId'])
export class PrinterSightingRow {
  @PrimaryColumn({ name: 'worker_id', type: 'int', unsigned: true })
  workerId!: number;

  @PrimaryColumn({ name: 'uri_hash', type: 'char', length: 64 })
  uriHash!: string;

  @Column({ type: 'varchar', length: 500 })
  uri!: string;

  @Column({ name: 'printer_id', type: 'int', unsigned: true })
  printerId!: number;

  @Column({ type: 'varchar', length: 20 })
  driver!: string;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ name: 'state_reasons', type: 'json' })
  stateReasons!: readonly string[];

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
