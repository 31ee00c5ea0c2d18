import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { NotificationsRepository } from '../persistence/notifications.repository.js';

/** Marks one's own notifications as read. */
@Injectable()
export class ReadNotifications {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly notifications: NotificationsRepository,
  ) {}

  /** Everything up to and with `upTo`; answers how many are still unread. */
  async execute(actor: Actor, upTo: number): Promise<{ readonly unread: number }> {
    const now = this.clock.now();
    await this.db.tx((tx) => this.notifications.markRead(tx, actor.userId, upTo, now));
    return { unread: await this.notifications.unread(actor.userId) };
  }
}
