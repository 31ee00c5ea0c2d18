import { Injectable } from '@angular/core';
import {
  type InvoiceListItem,
  type InvoiceListQuery,
  type LiveEvents,
  getInvoice,
  listInvoices,
} from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Invoices and credit notes of the list page, followed live. */
@Injectable()
export class InvoiceListStore extends ListStore<InvoiceListQuery, InvoiceListItem> {
  constructor() {
    super(listInvoices);
    followLive('invoice:changed', (change) => void this.follow(change));
  }

  private async follow({ id, kind, ready }: LiveEvents['invoice:changed']): Promise<void> {
    if (this.list.has(id)) {
      this.list.patch(id, (row) => (row.ready === ready ? row : { ...row, ready }));
      return;
    }
    if (this.filter.q || (this.filter.kind && this.filter.kind !== kind)) return;
    const invoice = await this.api.call(getInvoice, { params: { id } }).catch(() => null);
    if (invoice) this.list.arriveNewest(invoice);
  }
}
