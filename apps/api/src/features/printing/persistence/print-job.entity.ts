import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One thing to print, once (PR-1, PR-3). */
@Entity('print_jobs')
@Index('uq_print_jobs_uuid', ['uuid'], { unique: true })
@Index('uq_print_jobs_idempotency', ['submittedBy', 'idempotencyKey'], { unique: true })
@Index('uq_print_jobs_key_idempotency', ['submittedByKey', 'idempotencyKey'], { unique: true })
@Index('ix_print_jobs_queue', ['status', 'printerId', 'id'])
@Index('ix_print_jobs_lease', ['status', 'leaseUntil'])
@Index('ix_print_jobs_expiry', ['status', 'expiresAt'])
@Index('ix_print_jobs_invoice', ['invoiceId'])
@Index('ix_print_jobs_order', ['orderId'])
@Index('ix_print_jobs_worker', ['workerId', 'status'])
@Index('ix_print_jobs_duplicate', ['duplicateOf'])
@Index('ix_print_jobs_submitter', ['submittedBy'])
export class PrintJobRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id!: number;

  @Column({ type: 'char', length: 36 })
  uuid!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  content!: string | null;

  @Column({ type: 'varchar', length: 20 })
  status!: string;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ type: 'varchar', length: 200 })
  title!: string;

  @Column({ type: 'varchar', length: 35, nullable: true })
  number!: string | null;

  @Column({ name: 'invoice_id', type: 'int', unsigned: true, nullable: true })
  invoiceId!: number | null;

  @Column({ name: 'order_id', type: 'int', unsigned: true, nullable: true })
  orderId!: number | null;

  /** Where it shall come out, or came out; null: the default printer of the moment. */
  @Column({ name: 'printer_id', type: 'int', unsigned: true, nullable: true })
  printerId!: number | null;

  /** It named no printer when it went to that one. */
  @Column({ name: 'is_routed', type: 'tinyint', default: 0 })
  isRouted!: number;

  @Column({ name: 'worker_id', type: 'int', unsigned: true, nullable: true })
  workerId!: number | null;

  /** Rises with each delivery; what comes from an older one is refused. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  attempt!: number;

  /** While `queued`: delivered and not accepted until then. Later: the worker is silent when it is past. */
  @Column({ name: 'lease_until', type: 'datetime', precision: 3, nullable: true })
  leaseUntil!: Date | null;

  @Column({ name: 'lease_printer_id', type: 'int', unsigned: true, nullable: true })
  leasePrinterId!: number | null;

  /** Somebody wants it back from its worker. */
  @Column({ name: 'cancel_asked_at', type: 'datetime', precision: 3, nullable: true })
  cancelAskedAt!: Date | null;

  /** The last report that was applied. */
  @Column({ name: 'last_seq', type: 'int', unsigned: true, default: 0 })
  lastSeq!: number;

  @Column({ type: 'varchar', length: 20, nullable: true })
  proof!: string | null;

  @Column({ type: 'varchar', length: 255, nullable: true })
  reason!: string | null;

  @Column({ name: 'duplicate_of', type: 'int', nullable: true })
  duplicateOf!: number | null;

  @Column({ name: 'submitted_by', type: 'int', unsigned: true, nullable: true })
  submittedBy!: number | null;

  /** The API key of the program that submitted it. */
  @Column({ name: 'submitted_by_key', type: 'int', unsigned: true, nullable: true })
  submittedByKey!: number | null;

  @Column({ name: 'idempotency_key', type: 'varchar', length: 100, nullable: true })
  idempotencyKey!: string | null;

  /** JSON of PrintOptions. */
  @Column({ type: 'text', nullable: true })
  options!: string | null;

  /** JSON of UsualOptions: what its kind asks for, and what of it its printer was given. */
  @Column({ name: 'usual_options', type: 'text', nullable: true })
  usualOptions!: string | null;

  @Column({ name: 'body_hash', type: 'char', length: 64, nullable: true })
  bodyHash!: string | null;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;
}
