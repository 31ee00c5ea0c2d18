import { roomOfPermission, type LiveMessage } from '@picolo/contracts';

/** For whoever has a product on their screen. */
export const productChanged = (id: number, version: number, removed: boolean): LiveMessage<'product:changed'> => ({
  rooms: [roomOfPermission('catalogue.read')],
  event: 'product:changed',
  data: { id, version, removed },
});
