import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type Totals, type VatRegime, formatCents, formatVatRate } from '@picolo/contracts';
import { MoneyPipe } from '@picolo/ui';
import { Texts } from '../../platform/texts';

/** Net, VAT by rate, and what is to be paid; of a basket or an order. */
@Component({
  selector: 'app-totals',
  imports: [MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dl class="totals">
      <div>
        <dt>{{ t('totals.net') }}</dt>
        <dd>{{ totals().net | money }}</dd>
      </div>
      @for (rate of totals().rates; track rate.vatRate) {
        <div>
          <dt>{{ vat(rate.vatRate) }}</dt>
          <dd>{{ rate.vat | money }}</dd>
        </div>
      }
      <div class="totals__sum">
        <dt>{{ regime() ? t('totals.free') : t('totals.gross') }}</dt>
        <dd>{{ totals().gross | money }}</dd>
      </div>
    </dl>
    @if (difference(); as cents) {
      <p class="ui-subtle ui-small">{{ cents }}</p>
    }
  `,
})
export class TotalsComponent {
  readonly totals = input.required<Totals>();
  /** The lines as shown, with VAT, added up; in cents. */
  readonly shown = input.required<number>();

  /** Why it bears no VAT, when it bears none because of its buyer. */
  readonly regime = input<VatRegime | null>(null);

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  /** VAT is rounded once per rate on the whole (OR-7), so the lines may add up to a cent more or less: said, not hidden. */
  protected readonly difference = computed(() => {
    const cents = this.totals().gross - this.shown();
    if (cents === 0) return '';
    const amount = formatCents(Math.abs(cents), this.texts.language());
    return this.t(cents < 0 ? 'totals.less' : 'totals.more', { amount });
  });

  protected vat(rate: number): string {
    const regime = this.regime();
    if (regime !== null) return this.t(`totals.regime.${regime}`);
    return this.t('totals.vat', { rate: formatVatRate(rate, this.texts.language()) });
  }
}
