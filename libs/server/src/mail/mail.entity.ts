import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One mail to one person, from the transaction that wanted it until it is out. */
@Entity('mails')
@Index('uq_mails_message', ['messageId'], { unique: true })
@Index('ix_mails_due', ['state', 'dueAt'])
@Index('ix_mails_about', ['about', 'id'])
@Index('ix_mails_state', ['state', 'id'])
@Index('ix_mails_recipient', ['recipient'])
export class MailRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** The Message-ID header, the same for every attempt: a mail program shows a repetition once. */
  @Column({ name: 'message_id', type: 'varchar', length: 200 })
  messageId!: string;

  @Column({ type: 'varchar', length: 254 })
  recipient!: string;

  @Column({ type: 'varchar', length: 5 })
  locale!: string;

  @Column({ type: 'varchar', length: 250 })
  subject!: string;

  /** Sealed; null once sent. */
  @Column({ type: 'mediumblob', nullable: true })
  letter!: Buffer | null;

  @Column({ type: 'varchar', length: 80, nullable: true })
  about!: string | null;

  @Column({ type: 'varchar', length: 20 })
  state!: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  trouble!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  answer!: string | null;

  @Column({ type: 'smallint', unsigned: true, default: 0 })
  attempts!: number;

  /** waiting: next attempt. sending: when the attempt counts as lost. */
  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true })
  sentAt!: Date | null;
}

/** Kept until the mail is sent. */
@Entity('mail_attachments')
@Index('ix_mail_attachments_mail', ['mailId'])
export class MailAttachmentRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'mail_id', type: 'int', unsigned: true })
  mailId!: number;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ name: 'media_type', type: 'varchar', length: 100 })
  mediaType!: string;

  @Column({ type: 'longblob' })
  bytes!: Buffer;
}
