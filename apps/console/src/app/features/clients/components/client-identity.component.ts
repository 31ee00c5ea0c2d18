import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldComponent, InputDirective } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import type { ClientForm } from '../data/client-form';

/** Who a client is: person or company, name, numbers, contact. */
@Component({
  selector: 'app-client-identity',
  imports: [FieldComponent, FormField, InputDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-stack">
      <fieldset>
        <legend class="ui-visually-hidden">{{ t('client.kind') }}</legend>
        <div class="ui-segments">
          <label><input type="radio" value="person" [formField]="form().kind" />{{ t('clients.person') }}</label>
          <label><input type="radio" value="company" [formField]="form().kind" />{{ t('clients.company') }}</label>
        </div>
      </fieldset>
      <div class="ui-form-grid">
        <ui-field
          class="ui-wide"
          [label]="kind() === 'company' ? t('client.legalName') : t('client.fullName')"
          [field]="form().name"
        >
          <input uiInput autocomplete="off" [formField]="form().name" />
        </ui-field>
        @if (kind() === 'company') {
          <ui-field optional [label]="t('client.siren')" [help]="t('client.sirenHelp')" [field]="form().siren">
            <input uiInput inputmode="numeric" autocomplete="off" [formField]="form().siren" />
          </ui-field>
          <ui-field
            optional
            [label]="t('client.vatNumber')"
            [help]="waits() ? t('client.vatWaitsHelp') : t('client.vatNumberHelp')"
            [field]="form().vatNumber"
          >
            <input uiInput autocomplete="off" spellcheck="false" [formField]="form().vatNumber" />
          </ui-field>
        }
        <ui-field optional [label]="t('clients.email')" [help]="t('client.emailHelp')" [field]="form().email">
          <input uiInput type="email" autocomplete="off" [formField]="form().email" />
        </ui-field>
        <ui-field optional [label]="t('clients.phone')" [field]="form().phone">
          <input uiInput type="tel" autocomplete="off" [formField]="form().phone" />
        </ui-field>
      </div>
    </div>
  `,
})
export class ClientIdentityComponent {
  readonly form = input.required<FieldTree<ClientForm>>();
  /** The number is the client's own, and nobody confirmed it yet. */
  readonly waits = input(false);
  protected readonly t = inject(Texts).t;
  protected readonly kind = computed(() => this.form().kind().value());
}
