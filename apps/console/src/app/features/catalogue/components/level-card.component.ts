import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ProductView } from '@picolo/contracts';
import { CardComponent, QuantityPipe, UnitPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** The three figures of a level; each flashes once when it changes live. */
@Component({
  selector: 'app-level-card',
  imports: [CardComponent, QuantityPipe, UnitPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card>
      @if (product().stock; as stock) {
        <dl class="levels">
          <div>
            <dt>{{ t('stock.available') }}</dt>
            <dd class="figure" [class.ui-warning-text]="low()">
              @for (value of [stock.available]; track value) {
                <span class="number" [attr.data-flash]="moved()">{{ value | quantity }}</span>
              }
              <span class="unit">{{ product().unit | unit: stock.available }}</span>
            </dd>
          </div>
          <div>
            <dt>{{ t('stock.onHand') }}</dt>
            <dd class="figure">
              @for (value of [stock.onHand]; track value) {
                <span class="number" [attr.data-flash]="moved()">{{ value | quantity }}</span>
              }
            </dd>
          </div>
          <div>
            <dt>{{ t('stock.reserved') }}</dt>
            <dd class="figure">
              @for (value of [stock.reserved]; track value) {
                <span class="number" [attr.data-flash]="moved()">{{ value | quantity }}</span>
              }
            </dd>
          </div>
          <div>
            <dt>{{ t('stock.threshold') }}</dt>
            <dd class="figure">
              @if (product().lowStockThreshold === null) {
                <span class="ui-subtle none">{{ t('stock.noThreshold') }}</span>
              } @else {
                {{ product().lowStockThreshold | quantity }}
              }
            </dd>
          </div>
        </dl>
      }
    </ui-card>
  `,
  styles: `
    .levels {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
      gap: 16px;
    }
    dt {
      color: var(--color-text-subtle);
      font-size: var(--p-text-13);
    }
    .number {
      border-radius: 4px;
    }
    .unit {
      margin-left: 4px;
      color: var(--color-text-subtle);
      font-size: var(--p-text-14);
      font-weight: 400;
      letter-spacing: 0;
    }
    .none {
      font-size: var(--p-text-14);
      font-weight: 400;
      letter-spacing: 0;
    }
  `,
})
export class LevelCardComponent {
  readonly product = input.required<ProductView>();
  /** How often the level changed since the page stands; at 0 nothing flashes. */
  readonly changes = input(0);

  protected readonly t = inject(Texts).t;
  protected readonly moved = computed(() => (this.changes() > 0 ? 'true' : null));
  protected readonly low = computed(() => {
    const { stock, lowStockThreshold } = this.product();
    return stock !== null && lowStockThreshold !== null && stock.available <= lowStockThreshold;
  });
}
