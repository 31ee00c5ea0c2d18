import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { type MovementListQuery } from '@picolo/contracts';
import { InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { PlaceFilterComponent } from './place-filter.component';

export type MovementFilter = Pick<MovementListQuery, 'kind' | 'locationId' | 'from' | 'to'>;

/** Place and period of a ledger; the words of the URL. */
@Component({
  selector: 'app-movement-filters',
  imports: [InputDirective, PlaceFilterComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-place-filter archived [place]="place()" (changed)="changed.emit({ place: $event })" />
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
    .day {
      display: inline-flex;
      gap: 6px;
      align-items: center;
    }
    .day input {
      width: auto;
    }
    @media (max-width: 640px) {
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
}
