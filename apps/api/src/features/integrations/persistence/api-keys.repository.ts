import { Injectable } from '@nestjs/common';
import type { ApiKeyScope } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';

export interface NewApiKeyRow {
  readonly name: string;
  readonly start: string;
  readonly hash: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdBy: { readonly userId: number; readonly name: string };
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** A key as its revocation sees it. */
export interface HeldApiKey {
  readonly id: number;
  readonly name: string;
  readonly start: string;
  readonly revokedAt: Date | null;
}

@Injectable()
export class ApiKeysRepository {
  async insert(tx: Tx, row: NewApiKeyRow): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO api_keys (name, key_start, key_hash, scopes, created_by, created_by_name, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[row.name, row.start, row.hash, JSON.stringify(row.scopes)],
        ...[row.createdBy.userId, row.createdBy.name, row.createdAt, row.expiresAt],
      ],
    );
    return insertId;
  }

  /** Its row locked until the transaction ends. */
  async hold(tx: Tx, id: number): Promise<HeldApiKey | null> {
    const text = 'SELECT id, name, key_start AS start, revoked_at AS revokedAt FROM api_keys WHERE id = ? FOR UPDATE';
    return (await sql<HeldApiKey>(tx, text, [id]))[0] ?? null;
  }

  async revoke(tx: Tx, id: number, now: Date): Promise<void> {
    await write(tx, 'UPDATE api_keys SET revoked_at = ? WHERE id = ?', [now, id]);
  }
}
