import type { NotificationView } from '@picolo/contracts';
import type { NotificationRow } from './persistence/notifications.repository.js';

export const notificationView = (row: NotificationRow): NotificationView => ({
  id: row.id,
  kind: row.kind,
  data: row.details,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
