import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FrozenAddress } from '@picolo/contracts';
import { Texts } from '../../../platform/texts';

/** An address as on an envelope. */
@Component({
  selector: 'app-order-address',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ label() }}</h3>
    <address>
      @for (line of lines(); track $index) {
        <span>{{ line }}</span>
      }
    </address>
  `,
})
export class OrderAddressComponent {
  readonly label = input.required<string>();
  readonly address = input.required<FrozenAddress>();

  private readonly texts = inject(Texts);
  protected readonly lines = computed(() => {
    const { name, line1, line2, postalCode, city, country } = this.address();
    const land =
      country === 'FR' ? '' : (new Intl.DisplayNames(this.texts.language(), { type: 'region' }).of(country) ?? country);
    return [name, line1, line2 ?? '', `${postalCode} ${city}`, land].filter((line) => line.trim() !== '');
  });
}
