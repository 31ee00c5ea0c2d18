import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ManualMovementKind, ProductView } from '@picolo/contracts';
import { ButtonComponent, Toasts } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ProductListStore } from '../../catalogue/data/product-list.store';
import { MovementDialogComponent } from '../components/movement-dialog.component';
import { StockTableComponent } from '../components/stock-table.component';

/** Levels of all products, and the place to enter what came in. */
@Component({
  selector: 'app-stock-overview',
  imports: [ButtonComponent, ListPageComponent, MovementDialogComponent, RouterLink, StockTableComponent],
  providers: [ProductListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page
      words="stock"
      icon="stock"
      searchable
      parameter="state"
      [choices]="choices()"
      [chosen]="state()"
      [q]="q()"
      [filtered]="!!q()"
      [emptyTitle]="state() === 'low' ? t('stock.noneLow') : ''"
      [emptyText]="state() === 'low' ? t('stock.noneLowText') : ''"
      [list]="store.list"
    >
      <a pageActions uiButton icon="movements" routerLink="/movements">{{ t('movements.title') }}</a>
      <app-stock-table [list]="store.list" [canMove]="can('stock.move')" (move)="begin($event)" />
    </app-list-page>
    <app-movement-dialog [kind]="kind()" [product]="product()" (closed)="kind.set(null)" (entered)="entered()" />
  `,
})
export class StockOverviewPage {
  /** From the URL. */
  readonly state = input<'low'>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(ProductListStore);
  private readonly toasts = inject(Toasts);
  protected readonly kind = signal<ManualMovementKind | null>(null);
  protected readonly product = signal<ProductView | null>(null);
  protected readonly choices = computed(() => [{ value: 'low', label: this.t('products.filter.low') }]);

  constructor() {
    effect(() => void this.store.open({ state: this.state() ?? 'active', q: this.q(), sort: 'name' }));
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
