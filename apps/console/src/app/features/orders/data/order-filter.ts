import type { OrderFilter, OrderListQuery, OrderOrigin, OrderSort, OrderStatus } from '@picolo/contracts';

/** The filter of list and board as the URL bears it. */
export interface OrderParameters {
  readonly status: OrderStatus | undefined;
  readonly q: string | undefined;
  readonly origin: OrderOrigin | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly requests: 'open' | undefined;
  readonly sort: OrderSort | undefined;
}

/** A query without what is not set: the URL stays short, and the server refuses empty values. */
export function queryOf(parameters: Partial<OrderParameters>): Omit<OrderListQuery, 'cursor' | 'limit'> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => Boolean(value)));
}

/** How many filters are on besides the state and the search, which show themselves. */
export function countFilters({ origin, from, to, requests }: Partial<OrderFilter>): number {
  return [origin, from ?? to, requests].filter(Boolean).length;
}
