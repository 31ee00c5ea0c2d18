import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** An invoice on its way through the platform; a second row when it is deposited again. */
@Entity('invoice_transmissions')
@Index('uq_invoice_transmissions_attempt', ['invoiceId', 'attempt'], { unique: true })
@Index('uq_invoice_transmissions_our_id', ['ourId'], { unique: true })
@Index('ix_invoice_transmissions_look_at', ['lookAt', 'id'])
export class TransmissionRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'invoice_id', type: 'int', unsigned: true })
  invoiceId!: number;

  @Column({ type: 'smallint', unsigned: true })
  attempt!: number;

  @Column({ name: 'our_id', type: 'varchar', length: 80 })
  ourId!: string;

  @Column({ type: 'varchar', length: 20 })
  platform!: string;

  @Column({ name: 'platform_id', type: 'varchar', length: 80, nullable: true })
  platformId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  state!: string;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  tries!: number;

  @Column({ type: 'varchar', length: 300, nullable: true })
  trouble!: string | null;

  @Column({ name: 'look_at', type: 'datetime', precision: 3, nullable: true })
  lookAt!: Date | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}

/** What the platform told of it. */
@Entity('transmission_events')
export class TransmissionEventRow {
  @PrimaryColumn({ name: 'transmission_id', type: 'int', unsigned: true })
  transmissionId!: number;

  @PrimaryColumn({ type: 'smallint', unsigned: true })
  sequence!: number;

  @Column({ type: 'smallint', unsigned: true })
  status!: number;

  @Column({ name: 'reason_code', type: 'varchar', length: 40, nullable: true })
  reasonCode!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;

  @Column({ name: 'happened_at', type: 'datetime', precision: 3 })
  happenedAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
