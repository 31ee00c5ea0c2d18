import { assertInteger } from './rounding.js';

/** Languages whose number formats are read and written. */
export type NumberLocale = 'fr' | 'en';

const SPACES = /[\s\u00a0\u2009\u202f'’]/gu;
const MINUS = /^[-\u2212\u2013]/u;
const ENGLISH_GROUPS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u;
const FRENCH_GROUPS = /^\d{1,3}(?:\.\d{3})+,\d*$/u;
const MIXED_ENGLISH = /^\d{1,3}(?:,\d{3})+\.\d*$/u;

/**
 * Reads a decimal typed by a person into an integer of 10^-scale units, without going through a float:
 * `parseDecimal('1 234,50', 2)` is 123450. Spaces group; comma and point both open the decimals; where both stand, the
 * last one does. Only in English a comma before groups of three digits groups ("1,234" is 1234; in French it is 1.234).
 * Null for what is no number, has more significant decimals than `scale`, or does not fit in a safe integer.
 */
export function parseDecimal(text: string, scale: number, locale: NumberLocale = 'fr'): number | null {
  const compact = text.trim().replace(SPACES, '');
  const negative = MINUS.test(compact);
  const plain = toPoint(negative ? compact.slice(1) : compact, locale);
  const match = plain === null ? null : /^(\d*)(?:\.(\d*))?$/u.exec(plain);
  if (match === null) return null;
  const whole = match[1] ?? '';
  const decimals = (match[2] ?? '').replace(/0+$/u, '');
  if (whole === '' && (match[2] ?? '') === '') return null;
  if (decimals.length > scale) return null;
  const units = Number(BigInt(whole + decimals.padEnd(scale, '0') || '0'));
  if (!Number.isSafeInteger(units)) return null;
  return negative && units !== 0 ? -units : units;
}

function toPoint(text: string, locale: NumberLocale): string | null {
  const groupsWithComma = locale === 'en' ? ENGLISH_GROUPS : MIXED_ENGLISH;
  if (groupsWithComma.test(text)) return text.replaceAll(',', '');
  if (FRENCH_GROUPS.test(text)) return text.replaceAll('.', '').replace(',', '.');
  const normal = text.replace(',', '.');
  return /^\d*\.?\d*$/u.test(normal) ? normal : null;
}

/**
 * `12345, 2` → "123.45": plain digits with a point, at least `minDecimals` decimals (default: all of `scale`).
 * The form of XML, SQL and JSON.
 */
export function toDecimalString(value: number, scale: number, minDecimals = scale): string {
  assertInteger(value, 'value');
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let decimals = digits.slice(digits.length - scale);
  while (decimals.length > minDecimals && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  return `${value < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/**
 * A JSON number with at most `scale` decimals as an integer (1.5 at scale 4 → 15000); null when it has more decimals,
 * is not finite or does not fit. Reads the shortest decimal form, so 0.1 is exactly 1000 at scale 4.
 */
export function fromJsonNumber(value: number, scale: number): number | null {
  if (Number.isSafeInteger(value)) {
    const units = value * 10 ** scale;
    return Number.isSafeInteger(units) ? units + 0 : null;
  }
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  const tiny = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/u.exec(text);
  if (tiny !== null) {
    const digits = `${tiny[2] ?? ''}${tiny[3] ?? ''}`;
    const zeros = '0'.repeat(Number(tiny[4]) - 1);
    return parseDecimal(`${tiny[1] ?? ''}0.${zeros}${digits}`, scale);
  }
  return text.includes('e') ? null : parseDecimal(text, scale);
}

/** The reverse of `fromJsonNumber`: 15000 at scale 4 → 1.5. */
export function toJsonNumber(value: number, scale: number): number {
  return Number(toDecimalString(value, scale));
}
