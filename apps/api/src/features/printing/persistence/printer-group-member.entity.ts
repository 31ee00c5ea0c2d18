import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A printer's place in a group, from 1. */
@Entity('printer_group_members')
@Index('uq_printer_group_members_printer', ['groupId', 'printerId'], { unique: true })
@Index('ix_printer_group_members_printer', ['printerId'])
export class PrinterGroupMemberRow {
  @PrimaryColumn({ name: 'group_id', type: 'int', unsigned: true })
  groupId!: number;

  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  position!: number;

  @Column({ name: 'printer_id', type: 'int', unsigned: true })
  printerId!: number;
}
