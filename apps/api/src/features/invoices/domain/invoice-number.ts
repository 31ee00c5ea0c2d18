import type { InvoiceKind } from '@picolo/contracts';

/** Series by kind: each series has numbers and a chain of its own. Deposit invoices are invoices. */
export const SERIES = { invoice: 'FA', deposit: 'FA', credit_note: 'AV' } as const satisfies Record<
  InvoiceKind,
  string
>;
export type InvoiceSeries = (typeof SERIES)[InvoiceKind];

/** `FA`, 2026, 42 → "FA-2026-000042": at most 35 characters of [A-Za-z0-9+-_/] (BR-FR-01, BR-FR-02). */
export function invoiceNumber(series: InvoiceSeries, fiscalYear: number, sequence: number): string {
  return `${series}-${String(fiscalYear)}-${String(sequence).padStart(6, '0')}`;
}

/** Year in which the fiscal year of a day (`YYYY-MM-DD`) begins; `startMonth` 1 to 12. */
export function fiscalYearOf(day: string, startMonth: number): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= startMonth ? year : year - 1;
}

/** The later of two days: an invoice is never dated before the last one of its series. */
export function latestDay(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}

/** `day` plus a number of days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
