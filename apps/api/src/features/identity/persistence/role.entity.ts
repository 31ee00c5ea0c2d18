import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A named set of permissions (ID-3). */
@Entity('roles')
@Index('uq_roles_name', ['name'], { unique: true })
export class RoleEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  /** Rises with each change of name or permissions. */
  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}

@Entity('role_permissions')
export class RolePermissionEntity {
  @PrimaryColumn({ name: 'role_id', type: 'int', unsigned: true })
  roleId!: number;

  @PrimaryColumn({ type: 'varchar', length: 60 })
  permission!: string;
}
