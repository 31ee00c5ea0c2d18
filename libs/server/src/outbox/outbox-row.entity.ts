import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const outboxState = { new: 0, queued: 1, done: 2, failed: 3 } as const;

/** The consumer name of rows that go to screens instead of a queue. */
export const liveConsumer = 'live';

/** One event for one consumer. */
@Entity('outbox')
@Index('uq_outbox_event', ['eventId', 'consumer'], { unique: true })
@Index('ix_outbox_due', ['state', 'dueAt', 'id'])
@Index('ix_outbox_done', ['state', 'doneAt'])
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'event_id', type: 'char', length: 36 })
  eventId!: string;

  @Column({ type: 'varchar', length: 40 })
  consumer!: string;

  @Column({ type: 'varchar', length: 60 })
  type!: string;

  @Column({ type: 'int', unsigned: true, default: 0 })
  version!: number;

  @Column({ type: 'varchar', length: 80 })
  subject!: string;

  @Column({ type: 'json' })
  payload!: unknown;

  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  state!: number;

  @Column({ name: 'due_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  dueAt!: Date;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  attempts!: number;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  error!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true })
  doneAt!: Date | null;

  /** The process that closed it. */
  @Column({ name: 'done_by', type: 'varchar', length: 80, nullable: true })
  doneBy!: string | null;
}
