import { ChangeDetectionStrategy, Component, effect, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OrderListItem, type OrderStatus, awaitsConfirmation, getClient, listOrders } from '@picolo/contracts';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { ButtonComponent, CardComponent, ChipComponent, NoticeComponent } from '@picolo/ui';
import { AddressComponent } from '../../../platform/address.component';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { PagedList } from '../../../platform/paged-list';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ClientDataComponent } from '../components/client-data.component';
import { VatNumberNoticeComponent } from '../components/vat-number-notice.component';
import { OrderTableComponent } from '../../orders/components/order-table.component';

@Component({
  selector: 'app-client-detail',
  imports: [
    AddressComponent,
    ButtonComponent,
    CardComponent,
    ChipComponent,
    ClientDataComponent,
    ListFootComponent,
    LoadStateComponent,
    NoticeComponent,
    OrderTableComponent,
    PageHeadComponent,
    RouterLink,
    VatNumberNoticeComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './client-detail.page.html',
})
export class ClientDetailPage {
  readonly id = input.required({ transform: numberAttribute });

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly awaits = awaitsConfirmation;
  private readonly api = inject(Api);
  protected readonly client = loaded(() => this.api.request(getClient, { params: { id: this.id() } }));
  protected readonly orders = new PagedList<OrderListItem>((cursor) =>
    this.api.call(listOrders, { query: { clientId: this.id(), limit: 20, cursor } }),
  );

  constructor() {
    effect(() => {
      this.id();
      if (this.can('orders.read')) void this.orders.load();
    });
    followLive('order:changed', ({ id, status, version }) => {
      this.orders.patch(id, (row) =>
        row.version >= version ? row : { ...row, status: status as OrderStatus, version },
      );
    });
    afterReconnect(() => {
      this.client.reload();
      if (this.can('orders.read')) void this.orders.reload();
    });
  }
}
