import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { ACCOUNT_ROLES, type AccountRole, changeAccounts, getAccounts } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  DecimalInputComponent,
  FieldComponent,
  FormDirective,
  Toasts,
} from '@picolo/ui';
import { Api, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { FormRefusalComponent } from '../../../platform/form-refusal.component';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';
import { versionedForm } from '../../../platform/versioned-form';
import { AccountFieldsComponent } from '../components/account-fields.component';
import { type AccountsForm, EMPTY_ACCOUNTS, accountsRules, toForm, toInput } from '../data/accounts-form';

/** Which accounts the accountant's export writes to. */
@Component({
  selector: 'app-accounts',
  imports: [
    AccountFieldsComponent,
    ButtonComponent,
    CardComponent,
    DecimalInputComponent,
    FieldComponent,
    FormDirective,
    FormField,
    FormRefusalComponent,
    LoadStateComponent,
    PageHeadComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './accounts.page.html',
})
export class AccountsPage implements Unsaved {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly roles = ACCOUNT_ROLES;

  protected readonly view = loaded(() => this.api.request(getAccounts));
  protected readonly model = signal<AccountsForm>(EMPTY_ACCOUNTS);
  protected readonly form = form(this.model, accountsRules);
  protected readonly sending = submission(this.form, () => this.save());
  protected readonly versioned = versionedForm({
    ...{ view: this.view, model: this.model, form: this.form, sending: this.sending },
    ...{ toForm, conflictCode: 'SETTINGS.VERSION_CONFLICT' },
  });

  constructor() {
    warnOnClose(this);
  }

  unsaved(): boolean {
    return this.versioned.changed();
  }

  protected roleKey(role: AccountRole): `accounts.roles.${AccountRole}` {
    return `accounts.roles.${role}`;
  }

  protected addRate(): void {
    this.model.update((accounts) => ({
      ...accounts,
      rates: [...accounts.rates, { vatRate: null, sales: accounts.sales, vat: accounts.vat }],
    }));
  }

  protected removeRate(index: number): void {
    this.model.update((accounts) => ({ ...accounts, rates: accounts.rates.filter((_, at) => at !== index) }));
  }

  protected async send(): Promise<void> {
    await this.versioned.send();
  }

  private async save(): Promise<void> {
    const version = this.view.value()?.version ?? 0;
    this.view.set(await this.api.call(changeAccounts, { body: toInput(this.model(), version) }));
    this.toasts.show(this.t('settings.saved'));
  }
}
