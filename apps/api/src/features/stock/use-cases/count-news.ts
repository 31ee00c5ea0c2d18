import { roomOfPermission, type CountLineView, type CountState, type LiveMessage } from '@picolo/contracts';

/** For whoever has the session or the list of sessions on their screen. */
export const countChanged = (id: number, state: CountState, version: number): LiveMessage<'count:changed'> => ({
  rooms: [roomOfPermission('stock.count')],
  event: 'count:changed',
  data: { id, state, version },
});

/** Each sees the others' entries at once. */
export const countEntered = (countId: number, line: CountLineView, counted: number): LiveMessage<'count:entered'> => ({
  rooms: [roomOfPermission('stock.count')],
  event: 'count:entered',
  data: { countId, line, counted },
});
