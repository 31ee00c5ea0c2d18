import { Injectable } from '@nestjs/common';
import type { NotificationKind, Permission } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { IdentityFacade } from '../../identity/index.js';
import { NotificationsRepository, type Facts } from '../persistence/notifications.repository.js';

export interface News {
  readonly kind: NotificationKind;
  readonly facts: Facts;
  /** The event that caused it; a repetition tells nobody twice. */
  readonly eventId: string;
}

/** Tells everybody who holds a permission (NO-1). */
@Injectable()
export class NotifyUsers {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly notifications: NotificationsRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Inside the consumer's transaction. The users' rows are locked first: for each user ids become visible in rising order, so
   * that a stream which asks for "after this id" misses none.
   */
  async execute(tx: Tx, permission: Permission, news: News): Promise<void> {
    const userIds = await this.identity.lockUsersWith(tx, permission);
    if (userIds.length === 0) return;
    await this.notifications.insert(tx, userIds, news);
    const told = this.outbox.message({ rooms: ['processes'], event: 'notification:stored', data: { userIds } });
    await this.outbox.append(tx, [], [told]);
  }
}
