import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldComponent, InputDirective, NoticeComponent } from '@picolo/ui';
import { type TextKey, Texts } from '../../../platform/texts';
import type { ContactModel } from '../data/contact';
import { AddressFieldsComponent } from './address-fields.component';

/** Who the client is and where things go; the same on the profile and when ordering. */
@Component({
  selector: 'app-contact-fields',
  imports: [FormField, AddressFieldsComponent, FieldComponent, InputDirective, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = fields();
    <fieldset class="sheet">
      <legend class="sheet__title">{{ t('contact.identity') }}</legend>
      <div class="ui-form-grid">
        <ui-field [label]="company() ? t('contact.companyName') : t('contact.name')" [field]="f.name">
          <input uiInput [attr.autocomplete]="company() ? 'organization' : 'name'" [formField]="f.name" />
        </ui-field>
        <ui-field optional [label]="t('contact.phone')" [help]="t('contact.phoneHelp')" [field]="f.phone">
          <input uiInput type="tel" autocomplete="tel" [formField]="f.phone" />
        </ui-field>
        @if (company()) {
          <ui-field optional [label]="t('contact.siren')" [help]="t('contact.sirenHelp')" [field]="f.siren">
            <input uiInput inputmode="numeric" autocomplete="off" [formField]="f.siren" />
          </ui-field>
          <ui-field optional [label]="t('contact.vatNumber')" [help]="t('contact.vatNumberHelp')" [field]="f.vatNumber">
            <input uiInput autocomplete="off" [formField]="f.vatNumber" />
          </ui-field>
          @if (vatNumberNote(); as note) {
            <ui-notice class="ui-wide" tone="info">{{ t(note) }}</ui-notice>
          }
        }
      </div>
    </fieldset>
    <fieldset class="sheet">
      <legend class="sheet__title">{{ t('contact.billing') }}</legend>
      <app-address-fields section="billing" [fields]="f.billing" />
    </fieldset>
    <fieldset class="sheet">
      <legend class="sheet__title">{{ t('contact.delivery') }}</legend>
      <label class="ui-check">
        <input type="checkbox" [formField]="f.same" />
        <span>{{ t('contact.same') }}</span>
      </label>
      @if (!f.same().value()) {
        <app-address-fields class="sheet__more" section="shipping" recipient [fields]="f.delivery" />
      }
    </fieldset>
  `,
})
export class ContactFieldsComponent {
  readonly fields = input.required<FieldTree<ContactModel>>();
  readonly company = input.required<boolean>();
  /** What there is to know of the VAT number as it stands in the form. */
  readonly vatNumberNote = input<TextKey | null>(null);

  protected readonly t = inject(Texts).t;
}
