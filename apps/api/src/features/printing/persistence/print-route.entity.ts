import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a kind of job comes out; neither printer nor group: of the default printer (PR-5). */
@Entity('print_routes')
export class PrintRouteRow {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ name: 'printer_id', type: 'int', unsigned: true, nullable: true })
  printerId!: number | null;

  @Column({ name: 'group_id', type: 'int', unsigned: true, nullable: true })
  groupId!: number | null;

  @Column({ name: 'lifetime_minutes', type: 'int', unsigned: true, default: 1440 })
  lifetimeMinutes!: number;

  /** JSON of PrintOptions; null: the printer's usual. */
  @Column({ type: 'text', nullable: true })
  options!: string | null;
}
