import { Body, Controller, Headers, Query, type MessageEvent } from '@nestjs/common';
import { listNotifications, notificationStream, readNotifications, type NotificationList } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { ListQueryDto } from '@picolo/server/http';
import type { Observable } from 'rxjs';
import { NotificationStreams } from '../queries/notification-streams.js';
import { NotificationsQuery } from '../queries/notifications.query.js';
import { ReadNotifications } from '../use-cases/read-notifications.use-case.js';
import { ReadNotificationsDto } from './notifications.dto.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly query: NotificationsQuery,
    private readonly streams: NotificationStreams,
    private readonly readNotifications: ReadNotifications,
  ) {}

  @Serves(listNotifications)
  list(@CurrentActor() actor: Actor, @Query() query: ListQueryDto): Promise<NotificationList> {
    return this.query.page(actor, query);
  }

  @Serves(notificationStream)
  stream(
    @CurrentActor() actor: Actor,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<Observable<MessageEvent>> {
    // Anything else than one of our ids is as good as none.
    return this.streams.follow(actor, /^\d{1,10}$/.test(lastEventId ?? '') ? Number(lastEventId) : null);
  }

  @Serves(readNotifications)
  read(@CurrentActor() actor: Actor, @Body() { upTo }: ReadNotificationsDto): Promise<{ readonly unread: number }> {
    return this.readNotifications.execute(actor, upTo);
  }
}
