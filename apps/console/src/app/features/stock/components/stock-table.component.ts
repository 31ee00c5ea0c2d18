import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductView } from '@picolo/contracts';
import { ButtonComponent, QuantityPipe, UnitPipe } from '@picolo/ui';
import type { PagedList } from '../../../platform/paged-list';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';
import { AvailabilityComponent } from '../../catalogue/components/availability.component';

type PlaceLevel = NonNullable<ProductView['stock']>['locations'][number];

const levelAt = ({ stock }: ProductView, locationId: number): PlaceLevel =>
  stock?.locations.find((level) => level.locationId === locationId) ??
  ({ locationId, onHand: 0, reserved: 0, available: 0 } satisfies PlaceLevel);

@Component({
  selector: 'app-stock-table',
  imports: [AvailabilityComponent, ButtonComponent, QuantityPipe, RouterLink, UnitPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-frame">
      <table class="ui-table ui-table--cards">
        <thead>
          <tr>
            <th scope="col">{{ t('products.name') }}</th>
            <th scope="col" class="ui-num">{{ t('stock.available') }}</th>
            @if (several()) {
              @for (location of locations.used(); track location.id) {
                <th scope="col" class="ui-num ui-hide-tablet">{{ location.name }}</th>
              }
            }
            <th scope="col" class="ui-num">{{ t('stock.onHand') }}</th>
            <th scope="col" class="ui-num">{{ t('stock.reserved') }}</th>
            @if (place() === null) {
              <th scope="col" class="ui-num">{{ t('stock.threshold') }}</th>
            }
            @if (canMove()) {
              <th scope="col">
                <span class="ui-visually-hidden">{{ t('form.actions') }}</span>
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (product of list().items(); track product.id) {
            <tr data-link [attr.data-flash]="list().flashing(product.id)">
              <th scope="row">
                <a class="ui-row-link" [routerLink]="['/products', product.id]">{{ product.name }}</a>
                <span class="ui-sub ui-subtle ui-small">{{ product.sku }}</span>
              </th>
              <td class="ui-num ui-end-phone">
                @if (level(product); as there) {
                  {{ there.available | quantity }}
                  <span class="ui-subtle">{{ product.unit | unit: there.available }}</span>
                } @else {
                  <app-availability [product]="product" />
                }
              </td>
              @if (several()) {
                @for (location of locations.used(); track location.id) {
                  <td class="ui-num ui-hide-tablet" [class.ui-subtle]="onHand(product, location.id) === 0">
                    {{ onHand(product, location.id) | quantity }}
                  </td>
                }
              }
              <td class="ui-num" [attr.data-label]="t('stock.onHand')">
                {{ (level(product) ?? product.stock)?.onHand | quantity }}
              </td>
              <td class="ui-num ui-end-phone" [attr.data-label]="t('stock.reserved')">
                {{ (level(product) ?? product.stock)?.reserved | quantity }}
              </td>
              @if (place() === null) {
                <td class="ui-num ui-muted ui-hide-phone">{{ product.lowStockThreshold | quantity }}</td>
              }
              @if (canMove()) {
                <td class="ui-fit ui-above ui-wide-phone">
                  <button
                    uiButton
                    type="button"
                    size="small"
                    icon="receipt"
                    [attr.aria-label]="t('stock.moveOf', { name: product.name })"
                    (click)="move.emit(product)"
                  >
                    {{ t('stock.move') }}
                  </button>
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class StockTableComponent {
  readonly list = input.required<PagedList<ProductView>>();
  readonly canMove = input(false);
  /** The levels of this place alone; without the threshold, which counts all of them. */
  readonly place = input<number | null>(null);
  readonly move = output<ProductView>();
  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);
  protected readonly several = computed(() => this.place() === null && this.locations.several());

  constructor() {
    this.locations.ensure();
  }

  protected onHand(product: ProductView, locationId: number): number {
    return levelAt(product, locationId).onHand;
  }

  protected level(product: ProductView): PlaceLevel | null {
    const place = this.place();
    return place === null ? null : levelAt(product, place);
  }
}
