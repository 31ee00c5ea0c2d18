import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OrderStatus, orderStatuses } from '@picolo/contracts';
import { ButtonComponent } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { OrderTableComponent } from '../components/order-table.component';
import { OrderListStore } from '../data/order-list.store';

@Component({
  selector: 'app-order-list',
  imports: [ButtonComponent, ListPageComponent, OrderTableComponent, RouterLink],
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
      [list]="store.list"
    >
      @if (can('orders.create')) {
        <a pageActions uiButton variant="primary" icon="plus" routerLink="/orders/new">{{ t('orders.new') }}</a>
      }
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

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(OrderListStore);
  protected readonly choices = computed(() =>
    orderStatuses.map((status) => ({ value: status, label: this.t(`orderStatus.${status}`) })),
  );

  constructor() {
    effect(() => void this.store.open({ status: this.status(), q: this.q() }));
  }
}
