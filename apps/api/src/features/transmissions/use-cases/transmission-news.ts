import { roomOfPermission, type LiveMessage } from '@picolo/contracts';

/** For whoever has the invoice on screen. */
export const transmissionChanged = (
  { id, invoiceId }: { readonly id: number; readonly invoiceId: number },
  version: number,
): LiveMessage<'transmission:changed'> => ({
  rooms: [roomOfPermission('invoices.read')],
  event: 'transmission:changed',
  data: { id, invoiceId, version },
});
