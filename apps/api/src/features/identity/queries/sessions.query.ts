import { Injectable } from '@nestjs/common';
import type { SessionView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { deviceNames } from '../domain/device.js';

interface Row {
  readonly id: number;
  readonly kind: 'browser' | 'program';
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** Where one is signed in (ID-7). */
@Injectable()
export class SessionsQuery {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list({ userId, sessionId }: Actor): Promise<readonly SessionView[]> {
    const rows = await this.db.rows<Row>(
      `SELECT id, kind, user_agent AS userAgent, address, created_at AS createdAt, seen_at AS seenAt FROM sessions
       WHERE user_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY id = ? DESC, seen_at DESC, id DESC LIMIT 200`,
      [userId, this.clock.now(), sessionId],
    );
    return rows.map(({ id, kind, userAgent, address, createdAt, seenAt }) => ({
      ...{ id, current: id === sessionId, kind, ...deviceNames(userAgent), address },
      ...{ createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() },
    }));
  }
}
