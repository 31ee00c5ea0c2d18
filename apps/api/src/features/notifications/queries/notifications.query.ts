import { Injectable } from '@nestjs/common';
import type { ListQuery, NotificationList } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { pageLimit, pageOf, readIdCursor } from '@picolo/server/db';
import { notificationView } from '../notifications.presenter.js';
import { NotificationsRepository } from '../persistence/notifications.repository.js';

/** What somebody was told, newest first. */
@Injectable()
export class NotificationsQuery {
  constructor(private readonly notifications: NotificationsRepository) {}

  async page(actor: Actor, query: ListQuery): Promise<NotificationList> {
    const limit = pageLimit(query.limit);
    const before = readIdCursor(query.cursor);
    const [rows, unread] = await Promise.all([
      this.notifications.page(actor.userId, before, limit + 1),
      this.notifications.unread(actor.userId),
    ]);
    return { ...pageOf(rows, limit, (row) => [row.id], notificationView), unread };
  }
}
