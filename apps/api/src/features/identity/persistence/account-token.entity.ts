import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A link that was mailed to the owner of an account; only its hash is kept. */
@Entity('account_tokens')
@Index('uq_account_tokens_hash', ['tokenHash'], { unique: true })
@Index('ix_account_tokens_user', ['userId', 'kind'])
@Index('ix_account_tokens_expiry', ['expiresAt'])
export class AccountTokenEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'user_id', type: 'int', unsigned: true })
  userId!: number;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ name: 'token_hash', type: 'char', length: 64 })
  tokenHash!: string;

  /** The address that following the link proves. */
  @Column({ type: 'varchar', length: 254 })
  email!: string;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'spent_at', type: 'datetime', precision: 3, nullable: true })
  spentAt!: Date | null;
}

/** An address typed into "forgotten password", until somebody looked whether it is known. */
@Entity('password_requests')
export class PasswordRequestEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 254 })
  email!: string;

  @Column({ type: 'varchar', length: 10 })
  place!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
