import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ShopProductView } from '@picolo/contracts';
import { MoneyPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { isPiece } from '../data/availability.service';
import { AvailabilityComponent } from './availability.component';
import { ProductArtComponent } from './product-art.component';

/** A product in a grid; the whole card leads to its page. */
@Component({
  selector: 'app-product-card',
  imports: [RouterLink, MoneyPipe, AvailabilityComponent, ProductArtComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let p = product();
    <article class="product-card">
      <app-product-art [of]="p" />
      <div class="product-card__words">
        <h3 class="product-card__name">
          <a [routerLink]="['/p', p.slug]">{{ p.name }}</a>
        </h3>
        <p class="product-card__price">
          {{ p.grossCents | money }}
          @if (!piece()) {
            <span class="product-card__unit">{{ t('catalogue.perUnit', { unit: p.unit }) }}</span>
          }
        </p>
        <app-availability [product]="p" />
      </div>
    </article>
  `,
})
export class ProductCardComponent {
  readonly product = input.required<ShopProductView>();

  protected readonly t = inject(Texts).t;
  protected readonly piece = computed(() => isPiece(this.product().unit));
}
