import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ProductView } from '@picolo/contracts';
import { ChipComponent, QuantityPipe, UnitPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** What is available in all locations, or to whom reads no levels what can be sold; with a warning at or below the threshold. */
@Component({
  selector: 'app-availability',
  imports: [ChipComponent, QuantityPipe, UnitPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="value ui-tabular"
      >{{ available() | quantity }} <span class="ui-subtle">{{ product().unit | unit: available() }}</span></span
    >
    @if (level() === 'none') {
      <ui-chip tone="danger">{{ t('products.soldOut') }}</ui-chip>
    } @else if (level() === 'low') {
      <ui-chip tone="warning">{{ t('products.low') }}</ui-chip>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-direction: row-reverse;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      justify-content: flex-start;
    }
  `,
})
export class AvailabilityComponent {
  readonly product = input.required<Pick<ProductView, 'available' | 'unit' | 'lowStockThreshold' | 'stock'>>();
  protected readonly t = inject(Texts).t;
  protected readonly available = computed(() => this.product().stock?.available ?? this.product().available);
  protected readonly level = computed<'none' | 'low' | 'fine'>(() => {
    const [available, { lowStockThreshold }] = [this.available(), this.product()];
    if (available <= 0) return 'none';
    return lowStockThreshold !== null && available <= lowStockThreshold ? 'low' : 'fine';
  });
}
