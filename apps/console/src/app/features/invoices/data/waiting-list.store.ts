import { Injectable } from '@angular/core';
import { type WaitingOrder, type WaitingQuery, listWaitingOrders } from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Processed orders without their invoice, followed live. */
@Injectable()
export class WaitingListStore extends ListStore<WaitingQuery, WaitingOrder> {
  constructor() {
    super(listWaitingOrders);
    followLive('orders-to-invoice:changed', () => void this.list.reload());
  }
}
