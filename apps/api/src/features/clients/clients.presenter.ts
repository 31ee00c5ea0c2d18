import type { ClientView } from '@picolo/contracts';
import type { ClientRecord } from './persistence/clients.repository.js';

export const clientView = ({ userId, createdAt, vatNumberConfirmedAt, ...record }: ClientRecord): ClientView => ({
  ...record,
  vatNumberConfirmed: vatNumberConfirmedAt !== null,
  hasAccount: userId !== null,
  createdAt: createdAt.toISOString(),
});
