import { roomOfPermission, roomOfUser, type LiveRoom, type OrderSnapshot } from '@picolo/contracts';

/** Who sees the invoices of an order: staff who may, and its client. */
export function roomsOfInvoice({ clientUserId }: Pick<OrderSnapshot, 'clientUserId'>): LiveRoom[] {
  const staff = roomOfPermission('invoices.read');
  return clientUserId === null ? [staff] : [staff, roomOfUser(clientUserId)];
}
