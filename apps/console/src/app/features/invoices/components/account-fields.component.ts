import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { AccountingAccount } from '@picolo/contracts';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** An account: its number and its name. */
@Component({
  selector: 'app-account-fields',
  imports: [FieldComponent, FormField, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend class="ui-strong">{{ label() }}</legend>
      <ui-field [label]="t('accounts.number')" [field]="account().number">
        <input uiInput inputmode="numeric" autocomplete="off" spellcheck="false" [formField]="account().number" />
      </ui-field>
      <ui-field [label]="t('accounts.name')" [field]="account().name">
        <input uiInput autocomplete="off" [formField]="account().name" />
      </ui-field>
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: minmax(110px, 1fr) minmax(0, 2fr);
      gap: 8px 12px;
      align-items: start;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 6px;
      padding: 0;
    }
  `,
})
export class AccountFieldsComponent {
  readonly account = input.required<FieldTree<AccountingAccount>>();
  readonly label = input.required<string>();
  protected readonly t = inject(Texts).t;
}
