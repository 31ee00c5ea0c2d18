import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import type { LegalTextsForm } from '../data/company-form';

const TEXTS = ['paymentTerms', 'latePenalties', 'recoveryFee', 'earlyPayment'] as const;

/** The texts that invoices bear from a day on. */
@Component({
  selector: 'app-legal-texts-fields',
  imports: [FieldComponent, FormField, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-stack">
      <ui-field [label]="t('settings.validFrom')" [field]="texts().validFrom">
        <input uiInput type="date" [formField]="texts().validFrom" />
      </ui-field>
      @for (name of names; track name) {
        <ui-field [label]="t(key(name))" [field]="texts()[name]">
          <textarea uiInput rows="2" [formField]="texts()[name]"></textarea>
        </ui-field>
      }
      <ui-field optional [label]="t('settings.vatOnDebitsText')" [field]="texts().vatOnDebits">
        <textarea uiInput rows="2" [formField]="texts().vatOnDebits"></textarea>
      </ui-field>
      <div class="ui-form-grid">
        <ui-field
          optional
          [label]="t('settings.exemptionCode')"
          [help]="t('settings.exemptionCodeHelp')"
          [field]="texts().exemptionCode"
        >
          <input uiInput autocomplete="off" spellcheck="false" [formField]="texts().exemptionCode" />
        </ui-field>
        <ui-field optional [label]="t('settings.exemptionText')" [field]="texts().exemptionText">
          <input uiInput autocomplete="off" [formField]="texts().exemptionText" />
        </ui-field>
      </div>
      <ui-field
        optional
        [label]="t('settings.intraCommunity')"
        [help]="t('settings.intraCommunityHelp')"
        [field]="texts().intraCommunity"
      >
        <textarea uiInput rows="2" [formField]="texts().intraCommunity"></textarea>
      </ui-field>
      <ui-field
        optional
        [label]="t('settings.reverseCharge')"
        [help]="t('settings.reverseChargeHelp')"
        [field]="texts().reverseCharge"
      >
        <textarea uiInput rows="2" [formField]="texts().reverseCharge"></textarea>
      </ui-field>
    </div>
  `,
})
export class LegalTextsFieldsComponent {
  readonly texts = input.required<FieldTree<LegalTextsForm>>();
  protected readonly t = inject(Texts).t;
  protected readonly names = TEXTS;

  protected key(name: (typeof TEXTS)[number]): `settings.${(typeof TEXTS)[number]}` {
    return `settings.${name}`;
  }
}
