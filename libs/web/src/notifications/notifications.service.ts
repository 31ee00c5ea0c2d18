import { DOCUMENT, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { type EventStream, openStream } from '@picolo/client';
import {
  type NotificationList,
  type NotificationView,
  listNotifications,
  notificationStream,
  readNotifications,
} from '@picolo/contracts';
import { Subject } from 'rxjs';
import { Api } from '../api/api.service';
import { Refresher } from '../auth/refresher';
import { Session } from '../auth/session.service';

/**
 * The notifications of whoever is signed in: a list that the event stream adds to (NO-1). While the tab is hidden the
 * stream is closed, for a browser opens only six connections to a server; it goes on where it stopped.
 */
@Injectable({ providedIn: 'root' })
export class Notifications {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly refresher = inject(Refresher);
  private readonly document = inject(DOCUMENT);
  private readonly list = signal<readonly NotificationView[]>([]);
  private readonly count = signal(0);
  private readonly cursor = signal<string | null>(null);
  private readonly arrivals = new Subject<NotificationView>();
  private stream: EventStream | null = null;
  private lastId = '';

  /** Newest first. */
  readonly items = this.list.asReadonly();
  readonly unread = this.count.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  /** Each one that arrives while the page is open. */
  readonly arrived = this.arrivals.asObservable();

  /** Follows the sign-in from now on; browser only. */
  start(): void {
    this.document.addEventListener('visibilitychange', () => {
      this.listen();
    });
    const reader = computed(() => (this.session.can('notifications.read') ? this.session.userId() : null));
    effect(() => {
      const userId = reader();
      untracked(() => void this.follow(userId).catch(() => undefined));
    });
  }

  async more(): Promise<void> {
    const page = await this.api.call(listNotifications, { query: { cursor: this.cursor() ?? undefined } });
    this.merge(page.items);
    this.cursor.set(page.nextCursor);
  }

  /** Marks everything up to this id as read, here and on the account's other devices. */
  async read(upTo: number): Promise<void> {
    const { unread } = await this.api.call(readNotifications, { body: { upTo } });
    const readAt = new Date().toISOString();
    this.list.update((items) => items.map((item) => (item.id <= upTo && !item.readAt ? { ...item, readAt } : item)));
    this.count.set(unread);
  }

  private async follow(userId: number | null): Promise<void> {
    this.stream?.close();
    this.stream = null;
    this.show({ items: [], unread: 0, nextCursor: null });
    if (userId === null) return;
    const page = await this.api.call(listNotifications, {});
    if (this.session.userId() !== userId) return;
    this.show(page);
    this.lastId = String(page.items[0]?.id ?? 0);
    this.listen();
  }

  private show(page: NotificationList): void {
    this.list.set(page.items);
    this.count.set(page.unread);
    this.cursor.set(page.nextCursor);
    this.lastId = '';
  }

  private listen(): void {
    const wanted = this.lastId !== '' && this.document.visibilityState === 'visible';
    if (wanted === (this.stream !== null)) return;
    this.stream?.close();
    this.stream = wanted ? this.open() : null;
  }

  private open(): EventStream {
    return openStream(notificationStream, {
      baseUrl: '',
      lastEventId: this.lastId,
      onUnauthorized: () => this.refresher.refresh(Date.now()),
      onEvent: ({ id, event, data }) => {
        if (event !== 'notification') return;
        this.lastId = id;
        this.arrive(JSON.parse(data) as NotificationView);
      },
    });
  }

  private arrive(item: NotificationView): void {
    if (this.list().some(({ id }) => id === item.id)) return;
    this.merge([item]);
    if (item.readAt === null) this.count.update((count) => count + 1);
    this.arrivals.next(item);
  }

  private merge(items: readonly NotificationView[]): void {
    this.list.update((known) => {
      const all = new Map([...known, ...items].map((item) => [item.id, item]));
      return [...all.values()].sort((a, b) => b.id - a.id);
    });
  }
}
