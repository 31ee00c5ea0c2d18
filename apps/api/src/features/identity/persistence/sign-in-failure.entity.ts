import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Failed sign-ins by the address that was typed, known or not (ID-2). */
@Entity('sign_in_failures')
@Index('ix_sign_in_failures_window', ['windowStartedAt'])
export class SignInFailureEntity {
  @PrimaryColumn({ type: 'varchar', length: 254, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  email!: string;

  @Column({ type: 'int', unsigned: true })
  failures!: number;

  @Column({ name: 'window_started_at', type: 'datetime', precision: 3 })
  windowStartedAt!: Date;

  @Column({ name: 'locked_until', type: 'datetime', precision: 3, nullable: true })
  lockedUntil!: Date | null;
}
