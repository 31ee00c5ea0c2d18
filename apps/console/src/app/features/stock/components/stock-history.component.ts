import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type HistoryDays, historyDays, stockHistory } from '@picolo/contracts';
import { CardComponent, ChartComponent, type ChartSeries, SkeletonComponent } from '@picolo/ui';
import { Api, loaded } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';

/** On hand and reserved at the end of each day, of one place or all. */
@Component({
  selector: 'app-stock-history',
  imports: [CardComponent, ChartComponent, RefusalComponent, SkeletonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('stockHistory.title')">
      @if (history.value(); as value) {
        <ui-chart
          stepped
          [labels]="value.days"
          [series]="series()"
          [label]="label()"
          [labelsName]="t('stockHistory.day')"
        >
          <div class="ui-segments" role="group" [attr.aria-label]="t('stockHistory.period')">
            @for (choice of periods; track choice) {
              <label>
                <input
                  type="radio"
                  name="history-days"
                  [value]="choice"
                  [checked]="days() === choice"
                  (change)="days.set(choice)"
                />
                {{ t('stockHistory.days', { count: choice }) }}
              </label>
            }
          </div>
          @if (locations.several()) {
            <select
              #place
              class="ui-input place"
              [attr.aria-label]="t('locations.one')"
              (change)="locationId.set(+place.value || undefined)"
            >
              <option value="">{{ t('locations.all') }}</option>
              @for (location of locations.used(); track location.id) {
                <option [value]="location.id">{{ location.name }}</option>
              }
            </select>
          }
        </ui-chart>
      } @else if (history.state() === 'loading') {
        <ui-skeleton [lines]="6" [gap]="22" />
      }
      <app-refusal [problem]="history.problem()" />
    </ui-card>
  `,
  styles: `
    .place {
      width: auto;
    }
  `,
})
export class StockHistoryComponent {
  readonly productId = input.required<number>();
  readonly unit = input.required<string>();
  /** Climbs when the level changed: today's end is another. */
  readonly changes = input(0);

  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);
  private readonly api = inject(Api);
  protected readonly periods = historyDays;
  protected readonly days = signal<HistoryDays>(30);
  protected readonly locationId = signal<number | undefined>(undefined);
  protected readonly history = loaded(() => {
    const query = { days: this.days(), locationId: this.locationId() };
    return this.api.request(stockHistory, { params: { id: this.productId() }, query });
  });
  protected readonly label = computed(() => this.t('stockHistory.label', { count: this.days() }));
  protected readonly series = computed<readonly ChartSeries[]>(() => {
    const value = this.history.value();
    if (value === null) return [];
    const suffix = this.unit();
    return [
      { name: this.t('stock.onHand'), values: value.onHand, unit: 'quantity', suffix },
      { name: this.t('stock.reserved'), values: value.reserved, unit: 'quantity', suffix },
    ];
  });

  constructor() {
    this.locations.ensure();
    effect(() => {
      if (this.changes() > 0) untracked(() => this.history.reload());
    });
  }
}
