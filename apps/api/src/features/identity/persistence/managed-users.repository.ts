import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';

/** A user as whoever manages users finds them. */
export interface ManagedUser {
  readonly id: number;
  readonly name: string;
  readonly roleId: number;
  readonly role: string;
  readonly status: string;
  readonly permissions: readonly string[];
}

/** Role and status of users. */
@Injectable()
export class ManagedUsersRepository {
  /** Locked until the transaction ends. Throws IDENTITY.USER_NOT_FOUND. */
  async hold(tx: Tx, id: number): Promise<ManagedUser> {
    const [user] = await sql<Omit<ManagedUser, 'permissions' | 'role'>>(
      tx,
      'SELECT id, name, role_id AS roleId, status FROM users WHERE id = ? FOR UPDATE',
      [id],
    );
    if (user === undefined) throw new DomainError('IDENTITY.USER_NOT_FOUND');
    const granted = await sql<{ role: string; permission: string | null }>(
      tx,
      `SELECT r.name AS role, p.permission FROM roles r LEFT JOIN role_permissions p ON p.role_id = r.id WHERE r.id = ?`,
      [user.roleId],
    );
    const permissions = granted.flatMap(({ permission }) => (permission === null ? [] : [permission]));
    return { ...user, role: granted[0]?.role ?? '', permissions };
  }

  async setRole(tx: Tx, id: number, roleId: number): Promise<void> {
    await write(tx, 'UPDATE users SET role_id = ? WHERE id = ?', [roleId, id]);
  }

  async setStatus(tx: Tx, id: number, status: string): Promise<void> {
    await write(tx, 'UPDATE users SET status = ? WHERE id = ?', [status, id]);
  }
}
