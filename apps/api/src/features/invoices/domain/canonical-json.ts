type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON with sorted keys and no white space: equal data, equal text, whatever the order in which it was built.
 * Throws on what JSON would silently change (fractions, NaN, undefined in arrays).
 */
export function canonicalJson(value: unknown): string {
  return write(value as Json | undefined, '$');
}

function write(value: Json | undefined, path: string): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${path} is not an integer`);
    return String(value);
  }
  if (Array.isArray(value))
    return `[${value.map((item: Json, index) => write(item, `${path}[${String(index)}]`)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${path} is not JSON`);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, `${path}.${key}`)}`);
  return `{${entries.join(',')}}`;
}
