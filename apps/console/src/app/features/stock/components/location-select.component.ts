import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';

/** Choice of a location in use; the one that sells says so. */
@Component({
  selector: 'app-location-select',
  imports: [FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="label() || t('locations.one')">
      <select #box uiInput [value]="value() ?? ''" (change)="value.set(box.value ? +box.value : null)">
        @if (any()) {
          <option value="" [selected]="value() === null">{{ any() }}</option>
        }
        @for (location of choices(); track location.id) {
          <option [value]="location.id" [selected]="location.id === value()">
            {{ location.name }}{{ location.sells ? ' · ' + t('locations.sells') : '' }}
          </option>
        }
      </select>
    </ui-field>
  `,
})
export class LocationSelectComponent {
  readonly value = model<number | null>(null);
  readonly label = input('');
  /** Words for "none in particular", where that is a choice. */
  readonly any = input('');
  readonly except = input<number | null>(null);

  protected readonly t = inject(Texts).t;
  private readonly locations = inject(Locations);
  protected readonly choices = computed(() => this.locations.used().filter(({ id }) => id !== this.except()));

  constructor() {
    this.locations.ensure();
  }
}
