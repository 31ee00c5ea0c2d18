import { dayOf, type ApiKeyState, type ApiKeyView } from '@picolo/contracts';
import { scopesOf } from './api-key-scopes.js';

export interface ApiKeyRead {
  readonly id: number;
  readonly name: string;
  readonly start: string;
  readonly scopes: unknown;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const stateOf = ({ revokedAt, expiresAt }: ApiKeyRead, now: Date): ApiKeyState => {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
};

export const apiKeyView = (row: ApiKeyRead, now: Date, zone: string): ApiKeyView => ({
  id: row.id,
  name: row.name,
  start: row.start,
  scopes: scopesOf(row.scopes),
  state: stateOf(row, now),
  createdBy: row.createdByName,
  createdAt: row.createdAt.toISOString(),
  // It ends with that day: at the first instant of the next.
  lastDay: row.expiresAt === null ? null : dayOf(new Date(row.expiresAt.getTime() - 1), zone),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
