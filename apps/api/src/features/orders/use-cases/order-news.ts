import { roomOfPermission, roomOfUser, type LiveMessage, type OrderStatus } from '@picolo/contracts';

/** For staff, and for the client when they have an account. */
export const orderChanged = (
  order: { readonly id: number; readonly status: OrderStatus; readonly version: number; readonly at: Date },
  clientUserId: number | null,
): LiveMessage<'order:changed'> => ({
  rooms: [roomOfPermission('orders.read'), ...(clientUserId === null ? [] : [roomOfUser(clientUserId)])],
  event: 'order:changed',
  data: { id: order.id, status: order.status, version: order.version, at: order.at.toISOString() },
});
