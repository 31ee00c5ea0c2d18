import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ShopProductView } from '@picolo/contracts';
import { ProductCardComponent } from './product-card.component';

@Component({
  selector: 'app-product-grid',
  imports: [ProductCardComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list" class="product-grid">
      @for (product of products(); track product.id) {
        <li><app-product-card [product]="product" /></li>
      }
    </ul>
  `,
})
export class ProductGridComponent {
  readonly products = input.required<readonly ShopProductView[]>();
}
