import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type Totals, formatVatRate } from '@picolo/contracts';
import { MoneyPipe } from '@picolo/ui';
import { Texts } from '../../platform/texts';

/** Net, VAT by rate, and what is to be paid. */
@Component({
  selector: 'app-basket-totals',
  imports: [MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl class="totals">
      <div>
        <dt>{{ t('basket.net') }}</dt>
        <dd>{{ totals().net | money }}</dd>
      </div>
      @for (rate of totals().rates; track rate.vatRate) {
        <div>
          <dt>{{ vat(rate.vatRate) }}</dt>
          <dd>{{ rate.vat | money }}</dd>
        </div>
      }
      <div class="totals__sum">
        <dt>{{ t('basket.gross') }}</dt>
        <dd>{{ totals().gross | money }}</dd>
      </div>
    </dl>
  `,
})
export class BasketTotalsComponent {
  readonly totals = input.required<Totals>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  protected vat(rate: number): string {
    return this.t('basket.vat', { rate: formatVatRate(rate, this.texts.language()) });
  }
}
