import { roomOfPermission, type LiveEvents, type LiveMessage } from '@picolo/contracts';

/** How far a batch is, for whoever may start one. */
export const batchChanged = ({
  id,
  state,
  total,
  issued,
  failed,
  version,
}: LiveEvents['invoice-batch:changed']): LiveMessage<'invoice-batch:changed'> => ({
  rooms: [roomOfPermission('invoices.issue')],
  event: 'invoice-batch:changed',
  data: { id, state, total, issued, failed, version },
});
