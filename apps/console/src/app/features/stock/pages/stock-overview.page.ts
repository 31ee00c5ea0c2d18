import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ManualMovementKind, ProductView, TransferView } from '@picolo/contracts';
import { ButtonComponent, Toasts } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectQuery } from '../../../platform/list-query';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ProductListStore } from '../../catalogue/data/product-list.store';
import { MovementDialogComponent } from '../components/movement-dialog.component';
import { PlaceFilterComponent } from '../components/place-filter.component';
import { StockTableComponent } from '../components/stock-table.component';
import { TransferDialogComponent } from '../components/transfer-dialog.component';
import { Locations } from '../data/locations';

/** Levels of all products, and the place to enter what came in. */
@Component({
  selector: 'app-stock-overview',
  imports: [
    ButtonComponent,
    ListPageComponent,
    MovementDialogComponent,
    PlaceFilterComponent,
    RouterLink,
    StockTableComponent,
    TransferDialogComponent,
  ],
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
      [emptyTitle]="none()?.title ?? ''"
      [emptyText]="none()?.text ?? ''"
      [list]="store.list"
    >
      <app-place-filter pageTools [place]="place()" (changed)="query({ place: $event })" />
      @if (can('stock.transfer') && locations.several()) {
        <button pageActions uiButton type="button" variant="primary" icon="movements" (click)="transferring.set(true)">
          {{ t('transfer.do') }}
        </button>
      }
      <a pageActions uiButton routerLink="/movements">{{ t('movements.title') }}</a>
      @if (can('stock.locations')) {
        <a pageActions uiButton icon="place" routerLink="/locations">{{ t('locations.title') }}</a>
      }
      <app-stock-table
        [list]="store.list"
        [place]="locationId() ?? null"
        [canMove]="can('stock.move')"
        (move)="begin($event)"
      />
    </app-list-page>
    <app-movement-dialog [kind]="kind()" [product]="product()" (closed)="kind.set(null)" (entered)="entered()" />
    <app-transfer-dialog [open]="transferring()" (closed)="transferring.set(false)" (done)="transferred($event)" />
  `,
})
export class StockOverviewPage {
  /** From the URL. */
  readonly state = input<'low'>();
  readonly q = input<string>();
  readonly place = input<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly can = injectCan();
  protected readonly store = inject(ProductListStore);
  private readonly toasts = inject(Toasts);
  protected readonly locations = inject(Locations);
  protected readonly transferring = signal(false);
  protected readonly kind = signal<ManualMovementKind | null>(null);
  protected readonly product = signal<ProductView | null>(null);
  protected readonly query = injectQuery();
  protected readonly locationId = computed(() => Number(this.place()) || undefined);
  /** What the empty list says when it is narrowed by more than a search. */
  protected readonly none = computed(() => {
    if (this.state() === 'low') return { title: this.t('stock.noneLow'), text: this.t('stock.noneLowText') };
    if (this.place() === undefined) return null;
    return { title: this.t('stock.noneHere'), text: this.t('stock.noneHereText') };
  });
  protected readonly choices = computed(() => [{ value: 'low', label: this.t('products.filter.low') }]);

  constructor() {
    this.locations.ensure();
    effect(() => {
      const state = this.state() ?? 'active';
      void this.store.open({ state, q: this.q(), locationId: this.locationId(), sort: 'name' });
    });
  }

  protected begin(product: ProductView): void {
    this.product.set(product);
    this.kind.set('receipt');
  }

  protected transferred({ from, to, lines }: TransferView): void {
    this.transferring.set(false);
    this.toasts.show(this.texts.n('transfer.done', lines.length, { from, to }));
  }

  /** The row follows by its live event, like on every other screen. */
  protected entered(): void {
    this.kind.set(null);
    this.toasts.show(this.t('movement.done'));
  }
}
