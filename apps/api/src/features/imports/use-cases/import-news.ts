import { roomOfPermission, type LiveMessage } from '@picolo/contracts';

/** For whoever watches the imports. */
export const importChanged = (id: number, version: number, state: string): LiveMessage<'import:changed'> => ({
  rooms: [roomOfPermission('catalogue.import')],
  event: 'import:changed',
  data: { id, version, state },
});

/** For whoever has products or levels on their screen, the shop window included: too many changed to name them. */
export const loadAgain = (): LiveMessage<'stock:reload'> => ({
  rooms: ['public', roomOfPermission('catalogue.read'), roomOfPermission('stock.read')],
  event: 'stock:reload',
  data: {},
});
