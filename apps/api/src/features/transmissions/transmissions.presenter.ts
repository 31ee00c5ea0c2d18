import type { TransmissionView } from '@picolo/contracts';
import type { StoredEvent, Transmission } from './persistence/transmissions.repository.js';

export const presentTransmission = (row: Transmission, events: readonly StoredEvent[]): TransmissionView => {
  const { id, attempt, platform, state, platformId, trouble, version } = row;
  return {
    ...{ id, attempt, platform, state, platformId, trouble, version },
    createdAt: row.createdAt.toISOString(),
    events: events.map(({ status, reasonCode, reason, happenedAt }) => ({
      ...{ status, reasonCode, reason },
      at: happenedAt.toISOString(),
    })),
  };
};
