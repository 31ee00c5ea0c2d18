import { apiKeyScopes, type ApiKeyScope } from '@picolo/contracts';
import { parseJson } from '@picolo/server/db';

/** Scopes out of their column, in the order of the product; one that there is no longer gives nothing. */
export const scopesOf = (column: unknown): readonly ApiKeyScope[] => {
  const kept = parseJson(column) as readonly string[];
  return apiKeyScopes.filter((scope) => kept.includes(scope));
};
