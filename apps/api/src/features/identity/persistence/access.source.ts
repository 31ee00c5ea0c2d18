import { Injectable } from '@nestjs/common';
import { isPermission, type Locale } from '@picolo/contracts';
import { AccessSource, type AccessRecord } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { userStatus } from './user.entity.js';

interface Row {
  readonly name: string;
  readonly locale: Locale;
  readonly clientId: number | null;
  readonly joinedId: number | null;
  /** One row per permission and joined record; null once for a role without any. */
  readonly permission: string | null;
}

/** What a session may do right now, in one query (ID-12). */
@Injectable()
export class DatabaseAccess extends AccessSource {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    super();
  }

  async load(userId: number, sessionId: number): Promise<AccessRecord | null> {
    const rows = await this.db.rows<Row>(
      `SELECT u.name, u.locale, c.id AS clientId, j.id AS joinedId, p.permission FROM sessions s
       JOIN users u ON u.id = s.user_id
       LEFT JOIN clients c ON c.user_id = u.id
       LEFT JOIN clients j ON j.joined_to = c.id
       LEFT JOIN role_permissions p ON p.role_id = u.role_id
       WHERE s.id = ? AND s.user_id = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND u.status = ?`,
      [sessionId, userId, this.clock.now(), userStatus.active],
    );
    const [first] = rows;
    if (first === undefined) return null;
    const permissions = rows.flatMap(({ permission }) =>
      permission !== null && isPermission(permission) ? [permission] : [],
    );
    const records = rows.flatMap(({ clientId, joinedId }) => [clientId, joinedId]);
    const clientIds = [...new Set(records.filter((id) => id !== null))];
    return { name: first.name, locale: first.locale, clientId: first.clientId, clientIds, permissions };
  }
}
