import { toDecimalString, type NumberLocale } from './decimal.js';
import { divideHalfUp } from './rounding.js';
import { lineNet } from './totals.js';

/** No-break space: the narrow one (U+202F) of Intl is missing in many fonts, the invoice's among them. */
const NBSP = '\u00a0';

/** `1234.5` → "1 234,5" or "1,234.5": digits in groups of three, no float involved. */
export function formatDecimal(value: number, scale: number, locale: NumberLocale, minDecimals = scale): string {
  const [whole = '0', decimals] = toDecimalString(Math.abs(value), scale, minDecimals).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, locale === 'fr' ? NBSP : ',');
  const tail = decimals === undefined ? '' : `${locale === 'fr' ? ',' : '.'}${decimals}`;
  return `${value < 0 ? '-' : ''}${grouped}${tail}`;
}

function withEuro(amount: string, locale: NumberLocale): string {
  if (locale === 'fr') return `${amount}${NBSP}€`;
  return amount.startsWith('-') ? `-€${amount.slice(1)}` : `€${amount}`;
}

/** Cents: 123450 → "1 234,50 €" or "€1,234.50". */
export function formatCents(cents: number, locale: NumberLocale): string {
  return withEuro(formatDecimal(cents, 2, locale), locale);
}

/** Unit price in 1e-6 €, at least two decimals: 8325000 → "8,325 €". */
export function formatUnitPrice(unitPrice: number, locale: NumberLocale): string {
  return withEuro(formatDecimal(unitPrice, 6, locale, 2), locale);
}

/**
 * The unit price of a line as people read it: two decimals, unless more are needed to arrive at the line's total. 18862559
 * is "18,86 €" for one piece and "18,863 €" for three; a price that is not zero never looks like it.
 */
export function formatLinePrice(unitPrice: number, quantity: number, locale: NumberLocale): string {
  const total = lineNet({ quantity, unitPrice, vatRate: 0 });
  const fits = [10_000, 1_000, 100, 10]
    .map((step) => Number(divideHalfUp(BigInt(unitPrice), BigInt(step))) * step)
    .find((price) => (price !== 0 || unitPrice === 0) && lineNet({ quantity, unitPrice: price, vatRate: 0 }) === total);
  return formatUnitPrice(fits ?? unitPrice, locale);
}

/** Quantity in ten-thousandths: 15000 → "1,5". */
export function formatQuantity(quantity: number, locale: NumberLocale): string {
  return formatDecimal(quantity, 4, locale, 0);
}

/** VAT rate in hundredths of a percent: 550 → "5,5 %" or "5.5%". */
export function formatVatRate(vatRate: number, locale: NumberLocale): string {
  return `${formatDecimal(vatRate, 2, locale, 0)}${locale === 'fr' ? NBSP : ''}%`;
}
