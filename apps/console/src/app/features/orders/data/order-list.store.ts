import { Injectable } from '@angular/core';
import {
  type LiveEvents,
  type OrderListItem,
  type OrderListQuery,
  type OrderStatus,
  getOrder,
  listOrders,
} from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Orders of the list page, followed live. */
@Injectable()
export class OrderListStore extends ListStore<OrderListQuery, OrderListItem> {
  constructor() {
    super(listOrders);
    followLive('order:changed', (change) => void this.follow(change));
  }

  private async follow(change: LiveEvents['order:changed']): Promise<void> {
    if (this.list.has(change.id)) {
      this.list.patch(change.id, (row) =>
        row.version >= change.version
          ? row
          : {
              ...row,
              ...{ status: change.status as OrderStatus, version: change.version, updatedAt: change.at },
              changeRequested: change.changeRequested,
            },
      );
      return;
    }
    // A search is a question about the past; only an open list takes newcomers.
    const { status, q, sort, origin, from, to, requests } = this.filter;
    if (q || sort || origin || from || to || requests || (status && status !== change.status)) return;
    const order = await this.api.call(getOrder, { params: { id: change.id } }).catch(() => null);
    if (order) this.list.arriveNewest(order);
  }
}
