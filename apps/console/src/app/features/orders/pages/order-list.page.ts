import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type OrderStatus, orderStatuses } from '@picolo/contracts';
import { ButtonComponent, SearchInputComponent } from '@picolo/ui';
import { type FilterChoice, FilterChipsComponent } from '../../../platform/filter-chips.component';
import { FreshRowsComponent } from '../../../platform/fresh-rows.component';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LiveTableDirective } from '../../../platform/live-table.directive';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { OrderTableComponent } from '../components/order-table.component';
import { OrderListStore } from '../data/order-list.store';

@Component({
  selector: 'app-order-list',
  imports: [
    ButtonComponent,
    FilterChipsComponent,
    FreshRowsComponent,
    ListFootComponent,
    LiveTableDirective,
    LoadStateComponent,
    OrderTableComponent,
    PageHeadComponent,
    RouterLink,
    SearchInputComponent,
  ],
  providers: [OrderListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <app-page-head [title]="t('orders.title')" [list]="list">
        @if (can('orders.create')) {
          <a uiButton variant="primary" icon="plus" routerLink="/orders/new">{{ t('orders.new') }}</a>
        }
      </app-page-head>
      <div class="page__tools">
        <app-filter-chips parameter="status" [choices]="choices()" [chosen]="status()" />
        <ui-search-input
          class="page__search"
          [label]="t('orders.search')"
          [value]="q() ?? ''"
          (searched)="search($event)"
        />
      </div>
      <app-load-state
        emptyIcon="orders"
        [state]="list.state()"
        [problem]="list.problem()"
        [empty]="list.empty()"
        [emptyTitle]="filtered() ? t('list.nothingFound') : t('orders.emptyTitle')"
        [emptyText]="filtered() ? t('list.nothingFoundText') : t('orders.emptyText')"
        (again)="list.load()"
      >
        @if (filtered()) {
          <a uiButton routerLink=".">{{ t('list.resetFilter') }}</a>
        } @else if (can('orders.create')) {
          <a uiButton icon="plus" routerLink="/orders/new">{{ t('orders.new') }}</a>
        }
      </app-load-state>
      @if (list.state() === 'ready' && !list.empty()) {
        <div [appLiveTable]="list">
          <app-fresh-rows
            [count]="list.waiting()"
            [label]="texts.n('orders.fresh', list.waiting())"
            (shown)="list.showWaiting()"
          />
          <app-order-table [list]="list" />
        </div>
        <app-list-foot [list]="list" />
      }
    </div>
  `,
})
export class OrderListPage {
  /** From the URL. */
  readonly status = input<OrderStatus>();
  readonly q = input<string>();

  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  private readonly store = inject(OrderListStore);
  private readonly router = inject(Router);
  protected readonly list = this.store.list;

  protected readonly filtered = computed(() => Boolean(this.status() ?? this.q()));
  protected readonly choices = computed<readonly FilterChoice[]>(() => [
    { value: null, label: this.t('list.all') },
    ...orderStatuses.map((status) => ({ value: status, label: this.t(`orderStatus.${status}`) })),
  ]);

  constructor() {
    effect(() => void this.store.open({ status: this.status(), q: this.q() }));
  }

  protected async search(text: string): Promise<void> {
    await this.router.navigate([], { queryParams: { q: text || null }, queryParamsHandling: 'merge' });
  }
}
