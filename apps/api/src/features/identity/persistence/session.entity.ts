import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One sign-in on one device: the family of its refresh tokens. */
@Entity('sessions')
@Index('ix_sessions_user', ['userId', 'revokedAt'])
@Index('ix_sessions_expiry', ['expiresAt'])
export class SessionEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'user_id', type: 'int', unsigned: true })
  userId!: number;

  /** `browser` (cookies) or `program` (tokens in bodies). */
  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ name: 'user_agent', type: 'varchar', length: 255, default: '' })
  userAgent!: string;

  @Column({ type: 'varchar', length: 45, default: '' })
  address!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  seenAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt!: Date | null;
}

@Entity('refresh_tokens')
@Index('uq_refresh_tokens_hash', ['tokenHash'], { unique: true })
@Index('ix_refresh_tokens_session', ['sessionId'])
export class RefreshTokenEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'session_id', type: 'int', unsigned: true })
  sessionId!: number;

  @Column({ name: 'token_hash', type: 'char', length: 64 })
  tokenHash!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'spent_at', type: 'datetime', precision: 3, nullable: true })
  spentAt!: Date | null;
}
