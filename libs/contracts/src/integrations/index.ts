import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';
import type { Permission } from '../core/permissions.js';

/** What a program may be allowed. A key opens nothing but the endpoints that say `apiKeys`. */
export const apiKeyScopes = [
  'printing.submit',
  'printing.read',
  'orders.read',
] as const satisfies readonly Permission[];
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** Every key begins like this: people and secret scanners know it when they see one. */
export const apiKeyPrefix = 'picolo_';

/** `expired` and `revoked` keys are as good as unknown ones. */
export const apiKeyStates = ['active', 'expired', 'revoked'] as const;
export type ApiKeyState = (typeof apiKeyStates)[number];

export interface ApiKeyView {
  readonly id: number;
  readonly name: string;
  /** The first characters of the key: enough to tell it from others, not to use it. */
  readonly start: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly state: ApiKeyState;
  /** Who made it; it goes on when they leave. */
  readonly createdBy: string;
  readonly createdAt: string;
  /** The last day on which it works, in the company's zone; null: until it is revoked. */
  readonly lastDay: string | null;
  /** To the minute; null: never used. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export interface ApiKeyInput {
  readonly name: string;
  /** At least one. */
  readonly scopes: readonly ApiKeyScope[];
  /** Today or later (`YYYY-MM-DD`); null or absent: until it is revoked. */
  readonly lastDay?: string | null;
}

/** The only answer that ever holds the key itself. */
export interface CreatedApiKey extends ApiKeyView {
  readonly key: string;
}

export interface ApiKeyListQuery extends Omit<ListQuery, 'q'> {
  readonly state?: ApiKeyState;
}

/** Newest first. */
export const listApiKeys = endpoint<{ query: ApiKeyListQuery }, Page<ApiKeyView>>('GET', '/api/api-keys', {
  access: 'integrations.manage',
});

/** Nobody gives a key rights that they do not have themselves. */
export const createApiKey = endpoint<{ body: ApiKeyInput }, CreatedApiKey>('POST', '/api/api-keys', {
  access: 'integrations.manage',
  status: 201,
  errors: ['IDENTITY.RIGHTS_BEYOND_YOURS', 'INTEGRATIONS.DAY_PAST'],
});

/** For good, and before the answer on every process. */
export const revokeApiKey = endpoint<{ params: ById }, ApiKeyView>('POST', '/api/api-keys/:id/revocation', {
  access: 'integrations.manage',
  errors: ['INTEGRATIONS.KEY_NOT_FOUND'],
});
