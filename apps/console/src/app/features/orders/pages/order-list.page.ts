import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OrderOrigin, type OrderSort, type OrderStatus, orderStatuses } from '@picolo/contracts';
import { ButtonComponent } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { OrderFiltersComponent } from '../components/order-filters.component';
import { OrderTableComponent } from '../components/order-table.component';
import { OrderViewSwitchComponent } from '../components/order-view-switch.component';
import { countFilters, queryOf } from '../data/order-filter';
import { OrderListStore } from '../data/order-list.store';

@Component({
  selector: 'app-order-list',
  imports: [
    ButtonComponent,
    ListPageComponent,
    OrderFiltersComponent,
    OrderTableComponent,
    OrderViewSwitchComponent,
    RouterLink,
  ],
  providers: [OrderListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page
      words="orders"
      icon="orders"
      searchable
      parameter="status"
      [choices]="choices()"
      [chosen]="status()"
      [q]="q()"
      [filtered]="filtered()"
      [list]="store.list"
    >
      <app-order-view-switch pageActions view="list" [parameters]="parameters()" />
      @if (can('orders.create')) {
        <a pageActions uiButton variant="primary" icon="plus" routerLink="/orders/new">{{ t('orders.new') }}</a>
      }
      <app-order-filters pageTools [parameters]="parameters()" />
      @if (can('orders.create')) {
        <a pageEmpty uiButton icon="plus" routerLink="/orders/new">{{ t('orders.new') }}</a>
      }
      <app-order-table [list]="store.list" />
    </app-list-page>
  `,
})
export class OrderListPage {
  /** From the URL. */
  readonly status = input<OrderStatus>();
  readonly q = input<string>();
  readonly origin = input<OrderOrigin>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly requests = input<'open'>();
  readonly sort = input<OrderSort>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(OrderListStore);
  protected readonly choices = computed(() =>
    orderStatuses.map((status) => ({ value: status, label: this.t(`orderStatus.${status}`) })),
  );
  protected readonly parameters = computed(() => ({
    ...{ status: this.status(), q: this.q(), origin: this.origin(), from: this.from(), to: this.to() },
    ...{ requests: this.requests(), sort: this.sort() },
  }));
  protected readonly filtered = computed(
    () => Boolean(this.status() ?? this.q()) || countFilters(this.parameters()) > 0,
  );

  constructor() {
    effect(() => void this.store.open(queryOf(this.parameters())));
  }
}
