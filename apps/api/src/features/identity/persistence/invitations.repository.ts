import { Injectable } from '@nestjs/common';
import { DomainError, linkHours, type Locale } from '@picolo/contracts';
import { Db, isDuplicateKey, sql, write, type Tx } from '@picolo/server/db';
import { hashSecret, newToken } from '../secrets.js';
import type { FreshLink } from './account-tokens.repository.js';

export interface Invitation {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly roleId: number;
  readonly role: string;
  readonly locale: Locale;
  readonly inviter: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly roleId: number;
  readonly locale: Locale;
  readonly invitedBy: number;
}

export interface GivableRole {
  readonly name: string;
  readonly permissions: readonly string[];
}

const open = `SELECT i.id, i.email, i.name, i.role_id AS roleId, r.name AS role, i.locale, u.name AS inviter,
    i.sent_at AS sentAt, i.expires_at AS expiresAt
  FROM invitations i JOIN roles r ON r.id = i.role_id JOIN users u ON u.id = i.invited_by
  WHERE i.pending_email IS NOT NULL`;

const freshLink = (now: Date): FreshLink => ({
  token: newToken(),
  expiresAt: new Date(now.getTime() + linkHours.invitation * 3_600_000),
});

@Injectable()
export class InvitationsRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<readonly Invitation[]> {
    return await this.db.rows<Invitation>(`${open} ORDER BY i.id DESC LIMIT 500`);
  }

  async find(id: number): Promise<Invitation | null> {
    const rows = await this.db.rows<Invitation>(`${open} AND i.id = ?`, [id]);
    return rows[0] ?? null;
  }

  async findIn(tx: Tx, id: number): Promise<Invitation | null> {
    const rows = await sql<Invitation>(tx, `${open} AND i.id = ?`, [id]);
    return rows[0] ?? null;
  }

  /** The open invitation whose link this is, while the link is good. */
  async byToken(tx: Tx, token: string, now: Date): Promise<Invitation | null> {
    const rows = await sql<Invitation>(tx, `${open} AND i.token_hash = ? AND i.expires_at > ?`, [
      hashSecret(token),
      now,
    ]);
    return rows[0] ?? null;
  }

  /** Throws IDENTITY.ALREADY_INVITED. */
  async insert(tx: Tx, input: NewInvitation, now: Date): Promise<FreshLink & { readonly id: number }> {
    const link = freshLink(now);
    try {
      const { insertId } = await write(
        tx,
        `INSERT INTO invitations (email, pending_email, name, role_id, locale, token_hash, invited_by, sent_at, expires_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[input.email, input.email, input.name, input.roleId, input.locale],
          ...[hashSecret(link.token), input.invitedBy, now, link.expiresAt, now],
        ],
      );
      return { ...link, id: insertId };
    } catch (error) {
      if (isDuplicateKey(error, 'uq_invitations_pending')) throw new DomainError('IDENTITY.ALREADY_INVITED');
      throw error;
    }
  }

  /** A new link in place of the one before; null when the invitation is no longer open. */
  async renew(tx: Tx, id: number, now: Date): Promise<FreshLink | null> {
    const link = freshLink(now);
    const { affected } = await write(
      tx,
      'UPDATE invitations SET token_hash = ?, sent_at = ?, expires_at = ? WHERE id = ? AND pending_email IS NOT NULL',
      [hashSecret(link.token), now, link.expiresAt, id],
    );
    return affected === 1 ? link : null;
  }

  /** True for the one call that withdraws it. */
  async withdraw(tx: Tx, id: number, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE invitations SET withdrawn_at = ?, pending_email = NULL WHERE id = ? AND pending_email IS NOT NULL',
      [now, id],
    );
    return affected === 1;
  }

  /** True for the one call that spends the link. */
  async accept(tx: Tx, token: string, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE invitations SET accepted_at = ?, pending_email = NULL
       WHERE token_hash = ? AND pending_email IS NOT NULL AND expires_at > ?`,
      [now, hashSecret(token), now],
    );
    return affected === 1;
  }

  /** The account of an accepted invitation: active, its address proved by the link. Throws IDENTITY.EMAIL_TAKEN. */
  async makeAccount(tx: Tx, invitation: Invitation, name: string, passwordHash: string, now: Date): Promise<number> {
    try {
      const { insertId } = await write(
        tx,
        'INSERT INTO users (email, email_verified_at, password_hash, name, role_id, locale) VALUES (?, ?, ?, ?, ?, ?)',
        [invitation.email, now, passwordHash, name, invitation.roleId, invitation.locale],
      );
      await write(tx, 'UPDATE invitations SET user_id = ? WHERE id = ?', [insertId, invitation.id]);
      return insertId;
    } catch (error) {
      if (isDuplicateKey(error, 'uq_users_email')) throw new DomainError('IDENTITY.EMAIL_TAKEN');
      throw error;
    }
  }

  async role(tx: Tx, roleId: number): Promise<GivableRole | null> {
    const rows = await sql<{ name: string; permission: string | null }>(
      tx,
      `SELECT r.name, p.permission FROM roles r LEFT JOIN role_permissions p ON p.role_id = r.id WHERE r.id = ?`,
      [roleId],
    );
    const [first] = rows;
    if (first === undefined) return null;
    return {
      name: first.name,
      permissions: rows.flatMap(({ permission }) => (permission === null ? [] : [permission])),
    };
  }
}
