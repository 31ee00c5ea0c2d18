/** Shapes of intra-EU VAT numbers after the country's prefix (European Commission, VIES, structure of VAT numbers). */
const shapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[0-9A-Z]\d{7}[0-9A-Z]$/,
  FI: /^\d{8}$/,
  FR: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[0-9A-Z+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/**
 * A VAT number as it is stored (upper case, no separators), or null when no member state makes such numbers or the French
 * key does not fit. With `siren`, a French number must belong to that company.
 */
export const readVatNumber = (typed: string, siren: string | null = null): string | null => {
  const compact = typed.toUpperCase().replace(/[\s.-]/g, '');
  const country = compact.slice(0, 2);
  const rest = compact.slice(2);
  if (shapes[country]?.test(rest) !== true) return null;
  if (country !== 'FR') return compact;
  const fits = hasFrenchKey(rest) && (siren === null || rest.slice(2) === siren);
  return fits ? compact : null;
};

const keyLetters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Key of a French VAT number: (12 + 3 × (SIREN mod 97)) mod 97, which equals (SIREN × 100 + 12) mod 97 (BOI-TVA-DECLA-20-10-20).
 * Keys with a letter follow the newer rule: with c1, c2 the places of the two characters in the alphabet without I and O,
 * s = c1 × 24 + c2 − 10 (digit first) or c1 × 34 + c2 − 100 (letter first), (SIREN + 1 + ⌊s ÷ 11⌋) mod 11 = s mod 11.
 */
const hasFrenchKey = (rest: string): boolean => {
  const siren = Number(rest.slice(2));
  if (/^\d{2}/.test(rest)) return (siren * 100 + 12) % 97 === Number(rest.slice(0, 2));
  const [first, second] = [keyLetters.indexOf(rest.charAt(0)), keyLetters.indexOf(rest.charAt(1))];
  const sum = /^\d/.test(rest) ? first * 24 + second - 10 : first * 34 + second - 100;
  return (siren + 1 + Math.floor(sum / 11)) % 11 === sum % 11;
};
