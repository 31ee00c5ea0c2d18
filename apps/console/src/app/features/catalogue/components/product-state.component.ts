import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ProductView } from '@picolo/contracts';
import { ChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-product-state',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (product().archived) {
      <ui-chip dot tone="neutral">{{ t('products.state.archived') }}</ui-chip>
    } @else if (product().active) {
      <ui-chip dot tone="success">{{ t('products.state.active') }}</ui-chip>
    } @else {
      <ui-chip dot tone="neutral">{{ t('products.state.inactive') }}</ui-chip>
    }
  `,
})
export class ProductStateComponent {
  readonly product = input.required<Pick<ProductView, 'active' | 'archived'>>();
  protected readonly t = inject(Texts).t;
}
