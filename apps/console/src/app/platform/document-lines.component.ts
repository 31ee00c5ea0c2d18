import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OrderView, VatRegime } from '@picolo/contracts';
import { CardComponent, MoneyPipe, QuantityPipe, UnitPipe, UnitPricePipe, VatRatePipe } from '@picolo/ui';
import { RightLinkComponent } from './right-link.component';
import { Texts } from './texts';

type OrderLine = OrderView['lines'][number];
type FrozenLine = Pick<OrderLine, 'sku' | 'name' | 'unit' | 'quantity' | 'unitPrice' | 'vatRate' | 'netCents'> &
  Partial<Pick<OrderLine, 'productId' | 'returnedQuantity'>>;

/** What an order, an invoice or a quote is made of; amounts in cents. */
export interface DocumentSums extends Pick<OrderView, 'netCents' | 'vat' | 'grossCents'> {
  readonly vatRegime?: VatRegime | null;
  readonly lines: readonly FrozenLine[];
}

/** Frozen lines of a document and its totals with the VAT by rate. */
@Component({
  selector: 'app-document-lines',
  imports: [CardComponent, MoneyPipe, QuantityPipe, RightLinkComponent, UnitPipe, UnitPricePipe, VatRatePipe],
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
            @for (line of document().lines; track $index) {
              <tr>
                <td class="ui-wide-phone">
                  <app-right-link
                    quiet
                    class="name"
                    right="catalogue.read"
                    [to]="line.productId ? ['/products', line.productId] : null"
                    [text]="line.name"
                  />
                  <span class="ui-subtle ui-small">{{ line.sku }}</span>
                  @if (line.returnedQuantity) {
                    <span class="ui-small ui-warning-text">
                      · {{ t('order.returned', { quantity: (line.returnedQuantity | quantity) }) }}
                    </span>
                  }
                </td>
                <td class="ui-num" [attr.data-label]="t('order.quantity')">
                  {{ line.quantity | quantity }} <span class="ui-subtle">{{ line.unit | unit: line.quantity }}</span>
                </td>
                <td class="ui-num ui-hide-phone">{{ line.unitPrice | unitPrice: line.quantity }}</td>
                <td class="ui-num ui-hide-phone ui-muted">{{ line.vatRate | vatRate }}</td>
                <td class="ui-num ui-end-phone">{{ line.netCents | money }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <dl class="totals">
        <dt>{{ t('order.totalNet') }}</dt>
        <dd>{{ document().netCents | money }}</dd>
        @for (rate of rates(); track rate.rate) {
          @if (document().vatRegime; as why) {
            <dt>{{ t(regimeKey(why)) }}</dt>
          } @else {
            <dt>{{ t('order.vatOf', { rate: (rate.rate | vatRate), base: (rate.baseCents | money) }) }}</dt>
          }
          <dd>{{ rate.vatCents | money }}</dd>
        }
        <dt class="totals__sum">{{ document().vatRegime ? t('order.totalFree') : t('order.totalGross') }}</dt>
        <dd class="totals__sum">{{ document().grossCents | money }}</dd>
      </dl>
    </ui-card>
  `,
  styles: `
    .name {
      display: block;
      font-weight: 550;
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
export class DocumentLinesComponent {
  readonly document = input.required<DocumentSums>();
  protected readonly t = inject(Texts).t;
  protected readonly rates = computed(() => [...this.document().vat].sort((a, b) => a.rate - b.rate));

  protected regimeKey(regime: VatRegime): `order.regime.${VatRegime}` {
    return `order.regime.${regime}`;
  }
}
