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
   * that a stream which asks for "after this id" misses none. `except`: who did it knows already.
   */
  async execute(tx: Tx, permission: Permission, news: News, except: number | null = null): Promise<void> {
    const userIds = await this.identity.lockUsersWith(tx, permission);
    await this.store(
      tx,
      userIds.filter((id) => id !== except),
      news,
    );
  }

  /** One person, whatever they may do. */
  async one(tx: Tx, userId: number, news: News): Promise<void> {
    await this.identity.lockUser(tx, userId);
    await this.store(tx, [userId], news);
  }

  private async store(tx: Tx, userIds: readonly number[], news: News): Promise<void> {
    if (userIds.length === 0) return;
    await this.notifications.insert(tx, userIds, news);
    const told = this.outbox.message({ rooms: ['processes'], event: 'notification:stored', data: { userIds } });
    await this.outbox.append(tx, [], [told]);
  }
}
