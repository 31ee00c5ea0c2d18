import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Address } from '@picolo/contracts';
import { UI_LANGUAGE } from '@picolo/ui';

/** Postal address as it stands on an envelope; the country only when it is not France. */
@Component({
  selector: 'app-address',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <address>
      @if (address().name || name(); as who) {
        <span class="ui-strong">{{ who }}</span>
      }
      <span>{{ address().line1 }}</span>
      @if (address().line2) {
        <span>{{ address().line2 }}</span>
      }
      <span>{{ address().postalCode }} {{ address().city }}</span>
      @if (country()) {
        <span>{{ country() }}</span>
      }
    </address>
  `,
  styles: `
    address {
      display: flex;
      flex-direction: column;
      font-style: normal;
    }
  `,
})
export class AddressComponent {
  readonly address = input.required<Address>();
  /** Where the address names nobody. */
  readonly name = input('');
  private readonly language = inject(UI_LANGUAGE);
  protected readonly country = computed(() => {
    const code = this.address().country;
    return code === 'FR' ? '' : (new Intl.DisplayNames([this.language()], { type: 'region' }).of(code) ?? code);
  });
}
