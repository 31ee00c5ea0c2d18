import { endpoint, type ListQuery, type Page } from '../core/endpoint.js';

export const notificationKinds = [
  'stock.low',
  'print.problem',
  'printer.trouble',
  'order.placed',
  'order.moved',
  'order.change-requested',
  'order.request-answered',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export interface NotificationView {
  /** Rising; the SSE event id. */
  readonly id: number;
  readonly kind: NotificationKind;
  /**
   * Facts for the sentence, which the screen makes in the reader's language.
   * stock.low: {productId, sku, name, available, threshold}. print.problem: {jobId, status, kind, number}.
   * printer.trouble: {printerId, name, state, waiting}.
   * order.…: {orderId, number, status, clientName}; request-answered: also {decision}.
   */
  readonly data: Readonly<Record<string, string | number | null>>;
  readonly createdAt: string;
  readonly readAt: string | null;
}

export interface NotificationList extends Page<NotificationView> {
  readonly unread: number;
}

export const listNotifications = endpoint<{ query: ListQuery }, NotificationList>('GET', '/api/notifications', {
  access: 'notifications.read',
});

/** SSE: events named `notification` whose data is a NotificationView and whose id is its id; replays after `Last-Event-ID`. */
export const notificationStream = endpoint<object, NotificationView>('GET', '/api/notifications/stream', {
  access: 'notifications.read',
  kind: 'sse',
});

export const readNotifications = endpoint<{ body: { upTo: number } }, { unread: number }>(
  'POST',
  '/api/notifications/read',
  { access: 'notifications.read' },
);
