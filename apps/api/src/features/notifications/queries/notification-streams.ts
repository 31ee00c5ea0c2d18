import {
  Injectable,
  type BeforeApplicationShutdown,
  type MessageEvent,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { notificationStream, type Permission } from '@picolo/contracts';
import { AccessCache, type Actor, type Concerned } from '@picolo/server/auth';
import { Live } from '@picolo/server/realtime';
import { Observable } from 'rxjs';
import { NotificationsRepository } from '../persistence/notifications.repository.js';
import { NotificationStream } from './notification-stream.js';

/** Milliseconds between two signs of life; proxies close what is silent for 30 s and more. */
const heartbeat = 15_000;
/** Heartbeats in which every stream's rights are looked at once, should the word of a change have been lost. */
const rounds = 4;
const permission = notificationStream.access as Permission;

/**
 * The event streams this process holds (NO-1). It is told by the relay which users have something new; what it was not told,
 * because Redis was away or a message got lost, it finds in the database when Redis is back and at each heartbeat.
 */
@Injectable()
export class NotificationStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open = new Set<NotificationStream>();
  private beats = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly access: AccessCache,
    private readonly live: Live,
  ) {}

  onApplicationBootstrap(): void {
    this.live.listen('notification:stored', ({ userIds }) => {
      const told = new Set(userIds);
      for (const stream of this.open) if (told.has(stream.actor.userId)) stream.look();
    });
    this.live.onReturn(() => void this.review(null));
    this.access.onChange((users) => this.review(users));
    this.timer = setInterval(() => void this.beat(), heartbeat);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
    for (const stream of this.open) stream.end();
  }

  /** What is newer than `lastEventId`, then what comes; without it, what comes from now on. */
  async follow(actor: Actor, lastEventId: number | null): Promise<Observable<MessageEvent>> {
    const start = lastEventId ?? (await this.notifications.newest([actor.userId])).get(actor.userId) ?? 0;
    const stream = new NotificationStream(actor, start, this.notifications, this.open);
    return new Observable((subscriber) => {
      const subscription = stream.events.subscribe(subscriber);
      // Rights that changed before the stream was open were announced to nobody.
      void this.check(stream);
      return subscription;
    });
  }

  /** Every stream shows that it lives and looks whether it missed something; a quarter of them have their rights looked at. */
  private async beat(): Promise<void> {
    this.beats += 1;
    const all = [...this.open];
    for (const stream of all) stream.beat();
    const turn = this.beats % rounds;
    await Promise.all(all.filter(({ actor }) => actor.sessionId % rounds === turn).map((stream) => this.check(stream)));
    await this.findMissed(all);
  }

  /** Rights may have changed, or Redis was away: ends the streams of those who may not listen any more. */
  private async review(users: Concerned): Promise<void> {
    const told = users === null ? null : new Set(users);
    const concerned = [...this.open].filter(({ actor }) => told?.has(actor.userId) ?? true);
    await Promise.all(concerned.map((stream) => this.check(stream)));
    await this.findMissed(concerned);
  }

  private async findMissed(concerned: readonly NotificationStream[]): Promise<void> {
    const newest = await this.notifications
      .newest([...new Set(concerned.map(({ actor }) => actor.userId))])
      .catch(() => new Map<number, number>());
    for (const stream of concerned) stream.lookFor(newest.get(stream.actor.userId) ?? 0);
  }

  /** An unreachable database is no verdict: the stream stays. */
  private async check(stream: NotificationStream): Promise<void> {
    const { userId, sessionId } = stream.actor;
    const actor = await this.access.actor(userId, sessionId).catch(() => undefined);
    if (actor === null || actor?.permissions.has(permission) === false) stream.end();
  }
}
