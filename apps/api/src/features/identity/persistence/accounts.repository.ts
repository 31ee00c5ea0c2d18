import { Injectable } from '@nestjs/common';
import { DomainError, type Locale } from '@picolo/contracts';
import { isDuplicateKey, sql, write, type Tx } from '@picolo/server/db';
import { userStatus } from './user.entity.js';

export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly status: string;
  readonly passwordHash: string | null;
  readonly emailVerifiedAt: Date | null;
}

const columns = `id, email, name, locale, status, password_hash AS passwordHash, email_verified_at AS emailVerifiedAt`;

/** What owners change of their account themselves. */
@Injectable()
export class AccountsRepository {
  /** Locked until the transaction ends: changes to one account are made one after the other. */
  async lock(tx: Tx, userId: number): Promise<Account | null> {
    const rows = await sql<Account>(tx, `SELECT ${columns} FROM users WHERE id = ? FOR UPDATE`, [userId]);
    return rows[0] ?? null;
  }

  async activeByEmail(tx: Tx, email: string): Promise<Account | null> {
    const rows = await sql<Account>(tx, `SELECT ${columns} FROM users WHERE email = ? AND status = ?`, [
      email,
      userStatus.active,
    ]);
    return rows[0] ?? null;
  }

  async exists(tx: Tx, email: string): Promise<boolean> {
    return (await sql(tx, 'SELECT id FROM users WHERE email = ?', [email])).length > 0;
  }

  async setPassword(tx: Tx, userId: number, passwordHash: string): Promise<void> {
    await write(tx, 'UPDATE users SET password_hash = ? WHERE id = ?', [passwordHash, userId]);
  }

  /** The address, proved. Throws IDENTITY.EMAIL_TAKEN. */
  async setVerifiedEmail(tx: Tx, userId: number, email: string, now: Date): Promise<void> {
    try {
      await write(
        tx,
        `UPDATE users SET email_verified_at = IF(email = ? AND email_verified_at IS NOT NULL, email_verified_at, ?), email = ?
         WHERE id = ?`,
        [email, now, email, userId],
      );
    } catch (error) {
      if (isDuplicateKey(error, 'uq_users_email')) throw new DomainError('IDENTITY.EMAIL_TAKEN');
      throw error;
    }
  }

  /** Ends the sessions of the account, but the one to keep. */
  async endSessions(tx: Tx, userId: number, keep: number | null, now: Date): Promise<void> {
    await write(tx, 'UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL AND id <> ?', [
      now,
      userId,
      keep ?? 0,
    ]);
  }
}
