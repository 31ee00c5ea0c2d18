import { effect, inject, untracked } from '@angular/core';
import type { Endpoint, Page } from '@picolo/contracts';
import { Api, afterReconnect } from '@picolo/web';
import { PagedList, type Row } from './paged-list';

/** An endpoint that answers page by page. */
export type ListEndpoint<Q extends object, T extends Row> = Endpoint<{ query: Q }, Page<T>>;

/** What a list asks for besides its place in it. */
export type ListFilter<Q extends object> = Omit<Q, 'cursor'>;

/**
 * Rows of a list endpoint under a filter, asked again after a cut. A list that is followed live extends it and calls
 * `list.patch`, `list.arriveNewest` and `list.remove` on its events. Made in an injection context.
 */
export class ListStore<Q extends object, T extends Row> {
  protected readonly api = inject(Api);
  protected filter: Partial<ListFilter<Q>> = {};

  readonly list = new PagedList<T>((cursor) => this.page(cursor));

  constructor(private readonly endpoint: ListEndpoint<Q, T>) {
    afterReconnect(() => void this.list.reload());
  }

  async open(filter: ListFilter<Q>): Promise<void> {
    this.filter = filter;
    await this.list.load();
  }

  /** One page under the filter of the moment; the first without a cursor. */
  protected page(cursor?: string): Promise<Page<T>> {
    // Every list endpoint takes its filter and a cursor as its query; of an open type the compiler cannot see it.
    const endpoint = this.endpoint as unknown as Endpoint<{ query: object }, Page<T>>;
    return this.api.call(endpoint, { query: { ...this.filter, cursor } });
  }
}

/**
 * The rows of a list page that is not followed live: loaded, and loaded again whenever a signal that `filter` reads
 * changes. Call in an injection context.
 */
export function injectList<Q extends object, T extends Row>(
  endpoint: ListEndpoint<Q, T>,
  filter: () => ListFilter<Q>,
): PagedList<T> {
  const store = new ListStore(endpoint);
  effect(() => {
    const wanted = filter();
    untracked(() => void store.open(wanted));
  });
  return store.list;
}
