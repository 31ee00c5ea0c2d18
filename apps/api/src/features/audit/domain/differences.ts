/** Values by field name. */
export type Values = Readonly<Record<string, unknown>>;

export interface Differences {
  readonly before: Values | null;
  readonly after: Values | null;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const only = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/** What an act changed: the fields that differ. Null when both sides are given and nothing differs. */
export const differences = (before: Values | undefined, after: Values | undefined): Differences | null => {
  if (before === undefined || after === undefined) return { before: before ?? null, after: after ?? null };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const different = names.filter((name) => !same(before[name], after[name]));
  if (different.length === 0) return null;
  return { before: only(before, different), after: only(after, different) };
};
