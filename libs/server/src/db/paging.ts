import { DomainError, type Page } from '@picolo/contracts';

/** The opaque cursor of a keyset page: the sort values of its last row, base64url of JSON. */
export const cursorOf = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values back, the id of the row last; a cursor that is not ours is refused as invalid input. */
export const readCursor = (cursor: string, length: number): (string | number | null)[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every(isKey) && isId(values.at(-1))) {
      return values;
    }
  } catch {
    // Falls through to the refusal below: broken base64 and broken JSON are the same mistake.
  }
  throw notOurs();
};

/** For pages sorted by id: the id in the cursor, or null on the first page. */
export const readIdCursor = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return null;
  return Number(readCursor(cursor, 1)[0]);
};

const notOurs = (): DomainError =>
  new DomainError('REQUEST.INVALID', { fields: [{ field: 'cursor', rule: 'cursor', message: 'cursor' }] });

const isKey = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

const isId = (value: unknown): boolean => Number.isSafeInteger(value);

export const pageLimit = (limit: number | undefined): number => Math.min(Math.max(limit ?? 50, 1), 100);

/** Rows were read with LIMIT limit + 1: the extra one only says that there is a next page. */
export const pageOf = <R, V>(
  rows: readonly R[],
  limit: number,
  key: (row: R) => readonly (string | number | null)[],
  view: (row: R) => V,
): Page<V> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(key(last)) : null,
  };
};
