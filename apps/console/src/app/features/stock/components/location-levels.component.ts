import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { StockView } from '@picolo/contracts';
import { ChipComponent, QuantityPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';

/** What lies where; shown as soon as there are several places. */
@Component({
  selector: 'app-location-levels',
  imports: [ChipComponent, QuantityPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (rows().length > 1) {
      <div class="ui-table-frame">
        <table class="ui-table">
          <caption class="ui-visually-hidden">
            {{
              t('locations.levels')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('locations.one') }}</th>
              <th scope="col" class="ui-num">{{ t('stock.onHand') }}</th>
              <th scope="col" class="ui-num">{{ t('stock.reserved') }}</th>
              <th scope="col" class="ui-num">{{ t('stock.available') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.id) {
              <tr>
                <th scope="row">
                  {{ row.name }}
                  @if (row.sells) {
                    <ui-chip tone="accent">{{ t('locations.sells') }}</ui-chip>
                  }
                </th>
                <td class="ui-num">{{ row.onHand | quantity }}</td>
                <td class="ui-num ui-muted">{{ row.reserved | quantity }}</td>
                <td class="ui-num ui-strong">{{ row.available | quantity }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
})
export class LocationLevelsComponent {
  readonly stock = input.required<StockView>();
  protected readonly t = inject(Texts).t;
  private readonly locations = inject(Locations);
  protected readonly rows = computed(() =>
    this.locations
      .all()
      .map(({ id, name, sells, archived }) => {
        const level = this.stock().locations.find(({ locationId }) => locationId === id);
        const { onHand = 0, reserved = 0, available = 0 } = level ?? {};
        return { id, name, sells, onHand, reserved, available, shown: !archived || onHand !== 0 };
      })
      .filter(({ shown }) => shown),
  );

  constructor() {
    this.locations.ensure();
  }
}
