import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('notifications')
@Index('uq_notifications_event', ['userId', 'eventId'], { unique: true })
@Index('ix_notifications_user', ['userId', 'id'])
@Index('ix_notifications_unread', ['userId', 'readAt'])
export class NotificationEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'user_id', type: 'int', unsigned: true })
  userId!: number;

  @Column({ type: 'varchar', length: 40 })
  kind!: string;

  /** Facts for the sentence that the screen makes. */
  @Column({ type: 'json' })
  details!: unknown;

  /** The event that caused it: one notification per user and event. */
  @Column({ name: 'event_id', type: 'char', length: 36 })
  eventId!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;
}
