import { Injectable } from '@nestjs/common';
import { DomainError, isPermission, type Permission } from '@picolo/contracts';
import { Db, isDuplicateKey, sql, write, type Tx } from '@picolo/server/db';
import { administration } from '../domain/reach.js';
import { userStatus } from './user.entity.js';

export interface RoleRow {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly users: number;
  readonly permissions: readonly Permission[];
}

type Head = Omit<RoleRow, 'permissions'>;

const heads = `SELECT r.id, r.name, r.version, (SELECT COUNT(*) FROM users u WHERE u.role_id = r.id) AS users FROM roles r`;

/** Roles and what they may do. */
@Injectable()
export class RolesRepository {
  constructor(private readonly db: Db) {}

  async all(): Promise<RoleRow[]> {
    const [roles, granted] = await Promise.all([
      this.db.rows<Head>(`${heads} ORDER BY r.name`),
      this.db.rows<{ roleId: number; permission: string }>(
        'SELECT role_id AS roleId, permission FROM role_permissions ORDER BY permission',
      ),
    ]);
    const byRole = Map.groupBy(granted, ({ roleId }) => roleId);
    return roles.map((role) => ({
      ...role,
      permissions: (byRole.get(role.id) ?? []).flatMap(({ permission }) =>
        isPermission(permission) ? [permission] : [],
      ),
    }));
  }

  /** Its row locked until the transaction ends. Throws IDENTITY.ROLE_NOT_FOUND. */
  async hold(tx: Tx, id: number): Promise<RoleRow> {
    const [head] = await sql<Head>(tx, `${heads} WHERE r.id = ? FOR UPDATE`, [id]);
    if (head === undefined) throw new DomainError('IDENTITY.ROLE_NOT_FOUND');
    const granted = await sql<{ permission: string }>(
      tx,
      'SELECT permission FROM role_permissions WHERE role_id = ? ORDER BY permission',
      [id],
    );
    return {
      ...head,
      permissions: granted.flatMap(({ permission }) => (isPermission(permission) ? [permission] : [])),
    };
  }

  /** Throws IDENTITY.ROLE_NAME_TAKEN. */
  async insert(tx: Tx, name: string): Promise<number> {
    return (await write(tx, 'INSERT INTO roles (name) VALUES (?)', [name]).catch(refuseTakenName)).insertId;
  }

  /** Throws IDENTITY.ROLE_NAME_TAKEN. */
  async rename(tx: Tx, id: number, name: string): Promise<void> {
    await write(tx, 'UPDATE roles SET name = ?, version = version + 1 WHERE id = ?', [name, id]).catch(refuseTakenName);
  }

  async setPermissions(tx: Tx, id: number, permissions: readonly Permission[]): Promise<void> {
    await write(tx, 'UPDATE roles SET version = version + 1 WHERE id = ?', [id]);
    await this.grant(tx, id, permissions);
  }

  async grant(tx: Tx, id: number, permissions: readonly Permission[]): Promise<void> {
    await write(tx, 'DELETE FROM role_permissions WHERE role_id = ?', [id]);
    if (permissions.length === 0) return;
    const marks = permissions.map(() => '(?, ?)').join(', ');
    const values = permissions.flatMap((permission) => [id, permission]);
    await write(tx, `INSERT INTO role_permissions (role_id, permission) VALUES ${marks}`, values);
  }

  async delete(tx: Tx, id: number): Promise<void> {
    await write(tx, 'DELETE FROM role_permissions WHERE role_id = ?', [id]);
    await write(tx, 'DELETE FROM roles WHERE id = ?', [id]);
  }

  /** At most `count` users who have the role. */
  async userIds(tx: Tx, id: number, count: number): Promise<readonly number[]> {
    const rows = await sql<{ id: number }>(tx, `SELECT id FROM users WHERE role_id = ? LIMIT ${String(count)}`, [id]);
    return rows.map((row) => row.id);
  }

  /** Changes that could leave nobody in charge happen one after the other, from here until their transactions end. */
  async holdAdministration(tx: Tx): Promise<void> {
    await sql(tx, "SELECT id FROM roles WHERE name = 'admin' FOR UPDATE");
  }

  /** Active users who hold all rights of administration (ID-4). */
  async administrators(tx: Tx): Promise<number> {
    const marks = administration.map(() => '?').join(', ');
    const [row] = await sql<{ count: number }>(
      tx,
      `SELECT COUNT(*) AS count FROM users u WHERE u.status = ? AND u.role_id IN (
         SELECT role_id FROM role_permissions WHERE permission IN (${marks}) GROUP BY role_id HAVING COUNT(*) = ?)`,
      [userStatus.active, ...administration, administration.length],
    );
    return row?.count ?? 0;
  }
}

const refuseTakenName = (error: unknown): never => {
  if (isDuplicateKey(error, 'uq_roles_name')) throw new DomainError('IDENTITY.ROLE_NAME_TAKEN');
  throw error;
};
