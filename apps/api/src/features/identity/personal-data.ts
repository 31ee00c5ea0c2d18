import { Injectable } from '@nestjs/common';
import { sql, Db, write, type Tx } from '@picolo/server/db';
import {
  HoldsPersonalData,
  type PersonalDataSource,
  type PersonalFile,
  type Person,
} from '@picolo/server/personal-data';
import { userStatus } from './persistence/user.entity.js';
import { IdentityNews } from './use-cases/identity-news.js';

/** What an account says of its owner, and where they signed in (ID-9). */
@Injectable()
@HoldsPersonalData()
export class PersonalDataOfAccounts implements PersonalDataSource {
  constructor(
    private readonly db: Db,
    private readonly news: IdentityNews,
  ) {}

  async *files({ userId }: Person): AsyncIterable<PersonalFile> {
    if (userId === null) return;
    const [account] = await this.db.rows<object>(
      `SELECT email, email_verified_at AS emailVerifiedAt, name, locale AS language, created_at AS createdAt
       FROM users WHERE id = ?`,
      [userId],
    );
    yield { path: 'account.json', content: JSON.stringify(account ?? {}, null, 2) };
    const devices = await this.db.rows<object>(
      `SELECT user_agent AS device, address, created_at AS signedInAt, seen_at AS lastSeenAt, revoked_at AS endedAt
       FROM sessions WHERE user_id = ? ORDER BY id`,
      [userId],
    );
    yield { path: 'sign-ins.json', content: JSON.stringify(devices, null, 2) };
  }

  /** The account stays as a number that the ledgers point to: nobody can sign in to it, and nothing tells whose it was. */
  async erase(tx: Tx, { userId, emails }: Person): Promise<void> {
    for (const email of emails) {
      await write(tx, 'DELETE FROM sign_in_failures WHERE email = ?', [email]);
      await write(tx, 'DELETE FROM password_requests WHERE email = ?', [email]);
    }
    if (userId === null) return;
    await sql(tx, 'SELECT id FROM users WHERE id = ? FOR UPDATE', [userId]);
    await write(tx, 'DELETE FROM account_tokens WHERE user_id = ?', [userId]);
    await write(tx, 'DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
    await write(tx, 'DELETE FROM second_factors WHERE user_id = ?', [userId]);
    await write(tx, 'DELETE FROM sessions WHERE user_id = ?', [userId]);
    await write(
      tx,
      `UPDATE users SET email = CONCAT('erased-', id, '@erased.invalid'), email_verified_at = NULL, name = '–',
         password_hash = NULL, status = ? WHERE id = ?`,
      [userStatus.suspended, userId],
    );
    await this.news.user(tx, userId);
  }
}
