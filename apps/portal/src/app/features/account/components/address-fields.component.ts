import { ChangeDetectionStrategy, Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import type { AddressModel } from '../data/contact';

const COUNTRIES = ['FR', 'BE', 'CH', 'LU', 'MC', 'DE', 'ES', 'IT', 'NL', 'PT'] as const;

/** The fields of one address. */
@Component({
  selector: 'app-address-fields',
  imports: [FormField, FieldComponent, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = fields();
    <div class="address">
      @if (recipient()) {
        <ui-field
          class="address__wide"
          optional
          [label]="t('contact.recipient')"
          [help]="t('contact.recipientHelp')"
          [field]="f.name"
        >
          <input uiInput [attr.autocomplete]="auto('name')" [formField]="f.name" />
        </ui-field>
      }
      <ui-field class="address__wide" [label]="t('contact.line1')" [field]="f.line1">
        <input uiInput [attr.autocomplete]="auto('address-line1')" [formField]="f.line1" />
      </ui-field>
      <ui-field
        class="address__wide"
        optional
        [label]="t('contact.line2')"
        [help]="t('contact.line2Help')"
        [field]="f.line2"
      >
        <input uiInput [attr.autocomplete]="auto('address-line2')" [formField]="f.line2" />
      </ui-field>
      <ui-field [label]="t('contact.postalCode')" [field]="f.postalCode">
        <input uiInput inputmode="numeric" [attr.autocomplete]="auto('postal-code')" [formField]="f.postalCode" />
      </ui-field>
      <ui-field [label]="t('contact.city')" [field]="f.city">
        <input uiInput [attr.autocomplete]="auto('address-level2')" [formField]="f.city" />
      </ui-field>
      <ui-field class="address__wide" [label]="t('contact.country')" [field]="f.country">
        <select uiInput [attr.autocomplete]="auto('country')" [formField]="f.country">
          @for (country of countries(); track country.code) {
            <option [value]="country.code">{{ country.name }}</option>
          }
        </select>
      </ui-field>
    </div>
  `,
})
export class AddressFieldsComponent {
  readonly fields = input.required<FieldTree<AddressModel>>();
  /** For the browser: which of the visitor's addresses this is. */
  readonly section = input.required<'billing' | 'shipping'>();
  /** With a field for another recipient. */
  readonly recipient = input(false, { transform: booleanAttribute });

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  protected readonly countries = computed(() => {
    const language = this.texts.language();
    const known: readonly string[] = COUNTRIES;
    const own = this.fields().country().value();
    const codes = known.includes(own) || own === '' ? known : [...known, own];
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return codes.map((code) => ({ code, name: names.of(code) ?? code }));
  });

  protected auto(field: string): string {
    return `${this.section()} ${field}`;
  }
}
