import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderView } from '@picolo/contracts';
import { CardComponent, MoneyPipe, QuantityPipe, UnitPricePipe, VatRatePipe } from '@picolo/ui';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** Frozen lines of an order and its totals. */
@Component({
  selector: 'app-order-lines',
  imports: [CardComponent, MoneyPipe, QuantityPipe, RouterLink, UnitPricePipe, VatRatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card flush [title]="t('order.lines')">
      <div class="ui-table-frame">
        <table class="ui-table ui-table--cards">
          <thead>
            <tr>
              <th scope="col">{{ t('order.product') }}</th>
              <th scope="col" class="ui-num">{{ t('order.quantity') }}</th>
              <th scope="col" class="ui-num">{{ t('order.unitPrice') }}</th>
              <th scope="col" class="ui-num">{{ t('order.vat') }}</th>
              <th scope="col" class="ui-num">{{ t('order.net') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (line of order().lines; track line.id) {
              <tr>
                <td class="ui-wide-phone">
                  @if (can('catalogue.read')) {
                    <a class="name" [routerLink]="['/products', line.productId]">{{ line.name }}</a>
                  } @else {
                    <span class="name">{{ line.name }}</span>
                  }
                  <span class="ui-subtle ui-small">{{ line.sku }}</span>
                  @if (line.returnedQuantity > 0) {
                    <span class="ui-small ui-warning-text">
                      · {{ t('order.returned', { quantity: (line.returnedQuantity | quantity) }) }}
                    </span>
                  }
                </td>
                <td class="ui-num" [attr.data-label]="t('order.quantity')">
                  {{ line.quantity | quantity }} <span class="ui-subtle">{{ line.unit }}</span>
                </td>
                <td class="ui-num ui-hide-phone">{{ line.unitPrice | unitPrice }}</td>
                <td class="ui-num ui-hide-phone ui-muted">{{ line.vatRate | vatRate }}</td>
                <td class="ui-num ui-end-phone">{{ line.netCents | money }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <dl class="totals">
        <dt>{{ t('order.totalNet') }}</dt>
        <dd>{{ order().netCents | money }}</dd>
        @for (rate of rates(); track rate.rate) {
          <dt>{{ t('order.vatOf', { rate: (rate.rate | vatRate), base: (rate.baseCents | money) }) }}</dt>
          <dd>{{ rate.vatCents | money }}</dd>
        }
        <dt class="totals__sum">{{ t('order.totalGross') }}</dt>
        <dd class="totals__sum">{{ order().grossCents | money }}</dd>
      </dl>
    </ui-card>
  `,
  styles: `
    .name {
      display: block;
      color: inherit;
      font-weight: 550;
      text-decoration: none;
    }
    a.name:hover {
      text-decoration: underline;
    }
    .totals {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 4px 24px;
      padding: 14px 20px 18px;
      border-top: 1px solid var(--color-border);
      color: var(--color-text-muted);
      font-variant-numeric: tabular-nums;
    }
    .totals > * {
      text-align: right;
    }
    .totals__sum {
      padding-top: 6px;
      color: var(--color-text);
      font-size: var(--p-text-16);
      font-weight: 650;
    }
  `,
})
export class OrderLinesComponent {
  readonly order = input.required<Pick<OrderView, 'lines' | 'netCents' | 'vat' | 'grossCents'>>();
  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly rates = computed(() => [...this.order().vat].sort((a, b) => a.rate - b.rate));
}
