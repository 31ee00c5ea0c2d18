import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export const userStatus = { active: 'active', suspended: 'suspended' } as const;

@Entity('users')
@Index('uq_users_email', ['email'], { unique: true })
@Index('ix_users_role', ['roleId'])
@Index('ix_users_name', ['name', 'id'])
export class UserEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** Trimmed, lower case; compared sign by sign, for addresses that only look alike are those of different people. */
  @Column({ type: 'varchar', length: 254, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  email!: string;

  /** When the owner proved the address by a mailed link (ID-2); staff is known to whom entered them. */
  @Column({ name: 'email_verified_at', type: 'datetime', precision: 3, nullable: true })
  emailVerifiedAt!: Date | null;

  /** argon2id in PHC form; null for an account that cannot sign in by password. */
  @Column({ name: 'password_hash', type: 'varchar', length: 255, nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ name: 'role_id', type: 'int', unsigned: true })
  roleId!: number;

  @Column({ type: 'varchar', length: 5, default: 'fr' })
  locale!: string;

  @Column({ type: 'varchar', length: 20, default: userStatus.active })
  status!: string;

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
