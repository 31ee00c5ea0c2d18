import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { ACCOUNT_ROLES, type AccountRole, changeAccounts, getAccounts } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  DecimalInputComponent,
  FieldComponent,
  FormDirective,
  NoticeComponent,
  Toasts,
} from '@picolo/ui';
import { Api, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
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
    LoadStateComponent,
    NoticeComponent,
    PageHeadComponent,
    RefusalComponent,
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
  protected readonly conflict = signal(false);
  private base = JSON.stringify(EMPTY_ACCOUNTS);
  protected readonly model = signal<AccountsForm>(EMPTY_ACCOUNTS);
  protected readonly form = form(this.model, accountsRules);
  protected readonly sending = submission(this.form, () => this.save());

  constructor() {
    warnOnClose(this);
    effect(() => {
      const view = this.view.value();
      if (view === null) return;
      untracked(() => {
        this.conflict.set(false);
        this.form().reset(toForm(view));
        this.base = JSON.stringify(this.model());
      });
    });
  }

  unsaved(): boolean {
    return JSON.stringify(this.model()) !== this.base;
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
    this.conflict.set(false);
    if (await this.sending.run()) return;
    if (this.sending.problem()?.code === 'SETTINGS.VERSION_CONFLICT') this.conflict.set(true);
  }

  private async save(): Promise<void> {
    const version = this.view.value()?.version ?? 0;
    this.view.set(await this.api.call(changeAccounts, { body: toInput(this.model(), version) }));
    this.toasts.show(this.t('settings.saved'));
  }
}
