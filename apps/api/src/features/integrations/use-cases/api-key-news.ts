import { roomOfPermission, type LiveMessage } from '@picolo/contracts';

/** Open lists of keys load again. */
export const apiKeyChanged = (id: number): LiveMessage => ({
  rooms: [roomOfPermission('integrations.manage')],
  event: 'api-key:changed',
  data: { id },
});
