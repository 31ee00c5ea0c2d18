import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** Time-based codes of a user (ID-7). */
@Entity('second_factors')
export class SecondFactorEntity {
  @PrimaryColumn({ name: 'user_id', type: 'int', unsigned: true })
  userId!: number;

  /** Sealed (`sealFactor`). Null until the first enrolment is confirmed. */
  @Column({ type: 'varbinary', length: 80, nullable: true })
  secret!: Buffer | null;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  /** Of the newest code that was accepted: it and those before it never work again. */
  @Column({ name: 'last_step', type: 'int', unsigned: true, default: 0 })
  lastStep!: number;

  /** Sealed; shown to the user, waiting for a code of it. */
  @Column({ name: 'new_secret', type: 'varbinary', length: 80, nullable: true })
  newSecret!: Buffer | null;

  @Column({ name: 'new_until', type: 'datetime', precision: 3, nullable: true })
  newUntil!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}

/** What signs in once when the phone is lost; only hashes are kept. */
@Entity('recovery_codes')
@Index('uq_recovery_codes_code', ['userId', 'codeHash'], { unique: true })
export class RecoveryCodeEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'user_id', type: 'int', unsigned: true })
  userId!: number;

  @Column({ name: 'code_hash', type: 'char', length: 64 })
  codeHash!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt!: Date | null;
}
