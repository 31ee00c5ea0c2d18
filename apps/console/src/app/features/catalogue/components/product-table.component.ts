import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ProductView, unitGross } from '@picolo/contracts';
import { IconComponent, MoneyPipe, PhotoComponent } from '@picolo/ui';
import type { PagedList } from '../../../platform/paged-list';
import type { Selection } from '../../../platform/selection';
import { Texts } from '../../../platform/texts';
import { TickAllDirective, TickDirective } from '../../../platform/tick.directive';
import { AvailabilityComponent } from './availability.component';
import { ProductStateComponent } from './product-state.component';

@Component({
  selector: 'app-product-table',
  imports: [
    AvailabilityComponent,
    IconComponent,
    MoneyPipe,
    PhotoComponent,
    ProductStateComponent,
    RouterLink,
    TickAllDirective,
    TickDirective,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-frame">
      <table class="ui-table ui-table--cards">
        <thead>
          <tr>
            @if (selection(); as chosen) {
              <th scope="col" class="ui-fit ui-hide-phone"><input [appTickAll]="chosen" /></th>
            }
            <th scope="col">{{ t('products.name') }}</th>
            <th scope="col" class="ui-num">{{ t('products.available') }}</th>
            <th scope="col">{{ t('products.category') }}</th>
            <th scope="col">{{ t('products.stateTitle') }}</th>
            <th scope="col" class="ui-num ui-hide-tablet">{{ t('products.priceNet') }}</th>
            <th scope="col" class="ui-num">{{ t('products.priceGross') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (product of list().items(); track product.id) {
            <tr data-link [attr.data-flash]="list().flashing(product.id)">
              @if (selection(); as chosen) {
                <td class="ui-fit ui-above ui-hide-phone">
                  <input [appTick]="chosen" [row]="{ id: product.id, number: product.name }" />
                </td>
              }
              <th scope="row">
                <span class="product">
                  <span class="picture">
                    @if (product.photos[0]; as photo) {
                      @if (photo.state === 'ready') {
                        <ui-photo staff sizes="40px" aria-hidden="true" [photo]="photo" />
                      }
                    } @else {
                      <ui-icon name="products" [size]="18" />
                    }
                  </span>
                  <span class="words">
                    <a class="ui-row-link" [routerLink]="['/products', product.id]">{{ product.name }}</a>
                    <span class="ui-sub ui-subtle ui-small">{{ product.sku }}</span>
                  </span>
                </span>
              </th>
              <td class="ui-num ui-end-phone"><app-availability [product]="product" /></td>
              <td class="ui-muted">{{ product.category?.name ?? '–' }}</td>
              <td class="ui-hide-phone"><app-product-state [product]="product" /></td>
              <td class="ui-num ui-hide-tablet">{{ net(product) | money }}</td>
              <td class="ui-num ui-end-phone">{{ product.grossCents | money }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .product {
      display: flex;
      gap: 12px;
      align-items: center;
    }
    .picture {
      flex: none;
      width: 40px;
      height: 40px;
      border-radius: 6px;
      overflow: hidden;
      background: var(--color-surface-sunken);
      color: var(--color-text-subtle);
    }
    .picture ui-icon {
      display: grid;
      height: 100%;
      place-items: center;
    }
    .picture ui-photo {
      width: 40px;
      height: 40px;
    }
    .words {
      min-width: 0;
    }
  `,
})
export class ProductTableComponent {
  readonly list = input.required<PagedList<ProductView>>();
  /** What is ticked; absent: nothing can be. */
  readonly selection = input<Selection | null>(null);
  protected readonly t = inject(Texts).t;

  /** Rounded to the cent, to be read down the column; the product's page shows all its decimals. */
  protected net({ unitPrice }: ProductView): number {
    return unitGross(unitPrice, 0);
  }
}
