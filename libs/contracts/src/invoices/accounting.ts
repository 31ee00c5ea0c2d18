import { endpoint } from '../core/endpoint.js';

/** Days in the company's zone, `YYYY-MM-DD`, both inclusive; at most 366 of them. */
export interface AccountingPeriod {
  readonly from: string;
  readonly to: string;
}

/** Accounts of the French chart (plan comptable général) that entries are written to. */
export const DEFAULT_ACCOUNTS = {
  clients: { number: '411000', name: 'Clients' },
  deposits: { number: '419100', name: 'Clients - avances et acomptes reçus' },
  sales: { number: '707000', name: 'Ventes de marchandises' },
  vat: { number: '445710', name: 'TVA collectée' },
  cash: { number: '531000', name: 'Caisse' },
  card: { number: '511500', name: 'Cartes bancaires à l’encaissement' },
  cheque: { number: '511200', name: 'Chèques à encaisser' },
  transfer: { number: '512000', name: 'Banque' },
} as const;

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
