import { Injectable, inject } from '@angular/core';
import {
  type InvoiceListItem,
  type InvoiceListQuery,
  type LiveEvents,
  getInvoice,
  listInvoices,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';

export type InvoiceFilter = Pick<InvoiceListQuery, 'kind' | 'q'>;

@Injectable()
export class InvoiceListStore {
  private readonly api = inject(Api);
  private filter: InvoiceFilter = {};

  readonly list = new PagedList<InvoiceListItem>((cursor) =>
    this.api.call(listInvoices, { query: { ...this.filter, cursor } }),
  );

  constructor() {
    followLive('invoice:changed', (change) => void this.follow(change));
    afterReconnect(() => void this.list.reload());
  }

  async open(filter: InvoiceFilter): Promise<void> {
    this.filter = filter;
    await this.list.load();
  }

  private async follow({ id, kind, ready }: LiveEvents['invoice:changed']): Promise<void> {
    if (this.list.has(id)) {
      this.list.patch(id, (row) => (row.ready === ready ? row : { ...row, ready }));
      return;
    }
    if (this.filter.q || (this.filter.kind && this.filter.kind !== kind)) return;
    const invoice = await this.api.call(getInvoice, { params: { id } }).catch(() => null);
    const first = this.list.items()[0];
    if (invoice && (!first || invoice.id > first.id)) this.list.arrive(invoice);
  }
}
