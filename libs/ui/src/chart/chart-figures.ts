import { type NumberLocale, formatCents, formatDecimal, formatQuantity, fromJsonNumber } from '@picolo/contracts';
import { formatDay, formatMonth } from '../format/dates';

/** count: whole numbers. cents: euros written from cents. quantity: JSON numbers with at most four decimals. */
export type ChartUnit = 'count' | 'cents' | 'quantity';
export type ChartKind = 'line' | 'bar';

/** One row of figures, as many as the chart has labels; null: no figure there. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly unit: ChartUnit;
  /** Stands behind quantities: "12,5 m". */
  readonly suffix?: string;
  /** Where one series is drawn otherwise than the chart: revenue as a line over orders as bars. */
  readonly kind?: ChartKind;
}

/** A figure as the language writes it: "1 234,50 €", "12,5 m". */
export function figureText(
  value: number | null | undefined,
  series: Pick<ChartSeries, 'unit' | 'suffix'>,
  language: NumberLocale,
): string {
  if (value === null || value === undefined) return '–';
  if (series.unit === 'cents') return formatCents(Math.round(value), language);
  if (series.unit === 'count') return formatDecimal(Math.round(value), 0, language);
  const quantity = formatQuantity(fromJsonNumber(value, 4) ?? 0, language).replace('-', '\u2212');
  return series.suffix ? `${quantity} ${series.suffix}` : quantity;
}

/** A day (`2026-11-20`) or month (`2026-11`) as the language writes it; any other label stays as it is. */
export function labelText(label: string, language: NumberLocale): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(label)) return formatDay(label, language);
  return /^\d{4}-\d{2}$/u.test(label) ? formatMonth(label, language) : label;
}

/** Figures of an axis in little room: "1,2 k", "3 k€". */
export function tickText(value: number, unit: ChartUnit, language: NumberLocale): string {
  const options: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 };
  const money: Intl.NumberFormatOptions = { ...options, style: 'currency', currency: 'EUR' };
  const number = unit === 'cents' ? value / 100 : value;
  return new Intl.NumberFormat(language, unit === 'cents' ? money : options).format(number);
}
