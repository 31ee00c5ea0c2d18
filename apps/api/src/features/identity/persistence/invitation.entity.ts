import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody of the staff to be (ID-2). */
@Entity('invitations')
@Index('uq_invitations_pending', ['pendingEmail'], { unique: true })
@Index('uq_invitations_token', ['tokenHash'], { unique: true })
export class InvitationEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 254 })
  email!: string;

  /** The address while the invitation is open; null once it was accepted or withdrawn. */
  @Column({ name: 'pending_email', type: 'varchar', length: 254, nullable: true })
  pendingEmail!: string | null;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ name: 'role_id', type: 'int', unsigned: true })
  roleId!: number;

  @Column({ type: 'varchar', length: 5 })
  locale!: string;

  @Column({ name: 'token_hash', type: 'char', length: 64 })
  tokenHash!: string;

  @Column({ name: 'invited_by', type: 'int', unsigned: true })
  invitedBy!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'accepted_at', type: 'datetime', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  withdrawnAt!: Date | null;

  /** The account that came of it. */
  @Column({ name: 'user_id', type: 'int', unsigned: true, nullable: true })
  userId!: number | null;
}
