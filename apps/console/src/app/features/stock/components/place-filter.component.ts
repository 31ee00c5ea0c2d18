import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import { InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';

/** One place or all of them, for lists that can be narrowed so; nothing where the house has one. The word of the URL. */
@Component({
  selector: 'app-place-filter',
  imports: [InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (locations.several()) {
      <select
        #where
        uiInput
        class="place"
        [attr.aria-label]="t('locations.one')"
        (change)="changed.emit(where.value || null)"
      >
        <option value="">{{ t('locations.all') }}</option>
        @for (location of choices(); track location.id) {
          <option [value]="location.id" [selected]="'' + location.id === place()">{{ location.name }}</option>
        }
      </select>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .place {
      width: auto;
    }
    @media (max-width: 640px) {
      .place {
        flex: 1 1 100%;
      }
    }
  `,
})
export class PlaceFilterComponent {
  readonly place = input<string>();
  /** What lay in places that are no longer used can be looked up too. */
  readonly archived = input(false, { transform: booleanAttribute });
  readonly changed = output<string | null>();
  protected readonly t = inject(Texts).t;
  protected readonly locations = inject(Locations);
  protected readonly choices = computed(() => (this.archived() ? this.locations.all() : this.locations.used()));

  constructor() {
    this.locations.ensure();
  }
}
