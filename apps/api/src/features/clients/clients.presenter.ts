import type { ClientView } from '@picolo/contracts';
import type { ClientRecord } from './persistence/clients.repository.js';

export const clientView = ({ userId, createdAt, ...record }: ClientRecord): ClientView => ({
  ...record,
  hasAccount: userId !== null,
  createdAt: createdAt.toISOString(),
});
