import { roomOfPermission, type LiveMessage } from '@picolo/contracts';

/** For whoever shows locations: the one with this id is another now. */
export const locationChanged = (id: number, version: number): LiveMessage<'location:changed'> => ({
  rooms: [roomOfPermission('stock.read')],
  event: 'location:changed',
  data: { id, version },
});
