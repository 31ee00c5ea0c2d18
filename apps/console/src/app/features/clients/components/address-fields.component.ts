import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldComponent, InputDirective, UI_LANGUAGE } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { type AddressForm, COUNTRIES } from '../data/client-form';

@Component({
  selector: 'app-address-fields',
  imports: [FieldComponent, FormField, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-form-grid">
      <ui-field
        optional
        class="ui-wide"
        [label]="t('address.name')"
        [help]="nameHelp() || t('address.nameHelp')"
        [field]="address().name"
      >
        <input uiInput autocomplete="off" [formField]="address().name" />
      </ui-field>
      <ui-field class="ui-wide" [label]="t('address.line1')" [field]="address().line1">
        <input uiInput autocomplete="off" [formField]="address().line1" />
      </ui-field>
      <ui-field optional class="ui-wide" [label]="t('address.line2')" [field]="address().line2">
        <input uiInput autocomplete="off" [formField]="address().line2" />
      </ui-field>
      <ui-field [label]="t('address.postalCode')" [field]="address().postalCode">
        <input uiInput autocomplete="off" [formField]="address().postalCode" />
      </ui-field>
      <ui-field [label]="t('address.city')" [field]="address().city">
        <input uiInput autocomplete="off" [formField]="address().city" />
      </ui-field>
      <ui-field [label]="t('address.country')" [field]="address().country">
        <select uiInput [formField]="address().country">
          @for (country of countries(); track country.code) {
            <option [value]="country.code">{{ country.name }}</option>
          }
        </select>
      </ui-field>
    </div>
  `,
})
export class AddressFieldsComponent {
  /** Instead of what a client's address says. */
  readonly nameHelp = input('');
  readonly address = input.required<FieldTree<AddressForm>>();
  protected readonly t = inject(Texts).t;
  private readonly language = inject(UI_LANGUAGE);
  protected readonly countries = computed(() => {
    const names = new Intl.DisplayNames([this.language()], { type: 'region' });
    return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  });
}
