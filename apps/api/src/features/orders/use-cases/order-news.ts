import { orderNumber, roomOfPermission, roomOfUser, type LiveMessage, type OrderNews } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { NewEvent } from '@picolo/server/outbox';
import type { OrderHead, OrderStep } from '../domain/order.js';

/** For staff, and for the client when they have an account. */
export const orderChanged = (
  order: Pick<OrderHead, 'id' | 'status' | 'version' | 'changeRequested'>,
  clientUserId: number | null,
  at: Date,
): LiveMessage<'order:changed'> => ({
  rooms: [roomOfPermission('orders.read'), ...(clientUserId === null ? [] : [roomOfUser(clientUserId)])],
  event: 'order:changed',
  data: {
    ...{ id: order.id, status: order.status, version: order.version, at: at.toISOString() },
    changeRequested: order.changeRequested,
  },
});

type Told = Pick<OrderHead, 'id' | 'status' | 'version' | 'clientName'>;

const newsOf = (order: Told, clientUserId: number | null, actor: Actor): OrderNews => ({
  ...{ orderId: order.id, number: orderNumber(order.id), status: order.status, clientName: order.clientName },
  ...{ clientUserId, actorId: actor.userId },
});

/** For those who are notified, and for the paper that follows. */
export const orderTold = (
  type: 'order.placed' | 'order.moved' | 'order.change-requested',
  order: Told,
  clientUserId: number | null,
  actor: Actor,
): NewEvent => ({ type, ...subjectOf(order), payload: newsOf(order, clientUserId, actor) });

export const requestAnswered = (
  order: Told,
  clientUserId: number | null,
  actor: Actor,
  decision: 'accept' | 'refuse',
): NewEvent => ({
  type: 'order.request-answered',
  ...subjectOf(order),
  payload: { ...newsOf(order, clientUserId, actor), decision },
});

const subjectOf = ({ id, version }: Told): { subject: string; version: number } => ({
  subject: `order:${String(id)}`,
  version,
});

/** A step of the history, signed. */
export const stepBy = (
  actor: Actor,
  step: Pick<OrderStep, 'kind' | 'from' | 'to' | 'at'> & Partial<Pick<OrderStep, 'note' | 'details'>>,
): OrderStep => ({ note: null, details: null, ...step, actorId: actor.userId, actorName: actor.name });
