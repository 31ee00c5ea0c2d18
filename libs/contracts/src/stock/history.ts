import { endpoint, type ById } from '../core/endpoint.js';

export const historyDays = [30, 90, 365] as const;
export type HistoryDays = (typeof historyDays)[number];

/** A product's level at the end of each day of the company's zone, oldest first, today last. */
export interface StockHistoryView {
  /** `YYYY-MM-DD`. */
  readonly days: readonly string[];
  readonly onHand: readonly number[];
  readonly reserved: readonly number[];
}

export const stockHistory = endpoint<
  { params: ById; query: { readonly days?: HistoryDays; readonly locationId?: number } },
  StockHistoryView
>('GET', '/api/stock/products/:id/history', { access: 'stock.read' });
