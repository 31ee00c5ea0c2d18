import { Injectable } from '@nestjs/common';
import { DomainError, type ApiKeyListQuery, type ApiKeyState, type ApiKeyView, type Page } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';
import { apiKeyView, type ApiKeyRead } from '../integrations.presenter.js';

const select = `SELECT id, name, key_start AS start, scopes, created_by_name AS createdByName, created_at AS createdAt,
  expires_at AS expiresAt, last_used_at AS lastUsedAt, revoked_at AS revokedAt FROM api_keys`;

const conditionOf = (state: ApiKeyState, now: Date): readonly [text: string, values: readonly SqlValue[]] => {
  if (state === 'revoked') return ['revoked_at IS NOT NULL', []];
  if (state === 'expired') return ['revoked_at IS NULL AND expires_at <= ?', [now]];
  return ['revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)', [now]];
};

@Injectable()
export class ApiKeysQuery {
  constructor(
    private readonly db: Db,
    private readonly settings: SettingsFacade,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async page({ state, cursor, limit: asked }: ApiKeyListQuery): Promise<Page<ApiKeyView>> {
    const limit = pageLimit(asked);
    const now = this.clock.now();
    const conditions: (readonly [string, readonly SqlValue[]])[] = [];
    if (state !== undefined) conditions.push(conditionOf(state, now));
    const before = readIdCursor(cursor);
    if (before !== null) conditions.push(['id < ?', [before]]);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`;
    const rows = await this.db.rows<ApiKeyRead>(
      `${select} ${where} ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      conditions.flatMap(([, values]) => values),
    );
    const zone = await this.settings.timeZone();
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => apiKeyView(row, now, zone),
    );
  }

  /** Throws INTEGRATIONS.KEY_NOT_FOUND. */
  async one(id: number): Promise<ApiKeyView> {
    const [row] = await this.db.rows<ApiKeyRead>(`${select} WHERE id = ?`, [id]);
    if (row === undefined) throw new DomainError('INTEGRATIONS.KEY_NOT_FOUND');
    return apiKeyView(row, this.clock.now(), await this.settings.timeZone());
  }
}
