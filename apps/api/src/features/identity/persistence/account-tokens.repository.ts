import { Injectable } from '@nestjs/common';
import { linkHours, type Place } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import { hashSecret, newToken } from '../secrets.js';

export type TokenKind = Exclude<keyof typeof linkHours, 'invitation'>;

export interface TokenOwner {
  readonly userId: number;
  readonly kind: TokenKind;
  readonly email: string;
}

/** A link as it is mailed, once: what is kept cannot be turned back into it. */
export interface FreshLink {
  readonly token: string;
  readonly expiresAt: Date;
}

@Injectable()
export class AccountTokensRepository {
  /** A new link; the ones of this kind that the account had no longer work. */
  async issue(tx: Tx, { userId, kind, email }: TokenOwner, now: Date): Promise<FreshLink> {
    await write(tx, 'DELETE FROM account_tokens WHERE user_id = ? AND kind = ?', [userId, kind]);
    const token = newToken();
    const expiresAt = new Date(now.getTime() + linkHours[kind] * 3_600_000);
    await write(
      tx,
      'INSERT INTO account_tokens (user_id, kind, token_hash, email, expires_at, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [userId, kind, hashSecret(token), email, expiresAt, now],
    );
    return { token, expiresAt };
  }

  /** When the account's present link of this kind was made. */
  async issuedAt(tx: Tx, userId: number, kind: TokenKind): Promise<Date | null> {
    const rows = await sql<{ createdAt: Date }>(
      tx,
      'SELECT created_at AS createdAt FROM account_tokens WHERE user_id = ? AND kind = ? AND spent_at IS NULL',
      [userId, kind],
    );
    return rows[0]?.createdAt ?? null;
  }

  /** Spends a link; its owner for the one call that does, null for every other. */
  async spend(tx: Tx, token: string, kinds: readonly TokenKind[], now: Date): Promise<TokenOwner | null> {
    const marks = kinds.map(() => '?').join(', ');
    const hash = hashSecret(token);
    const { affected } = await write(
      tx,
      `UPDATE account_tokens SET spent_at = ? WHERE token_hash = ? AND spent_at IS NULL AND expires_at > ? AND kind IN (${marks})`,
      [now, hash, now, ...kinds],
    );
    if (affected !== 1) return null;
    const rows = await sql<TokenOwner>(
      tx,
      'SELECT user_id AS userId, kind, email FROM account_tokens WHERE token_hash = ?',
      [hash],
    );
    return rows[0] ?? null;
  }

  async forget(tx: Tx, moment: Date): Promise<void> {
    await write(tx, 'DELETE FROM account_tokens WHERE expires_at < ? ORDER BY expires_at LIMIT 1000', [moment]);
  }

  /** Keeps a typed address for the one who looks whether it is known. */
  async ask(tx: Tx, email: string, place: Place): Promise<number> {
    const { insertId } = await write(tx, 'INSERT INTO password_requests (email, place) VALUES (?, ?)', [email, place]);
    return insertId;
  }

  /** Takes it out again. */
  async answer(tx: Tx, requestId: number): Promise<{ readonly email: string; readonly place: Place } | null> {
    const rows = await sql<{ email: string; place: Place }>(
      tx,
      'SELECT email, place FROM password_requests WHERE id = ?',
      [requestId],
    );
    await write(tx, 'DELETE FROM password_requests WHERE id = ?', [requestId]);
    return rows[0] ?? null;
  }
}
