import type { MessageEvent } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { Observable, type Subscriber } from 'rxjs';
import { notificationView } from '../notifications.presenter.js';
import type { NotificationsRepository } from '../persistence/notifications.repository.js';

const batch = 100;

/** One event stream, in `open` while somebody listens: sends what is newer than the last id it sent, in order, each once. */
export class NotificationStream {
  readonly events: Observable<MessageEvent>;
  private subscriber: Subscriber<MessageEvent> | null = null;
  private reading = false;
  private again = false;

  constructor(
    readonly actor: Pick<Actor, 'userId' | 'sessionId'>,
    /** Id of the last notification that was sent. */
    private lastId: number,
    private readonly notifications: NotificationsRepository,
    open: Set<NotificationStream>,
  ) {
    this.events = new Observable((subscriber) => {
      this.subscriber = subscriber;
      open.add(this);
      // The first bytes tell the browser that the stream stands.
      subscriber.next({ comment: 'open' });
      this.look();
      return () => {
        this.subscriber = null;
        open.delete(this);
      };
    });
  }

  /** There may be something new. Looks made meanwhile become one. */
  look(): void {
    if (this.reading) {
      this.again = true;
      return;
    }
    void this.read();
  }

  /** Looks only when `newest` was not sent yet. */
  lookFor(newest: number): void {
    if (newest > this.lastId) this.look();
  }

  beat(): void {
    this.subscriber?.next({ comment: 'heartbeat' });
  }

  end(): void {
    this.subscriber?.complete();
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      await this.sendNewer();
    } catch {
      // The database is away: the browser comes back with its last id, and is answered then.
      this.end();
    } finally {
      this.reading = false;
    }
  }

  private lookedMeanwhile(): boolean {
    return this.again;
  }

  private async sendNewer(): Promise<void> {
    for (;;) {
      this.again = false;
      const rows = await this.notifications.after(this.actor.userId, this.lastId, batch);
      for (const row of rows) {
        this.lastId = row.id;
        this.subscriber?.next({ type: 'notification', id: String(row.id), data: notificationView(row) });
      }
      const more = rows.length === batch || this.lookedMeanwhile();
      if (!more || this.subscriber === null) return;
    }
  }
}
