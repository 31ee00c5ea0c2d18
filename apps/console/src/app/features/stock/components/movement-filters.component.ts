import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { type MovementListQuery } from '@picolo/contracts';
import { InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';

export type MovementFilter = Pick<MovementListQuery, 'kind' | 'locationId' | 'from' | 'to'>;

/** Place and period of a ledger; the words of the URL. */
@Component({
  selector: 'app-movement-filters',
  imports: [InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (locations.several()) {
      <select
        #where
        uiInput
        class="place"
        [attr.aria-label]="t('locations.one')"
        (change)="changed.emit({ place: where.value || null })"
      >
        <option value="">{{ t('locations.all') }}</option>
        @for (location of locations.all(); track location.id) {
          <option [value]="location.id" [selected]="'' + location.id === place()">{{ location.name }}</option>
        }
      </select>
    }
    <label class="day">
      <span class="ui-subtle ui-small">{{ t('movements.from') }}</span>
      <input #first uiInput type="date" [value]="from() ?? ''" (change)="changed.emit({ from: first.value || null })" />
    </label>
    <label class="day">
      <span class="ui-subtle ui-small">{{ t('movements.to') }}</span>
      <input #last uiInput type="date" [value]="to() ?? ''" (change)="changed.emit({ to: last.value || null })" />
    </label>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
    }
    .place {
      width: auto;
    }
    .day {
      display: inline-flex;
      gap: 6px;
      align-items: center;
    }
    .day input {
      width: auto;
    }
    @media (max-width: 640px) {
      .place {
        flex: 1 1 100%;
      }
      .day {
        flex: 1 1 140px;
        min-width: 0;
      }
      .day input {
        flex: 1;
        min-width: 0;
      }
    }
  `,
})
export class MovementFiltersComponent {
  readonly place = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  /** Only what changed; null: no longer narrowed. */
  readonly changed = output<Readonly<Record<string, string | null>>>();
  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);

  constructor() {
    this.locations.ensure();
  }
}
