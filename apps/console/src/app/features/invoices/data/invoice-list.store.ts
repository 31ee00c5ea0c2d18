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

  /** The row as it is now; a new one is offered on top of the list that shows everything. */
  private async follow({ id, kind }: LiveEvents['invoice:changed']): Promise<void> {
    const known = this.list.has(id);
    const { q, due, kind: wanted } = this.filter;
    if (!known && (q || due || (wanted && wanted !== kind))) return;
    const invoice = await this.api.call(getInvoice, { params: { id } }).catch(() => null);
    if (!invoice) return;
    if (known) {
      this.list.patch(id, (row) => (row.version > invoice.version ? row : invoice));
      return;
    }
    this.list.arriveNewest(invoice);
  }
}
