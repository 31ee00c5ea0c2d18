import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { NotificationsRepository } from '../persistence/notifications.repository.js';

/** NO-1 asks for thirty days at least. */
const keptDays = 90;
/** Deleted in one transaction: a short one, so that whoever notifies meanwhile does not wait. */
const batch = 1_000;

/** What was told a season ago and more is forgotten, read or not. */
@Injectable()
export class ForgetNotifications {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly notifications: NotificationsRepository,
  ) {}

  async execute(): Promise<void> {
    const moment = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    for (let gone = batch; gone === batch;) {
      gone = await this.db.tx((tx) => this.notifications.forget(tx, moment, batch));
    }
  }
}
