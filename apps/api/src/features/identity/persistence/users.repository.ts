import { Injectable } from '@nestjs/common';
import { DomainError, type Locale, type Permission, type SeededRole } from '@picolo/contracts';
import { Db, isDuplicateKey, sql, write, type Tx } from '@picolo/server/db';
import { userStatus } from './user.entity.js';

export interface Credentials {
  readonly id: number;
  readonly passwordHash: string | null;
  readonly status: string;
  readonly email: string;
  /** Whether signing in takes a second step. */
  readonly secondFactor: boolean;
}

type CredentialsRow = Omit<Credentials, 'secondFactor'> & { readonly secondFactor: number };

const credentialColumns = `u.id, u.email, u.password_hash AS passwordHash, u.status, f.confirmed_at IS NOT NULL AS secondFactor`;
const credentialTables = 'users u LEFT JOIN second_factors f ON f.user_id = u.id';

export interface UserRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly locale: Locale;
  readonly emailVerifiedAt: Date | null;
  readonly clientId: number | null;
}

export interface NewUser {
  readonly email: string;
  readonly passwordHash: string | null;
  readonly name: string;
  readonly role: SeededRole;
  readonly locale: Locale;
  /** The address is known to be theirs. */
  readonly verified?: boolean;
}

@Injectable()
export class UsersRepository {
  constructor(private readonly db: Db) {}

  async credentials(email: string): Promise<Credentials | null> {
    return await this.readCredentials('u.email = ?', email);
  }

  async credentialsById(id: number): Promise<Credentials | null> {
    return await this.readCredentials('u.id = ?', id);
  }

  async find(id: number): Promise<UserRow | null> {
    const rows = await this.db.rows<UserRow>(
      `SELECT u.id, u.email, u.name, r.name AS role, u.locale, u.email_verified_at AS emailVerifiedAt,
         c.id AS clientId FROM users u
       JOIN roles r ON r.id = u.role_id LEFT JOIN clients c ON c.user_id = u.id WHERE u.id = ?`,
      [id],
    );
    return rows[0] ?? null;
  }

  async idByEmail(tx: Tx, email: string): Promise<number | null> {
    const rows = await sql<{ id: number }>(tx, 'SELECT id FROM users WHERE email = ?', [email]);
    return rows[0]?.id ?? null;
  }

  async permissions(userId: number): Promise<readonly Permission[]> {
    const rows = await this.db.rows<{ permission: Permission }>(
      `SELECT p.permission FROM role_permissions p JOIN users u ON u.role_id = p.role_id
       WHERE u.id = ? ORDER BY p.permission`,
      [userId],
    );
    return rows.map(({ permission }) => permission);
  }

  /** The new user's id. Throws IDENTITY.EMAIL_TAKEN. */
  async insert(tx: Tx, user: NewUser): Promise<number> {
    try {
      const { affected, insertId } = await write(
        tx,
        `INSERT INTO users (email, email_verified_at, password_hash, name, role_id, locale)
         SELECT ?, IF(?, CURRENT_TIMESTAMP(3), NULL), ?, ?, id, ? FROM roles WHERE name = ?`,
        [user.email, user.verified ?? false, user.passwordHash, user.name, user.locale, user.role],
      );
      if (affected !== 1) throw new Error(`role ${user.role} is missing: run the migrations`);
      return insertId;
    } catch (error) {
      if (isDuplicateKey(error, 'uq_users_email')) throw new DomainError('IDENTITY.EMAIL_TAKEN');
      throw error;
    }
  }

  async setLocale(userId: number, locale: Locale): Promise<void> {
    await this.db.tx((tx) => write(tx, 'UPDATE users SET locale = ? WHERE id = ?', [locale, userId]));
  }

  /** Active users whose role holds the permission, ascending. */
  async idsWith(tx: Tx, permission: Permission): Promise<readonly number[]> {
    const rows = await sql<{ id: number }>(
      tx,
      `SELECT u.id FROM users u JOIN role_permissions p ON p.role_id = u.role_id AND p.permission = ?
       WHERE u.status = ? ORDER BY u.id`,
      [permission, userStatus.active],
    );
    return rows.map(({ id }) => id);
  }

  async lock(tx: Tx, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const marks = ids.map(() => '?').join(', ');
    await sql(tx, `SELECT id FROM users WHERE id IN (${marks}) ORDER BY id FOR UPDATE`, ids);
  }

  private async readCredentials(condition: string, value: string | number): Promise<Credentials | null> {
    const [row] = await this.db.rows<CredentialsRow>(
      `SELECT ${credentialColumns} FROM ${credentialTables} WHERE ${condition}`,
      [value],
    );
    return row === undefined ? null : { ...row, secondFactor: row.secondFactor === 1 };
  }
}
