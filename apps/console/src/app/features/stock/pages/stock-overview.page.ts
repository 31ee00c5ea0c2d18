import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ManualMovementKind, ProductView } from '@picolo/contracts';
import { ButtonComponent, SearchInputComponent, Toasts } from '@picolo/ui';
import { type FilterChoice, FilterChipsComponent } from '../../../platform/filter-chips.component';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LiveTableDirective } from '../../../platform/live-table.directive';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ProductListStore } from '../../catalogue/data/product-list.store';
import { MovementDialogComponent } from '../components/movement-dialog.component';
import { StockTableComponent } from '../components/stock-table.component';

/** Levels of all products, and the place to enter what came in. */
@Component({
  selector: 'app-stock-overview',
  imports: [
    ButtonComponent,
    FilterChipsComponent,
    ListFootComponent,
    LiveTableDirective,
    LoadStateComponent,
    MovementDialogComponent,
    PageHeadComponent,
    RouterLink,
    SearchInputComponent,
    StockTableComponent,
  ],
  providers: [ProductListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <app-page-head [title]="t('stock.title')" [list]="list" [lead]="t('stock.lead')">
        <a uiButton icon="movements" routerLink="/movements">{{ t('movements.title') }}</a>
      </app-page-head>
      <div class="page__tools">
        <app-filter-chips parameter="state" [choices]="choices()" [chosen]="state()" />
        <ui-search-input
          class="page__search"
          [label]="t('products.search')"
          [value]="q() ?? ''"
          (searched)="search($event)"
        />
      </div>
      <app-load-state
        emptyIcon="stock"
        [state]="list.state()"
        [problem]="list.problem()"
        [empty]="list.empty()"
        [emptyTitle]="state() === 'low' && !q() ? t('stock.noneLow') : t('list.nothingFound')"
        [emptyText]="state() === 'low' && !q() ? t('stock.noneLowText') : t('list.nothingFoundText')"
        (again)="list.load()"
      />
      @if (list.state() === 'ready' && !list.empty()) {
        <div [appLiveTable]="list">
          <app-stock-table [list]="list" [canMove]="can('stock.move')" (move)="begin($event)" />
        </div>
        <app-list-foot [list]="list" />
      }
    </div>
    <app-movement-dialog [kind]="kind()" [product]="product()" (closed)="kind.set(null)" (entered)="entered()" />
  `,
})
export class StockOverviewPage {
  /** From the URL. */
  readonly state = input<'low'>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  private readonly store = inject(ProductListStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly list = this.store.list;
  protected readonly kind = signal<ManualMovementKind | null>(null);
  protected readonly product = signal<ProductView | null>(null);
  protected readonly choices = computed<readonly FilterChoice[]>(() => [
    { value: null, label: this.t('list.all') },
    { value: 'low', label: this.t('products.filter.low') },
  ]);

  constructor() {
    effect(() => void this.store.open({ state: this.state() ?? 'active', q: this.q(), sort: 'name' }));
  }

  protected async search(text: string): Promise<void> {
    await this.router.navigate([], { queryParams: { q: text || null }, queryParamsHandling: 'merge' });
  }

  protected begin(product: ProductView): void {
    this.product.set(product);
    this.kind.set('receipt');
  }

  /** The row follows by its live event, like on every other screen. */
  protected entered(): void {
    this.kind.set(null);
    this.toasts.show(this.t('movement.done'));
  }
}
