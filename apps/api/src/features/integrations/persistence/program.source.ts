import { Injectable } from '@nestjs/common';
import { ProgramSource, type ProgramRecord } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, write } from '@picolo/server/db';
import { hashApiKey, isApiKey } from '../api-key-secrets.js';
import { scopesOf } from '../api-key-scopes.js';

/** Milliseconds between two notes of when a key was last used. */
const noteEvery = 60_000;

interface Row {
  readonly id: number;
  readonly name: string;
  readonly scopes: unknown;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What a key may do right now, whoever made it: it is the company's. */
@Injectable()
export class DatabasePrograms extends ProgramSource {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    super();
  }

  async load(key: string): Promise<ProgramRecord | null> {
    if (!isApiKey(key)) return null;
    const now = this.clock.now();
    const [row] = await this.db.rows<Row>(
      `SELECT id, name, scopes, expires_at AS expiresAt, last_used_at AS lastUsedAt FROM api_keys
       WHERE key_hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
      [hashApiKey(key), now],
    );
    if (row === undefined) return null;
    if (row.lastUsedAt === null || row.lastUsedAt.getTime() <= now.getTime() - noteEvery) await this.note(row.id, now);
    const { id: apiKeyId, name, expiresAt } = row;
    return { apiKeyId, name, permissions: scopesOf(row.scopes), expiresAt };
  }

  /** Of several processes that find it due, one writes. */
  private async note(id: number, now: Date): Promise<void> {
    const before = new Date(now.getTime() - noteEvery);
    const text = 'UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)';
    await this.db.tx((tx) => write(tx, text, [now, id, before]));
  }
}
