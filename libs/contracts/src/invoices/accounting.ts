import { endpoint } from '../core/endpoint.js';

/** Days in the company's zone, `YYYY-MM-DD`, both inclusive; at most 366 of them. */
export interface AccountingPeriod {
  readonly from: string;
  readonly to: string;
}

/** What an account is used for. */
export const ACCOUNT_ROLES = [
  'clients',
  'deposits',
  'sales',
  'salesIntraCommunity',
  'salesReverseCharge',
  'vat',
  'cash',
  'card',
  'cheque',
  'transfer',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/**
 * What the number of an account looks like: three digits of the general chart, then up to nine digits or capitals; and the
 * class that its use demands (PCG articles 941 to 947).
 */
export const ACCOUNT_NUMBERS: Readonly<Record<AccountRole, RegExp>> = {
  clients: /^411[0-9A-Z]{0,9}$/u,
  deposits: /^419[0-9A-Z]{0,9}$/u,
  sales: /^7\d{2}[0-9A-Z]{0,9}$/u,
  salesIntraCommunity: /^7\d{2}[0-9A-Z]{0,9}$/u,
  salesReverseCharge: /^7\d{2}[0-9A-Z]{0,9}$/u,
  vat: /^445[0-9A-Z]{0,9}$/u,
  cash: /^53\d[0-9A-Z]{0,9}$/u,
  card: /^5\d{2}[0-9A-Z]{0,9}$/u,
  cheque: /^5\d{2}[0-9A-Z]{0,9}$/u,
  transfer: /^5\d{2}[0-9A-Z]{0,9}$/u,
};

export interface AccountingAccount {
  readonly number: string;
  /** ≤ 100 characters. */
  readonly name: string;
}

/** Sales and VAT of one rate. */
export interface RateAccounts {
  /** In hundredths of a percent. */
  readonly vatRate: number;
  readonly sales: AccountingAccount;
  readonly vat: AccountingAccount;
}

export interface AccountingAccounts extends Readonly<Record<AccountRole, AccountingAccount>> {
  /** Rates with accounts of their own, the lowest first; the others use `sales` and `vat`. */
  readonly rates: readonly RateAccounts[];
}

export interface AccountsView {
  readonly accounts: AccountingAccounts;
  /** 0 while nobody changed them. */
  readonly version: number;
}

export interface ChangeAccountsInput extends AccountingAccounts {
  /** Of the view that was edited. */
  readonly version: number;
}

/**
 * Accounts of the French chart (plan comptable général, règlement ANC 2014-03) that entries are written to unless told. Of
 * sales it knows 706 (services) and 707 (goods), which each company divides as it needs; that the Union gets the second
 * division, after France, is what accounting programs usually set up, not a rule.
 */
export const DEFAULT_ACCOUNTS: AccountingAccounts = {
  clients: { number: '411000', name: 'Clients' },
  deposits: { number: '419100', name: 'Clients - avances et acomptes reçus' },
  sales: { number: '707000', name: 'Ventes de marchandises' },
  salesIntraCommunity: { number: '707200', name: 'Ventes intracommunautaires de marchandises' },
  salesReverseCharge: { number: '706200', name: 'Prestations intracommunautaires (autoliquidation)' },
  vat: { number: '445710', name: 'TVA collectée' },
  cash: { number: '531000', name: 'Caisse' },
  card: { number: '511500', name: 'Cartes bancaires à l’encaissement' },
  cheque: { number: '511200', name: 'Chèques à encaisser' },
  transfer: { number: '512000', name: 'Banque' },
  rates: [],
};

export const JOURNALS = { VE: 'Journal des ventes', BQ: 'Journal de banque' } as const;
export type Journal = keyof typeof JOURNALS;

export interface AccountTotal {
  readonly journal: Journal;
  readonly account: string;
  readonly name: string;
  readonly debitCents: number;
  readonly creditCents: number;
}

export interface AccountingTotals extends AccountingPeriod {
  /** Invoices, deposits, credit notes and payments with an entry in the period. */
  readonly pieces: number;
  readonly debitCents: number;
  readonly creditCents: number;
  /** By journal and account number. */
  readonly accounts: readonly AccountTotal[];
}

export const getAccounts = endpoint<object, AccountsView>('GET', '/api/accounting/accounts', {
  access: 'settings.manage',
});

export const changeAccounts = endpoint<{ body: ChangeAccountsInput }, AccountsView>(
  'PATCH',
  '/api/accounting/accounts',
  { access: 'settings.manage', errors: ['SETTINGS.VERSION_CONFLICT'] },
);

export const accountingTotals = endpoint<{ query: AccountingPeriod }, AccountingTotals>(
  'GET',
  '/api/accounting/totals',
  { access: 'invoices.export' },
);

/**
 * The entries of a period as CSV: sales (journal VE) and payments (journal BQ), each piece balanced to the cent. Columns are
 * named as in the French file of accounting entries (FEC, LPF article A47 A-1).
 */
export const exportEntries = endpoint<{ query: AccountingPeriod }, Blob>('GET', '/api/accounting/entries.csv', {
  access: 'invoices.export',
  kind: 'file',
});
