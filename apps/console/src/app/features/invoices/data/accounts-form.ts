import { type SchemaPathTree, applyEach, max, maxLength, min, pattern, required } from '@angular/forms/signals';
import {
  ACCOUNT_NUMBERS,
  ACCOUNT_ROLES,
  type AccountRole,
  type AccountingAccount,
  type AccountsView,
  type ChangeAccountsInput,
} from '@picolo/contracts';

export interface RateForm {
  /** In hundredths of a percent. */
  readonly vatRate: number | null;
  readonly sales: AccountingAccount;
  readonly vat: AccountingAccount;
}

export interface AccountsForm extends Readonly<Record<AccountRole, AccountingAccount>> {
  readonly rates: readonly RateForm[];
}

const NONE: AccountingAccount = { number: '', name: '' };

export const EMPTY_ACCOUNTS: AccountsForm = {
  ...{ clients: NONE, deposits: NONE, sales: NONE, salesIntraCommunity: NONE, salesReverseCharge: NONE },
  ...{ vat: NONE, cash: NONE, card: NONE, cheque: NONE, transfer: NONE },
  rates: [],
};

const MOST_RATE = 10_000;

function accountRules(path: SchemaPathTree<AccountingAccount>, role: AccountRole): void {
  required(path.number);
  pattern(path.number, ACCOUNT_NUMBERS[role]);
  required(path.name);
  maxLength(path.name, 100);
}

/** What the server checks too. */
export function accountsRules(path: SchemaPathTree<AccountsForm>): void {
  for (const role of ACCOUNT_ROLES) accountRules(path[role], role);
  applyEach(path.rates, (rate) => {
    required(rate.vatRate);
    min(rate.vatRate, 0);
    max(rate.vatRate, MOST_RATE);
    accountRules(rate.sales, 'sales');
    accountRules(rate.vat, 'vat');
  });
}

export function toForm({ accounts }: AccountsView): AccountsForm {
  return accounts;
}

export function toInput(form: AccountsForm, version: number): ChangeAccountsInput {
  return { ...form, version, rates: form.rates.map((rate) => ({ ...rate, vatRate: rate.vatRate ?? 0 })) };
}
