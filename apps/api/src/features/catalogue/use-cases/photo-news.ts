import { roomOfPermission, type LiveMessage } from '@picolo/contracts';

/** For whoever has the product on their screen: `done` of `of` sizes are made. */
export const photosChanged = (
  productId: number,
  photoId: number,
  done: number,
  of: number,
): LiveMessage<'product-photos:changed'> => ({
  rooms: [roomOfPermission('catalogue.read')],
  event: 'product-photos:changed',
  data: { productId, photoId, done, of },
});
