import { Injectable } from '@nestjs/common';
import type { NotificationKind, NotificationView } from '@picolo/contracts';
import { Db, parseJson, write, type Tx } from '@picolo/server/db';

export type Facts = NotificationView['data'];

export interface NotificationRow {
  readonly id: number;
  readonly userId: number;
  readonly kind: NotificationKind;
  readonly details: Facts;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

const columns = 'id, user_id AS userId, kind, details, created_at AS createdAt, read_at AS readAt';

const row = (raw: NotificationRow): NotificationRow => ({ ...raw, details: parseJson(raw.details) as Facts });

@Injectable()
export class NotificationsRepository {
  constructor(private readonly db: Db) {}

  /** One row per user. A user who has this event already keeps the one they have. */
  async insert(
    tx: Tx,
    userIds: readonly number[],
    notification: { readonly kind: NotificationKind; readonly facts: Facts; readonly eventId: string },
  ): Promise<void> {
    const details = JSON.stringify(notification.facts);
    const marks = userIds.map(() => '(?, ?, ?, ?)').join(', ');
    await write(
      tx,
      `INSERT INTO notifications (user_id, kind, details, event_id) VALUES ${marks}
       ON DUPLICATE KEY UPDATE event_id = notifications.event_id`,
      userIds.flatMap((userId) => [userId, notification.kind, details, notification.eventId]),
    );
  }

  /** Newest first, older than `before`. */
  async page(userId: number, before: number | null, count: number): Promise<NotificationRow[]> {
    const rows = await this.db.rows<NotificationRow>(
      `SELECT ${columns} FROM notifications WHERE user_id = ? ${before === null ? '' : 'AND id < ?'}
       ORDER BY id DESC LIMIT ${String(count)}`,
      before === null ? [userId] : [userId, before],
    );
    return rows.map(row);
  }

  /** Oldest first, newer than `after`. */
  async after(userId: number, after: number, count: number): Promise<NotificationRow[]> {
    const rows = await this.db.rows<NotificationRow>(
      `SELECT ${columns} FROM notifications WHERE user_id = ? AND id > ? ORDER BY id LIMIT ${String(count)}`,
      [userId, after],
    );
    return rows.map(row);
  }

  async unread(userId: number): Promise<number> {
    const rows = await this.db.rows<{ count: number }>(
      'SELECT COUNT(*) AS count FROM notifications WHERE user_id = ? AND read_at IS NULL',
      [userId],
    );
    return rows[0]?.count ?? 0;
  }

  async markRead(tx: Tx, userId: number, upTo: number, now: Date): Promise<void> {
    await write(tx, 'UPDATE notifications SET read_at = ? WHERE user_id = ? AND id <= ? AND read_at IS NULL', [
      now,
      userId,
      upTo,
    ]);
  }

  /**
   * Deletes up to `count` that are older than `moment`; answers how many. Ids climb with time, so that only the oldest rows
   * are looked at, not the whole table.
   */
  async forget(tx: Tx, moment: Date, count: number): Promise<number> {
    const { affected } = await write(
      tx,
      `DELETE n FROM notifications n
       JOIN (SELECT id FROM notifications ORDER BY id LIMIT ${String(count)}) oldest ON oldest.id = n.id
       WHERE n.created_at < ?`,
      [moment],
    );
    return affected;
  }

  /** The newest id of each of these users that has any. */
  async newest(userIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (userIds.length === 0) return new Map();
    const marks = userIds.map(() => '?').join(', ');
    const rows = await this.db.rows<{ userId: number; id: number }>(
      `SELECT user_id AS userId, MAX(id) AS id FROM notifications WHERE user_id IN (${marks}) GROUP BY user_id`,
      userIds,
    );
    return new Map(rows.map(({ userId, id }) => [userId, id]));
  }
}
