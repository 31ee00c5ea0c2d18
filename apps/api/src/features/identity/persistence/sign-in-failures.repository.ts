import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import type { SignInRecord } from '../domain/lock-out.js';

/** Failed sign-ins by typed address. */
@Injectable()
export class SignInFailuresRepository {
  /** The record of an address, locked until the transaction ends. */
  async read(tx: Tx, email: string): Promise<SignInRecord | null> {
    const rows = await sql<SignInRecord>(
      tx,
      `SELECT failures, window_started_at AS windowStartedAt, locked_until AS lockedUntil FROM sign_in_failures
       WHERE email = ? FOR UPDATE`,
      [email],
    );
    return rows[0] ?? null;
  }

  /** The same when a failure is about to be counted: the row exists afterwards, so that attempts at once queue up. */
  async readToCount(tx: Tx, email: string, now: Date): Promise<SignInRecord | null> {
    await write(tx, 'INSERT IGNORE INTO sign_in_failures (email, failures, window_started_at) VALUES (?, 0, ?)', [
      email,
      now,
    ]);
    return await this.read(tx, email);
  }

  async store(tx: Tx, email: string, record: SignInRecord): Promise<void> {
    await write(
      tx,
      'UPDATE sign_in_failures SET failures = ?, window_started_at = ?, locked_until = ? WHERE email = ?',
      [record.failures, record.windowStartedAt, record.lockedUntil, email],
    );
  }

  async clear(tx: Tx, email: string): Promise<void> {
    await write(tx, 'DELETE FROM sign_in_failures WHERE email = ?', [email]);
  }

  /** Forgets up to 1,000 addresses whose last window started before `moment`. */
  async forget(tx: Tx, moment: Date): Promise<void> {
    await write(tx, 'DELETE FROM sign_in_failures WHERE window_started_at < ? ORDER BY window_started_at LIMIT 1000', [
      moment,
    ]);
  }
}
