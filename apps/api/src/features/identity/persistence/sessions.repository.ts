import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import { hashSecret, newToken } from '../secrets.js';
import { userStatus } from './user.entity.js';

/** Where a sign-in comes from. */
export interface Device {
  /** `browser` holds cookies, `program` gets its tokens in bodies. */
  readonly kind: 'browser' | 'program';
  readonly userAgent: string;
  readonly address: string;
}

export interface OpenSession {
  readonly userId: number;
  readonly sessionId: number;
  readonly refreshToken: string;
}

/** Days that a device stays signed in without being used. */
export const sessionDays = 30;
const expiry = (now: Date): Date => new Date(now.getTime() + sessionDays * 86_400_000);

interface TokenRow {
  readonly sessionId: number;
  readonly userId: number;
  readonly usable: number;
}

/** Sessions, and the refresh tokens of each: one unspent at a time. */
@Injectable()
export class SessionsRepository {
  async open(tx: Tx, userId: number, device: Device, now: Date): Promise<OpenSession> {
    const { insertId } = await write(
      tx,
      `INSERT INTO sessions (user_id, kind, user_agent, address, created_at, seen_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [userId, device.kind, device.userAgent.slice(0, 255), device.address.slice(0, 45), now, now, expiry(now)],
    );
    const refreshToken = newToken();
    await this.issue(tx, insertId, refreshToken);
    return { userId, sessionId: insertId, refreshToken };
  }

  /** Spends a token: true for the one call that does. */
  async spend(tx: Tx, token: string, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE refresh_tokens SET spent_at = ? WHERE token_hash = ? AND spent_at IS NULL',
      [now, hashSecret(token)],
    );
    return affected === 1;
  }

  /** Whose token it is, spent or not; `usable` when session and user are active. */
  async owner(tx: Tx, token: string, now: Date): Promise<(Omit<TokenRow, 'usable'> & { usable: boolean }) | null> {
    const rows = await sql<TokenRow>(
      tx,
      `SELECT s.id AS sessionId, s.user_id AS userId,
         s.revoked_at IS NULL AND s.expires_at > ? AND u.status = ? AS usable
       FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
       WHERE t.token_hash = ?`,
      [now, userStatus.active, hashSecret(token)],
    );
    return rows[0] === undefined ? null : { ...rows[0], usable: rows[0].usable === 1 };
  }

  /** True when the token is the session's unspent one. */
  async unspent(tx: Tx, sessionId: number, token: string): Promise<boolean> {
    const rows = await sql<{ id: number }>(
      tx,
      'SELECT id FROM refresh_tokens WHERE token_hash = ? AND session_id = ? AND spent_at IS NULL',
      [hashSecret(token), sessionId],
    );
    return rows.length === 1;
  }

  /** Gives a session its next token; its life starts anew. */
  async renew(tx: Tx, sessionId: number, token: string, now: Date): Promise<void> {
    await write(tx, 'UPDATE sessions SET seen_at = ?, expires_at = ? WHERE id = ?', [now, expiry(now), sessionId]);
    await this.issue(tx, sessionId, token);
  }

  async revoke(tx: Tx, sessionId: number, now: Date): Promise<void> {
    await write(tx, 'UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [now, sessionId]);
  }

  /** True when it was one of the user's, and not over. */
  async revokeOwn(tx: Tx, userId: number, sessionId: number, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE sessions SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL AND expires_at > ?',
      [now, sessionId, userId, now],
    );
    return affected === 1;
  }

  /** Ends all sessions of a user but `spared`; how many were open. */
  async revokeAll(tx: Tx, userId: number, now: Date, spared: number | null): Promise<number> {
    const { affected } = await write(
      tx,
      'UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL AND expires_at > ? AND id <> ?',
      [now, userId, now, spared ?? 0],
    );
    return affected;
  }

  /** Forgets up to 1,000 sessions that ended before `moment`, with their tokens. */
  async forget(tx: Tx, moment: Date): Promise<void> {
    await write(tx, 'DELETE FROM sessions WHERE expires_at < ? ORDER BY expires_at LIMIT 1000', [moment]);
  }

  private async issue(tx: Tx, sessionId: number, token: string): Promise<void> {
    await write(tx, 'INSERT INTO refresh_tokens (session_id, token_hash) VALUES (?, ?)', [
      sessionId,
      hashSecret(token),
    ]);
  }
}
