import { Injectable, inject } from '@angular/core';
import {
  type LiveEvents,
  type OrderListItem,
  type OrderListQuery,
  type OrderStatus,
  getOrder,
  listOrders,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';

export interface OrderFilter {
  readonly status?: OrderStatus | undefined;
  readonly q?: string | undefined;
  readonly sort?: OrderListQuery['sort'] | undefined;
}

/** Orders of the list page, followed live. */
@Injectable()
export class OrderListStore {
  private readonly api = inject(Api);
  private filter: OrderFilter = {};

  readonly list = new PagedList<OrderListItem>((cursor) =>
    this.api.call(listOrders, { query: { ...this.filter, cursor } }),
  );

  constructor() {
    followLive('order:changed', (change) => void this.follow(change));
    afterReconnect(() => void this.list.reload());
  }

  async open(filter: OrderFilter): Promise<void> {
    this.filter = filter;
    await this.list.load();
  }

  private async follow(change: LiveEvents['order:changed']): Promise<void> {
    if (this.list.has(change.id)) {
      this.list.patch(change.id, (row) =>
        row.version >= change.version
          ? row
          : { ...row, status: change.status as OrderStatus, version: change.version, updatedAt: change.at },
      );
      return;
    }
    // A search is a question about the past; only an open list takes newcomers.
    const { status, q, sort } = this.filter;
    if (q || sort === 'createdAt' || (status && status !== change.status)) return;
    const order = await this.api.call(getOrder, { params: { id: change.id } }).catch(() => null);
    if (order && this.isNewest(order)) this.list.arrive(order);
  }

  /** An order from further down the list that was not loaded yet stays where it is. */
  private isNewest(order: OrderListItem): boolean {
    const first = this.list.items()[0];
    return !first || order.id > first.id;
  }
}
