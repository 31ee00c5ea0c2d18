import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  JOURNALS,
  type AccountingPeriod,
  type AccountingTotals,
  type AccountTotal,
  type InvoiceKind,
  type InvoiceSnapshot,
} from '@picolo/contracts';
import { csvStream, type CsvCell } from '@picolo/server/csv';
import { Db, type SqlValue } from '@picolo/server/db';
import { AccountingAccountsRepository } from '../persistence/accounting-accounts.repository.js';
import { entriesOfInvoice, entriesOfPayment, type Entry, type PaymentPiece } from '../domain/accounting-entries.js';

interface InvoiceRow {
  readonly id: number;
  readonly issue_date: string;
  readonly client_id: number;
  readonly client_name: string;
  readonly canonical: string;
  readonly original_kind: InvoiceKind | null;
}
type PaymentRow = Omit<PaymentPiece, 'refund'> & { readonly kind: InvoiceKind };

const PER_READ = 500;
const LONGEST_DAYS = 366;
/** Named and ordered as in the French file of accounting entries (LPF article A47 A-1). */
const COLUMNS = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib'],
  ...['PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate'],
  ...['Montantdevise', 'Idevise'],
];

/** Entries for the accountant: read in pages by date, so that memory does not grow with the period. */
@Injectable()
export class AccountingQuery {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountingAccountsRepository,
  ) {}

  /** Throws REQUEST.INVALID for a period that is none. */
  csv(period: AccountingPeriod): Readable {
    return csvStream(this.rows(checked(period)), { locale: 'fr', headings: COLUMNS });
  }

  async totals(period: AccountingPeriod): Promise<AccountingTotals> {
    const accounts = new Map<string, AccountTotal>();
    const pieces = new Set<string>();
    for await (const { journal, account, accountName: name, number, debitCents, creditCents } of this.entries(
      checked(period),
    )) {
      const key = `${journal} ${account}`;
      const sum = accounts.get(key) ?? { journal, account, name, debitCents: 0, creditCents: 0 };
      accounts.set(key, {
        ...sum,
        debitCents: sum.debitCents + debitCents,
        creditCents: sum.creditCents + creditCents,
      });
      pieces.add(`${journal} ${number}`);
    }
    const sorted = [...accounts].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, total]) => total);
    const ordered = sorted.sort((a, b) => b.journal.localeCompare(a.journal) || a.account.localeCompare(b.account));
    return {
      ...period,
      pieces: pieces.size,
      debitCents: ordered.reduce((sum, { debitCents }) => sum + debitCents, 0),
      creditCents: ordered.reduce((sum, { creditCents }) => sum + creditCents, 0),
      accounts: ordered,
    };
  }

  private async *rows(period: AccountingPeriod): AsyncGenerator<readonly CsvCell[]> {
    for await (const entry of this.entries(period)) yield cellsOf(entry);
  }

  private async *entries(period: AccountingPeriod): AsyncGenerator<Entry> {
    const { accounts } = await this.db.tx((tx) => this.accounts.versioned(tx));
    for await (const row of this.invoices(period)) {
      const piece = {
        ...{ clientId: row.client_id, clientName: row.client_name, ofDeposit: row.original_kind === 'deposit' },
        snapshot: JSON.parse(row.canonical) as InvoiceSnapshot,
      };
      yield* entriesOfInvoice(piece, accounts);
    }
    for await (const { kind, ...payment } of this.payments(period)) {
      yield* entriesOfPayment({ ...payment, refund: kind === 'credit_note' }, accounts);
    }
  }

  private invoices(period: AccountingPeriod): AsyncGenerator<InvoiceRow> {
    return this.pages<InvoiceRow>(
      period,
      (row) => [row.issue_date, row.id],
      `SELECT i.id, i.issue_date, i.client_id, i.client_name, i.canonical, o.kind AS original_kind
       FROM invoices i LEFT JOIN invoices o ON o.id = i.original_id
       WHERE i.issue_date >= ? AND i.issue_date <= ? AND (i.issue_date > ? OR i.id > ?) ORDER BY i.issue_date, i.id`,
    );
  }

  private payments(period: AccountingPeriod): AsyncGenerator<PaymentRow> {
    return this.pages<PaymentRow>(
      period,
      (row) => [row.paidOn, row.id],
      `SELECT p.id, p.paid_on AS paidOn, p.amount_cents AS amountCents, p.method, p.reference, i.kind,
         i.number AS invoiceNumber, i.issue_date AS invoiceDate, i.client_id AS clientId, i.client_name AS clientName
       FROM payments p JOIN invoices i ON i.id = p.invoice_id
       WHERE p.paid_on >= ? AND p.paid_on <= ? AND (p.paid_on > ? OR p.id > ?) ORDER BY p.paid_on, p.id`,
    );
  }

  /** Rows by (day, id); the statement takes first day, last day, and the day and id after which it goes on. */
  private async *pages<R>(
    { from, to }: AccountingPeriod,
    key: (row: R) => readonly [string, number],
    text: string,
  ): AsyncGenerator<R> {
    for (let after: readonly [string, number] = [from, 0]; ;) {
      const values: SqlValue[] = [after[0], to, ...after];
      const rows = await this.db.rows<R>(`${text} LIMIT ${String(PER_READ)}`, values);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PER_READ) return;
      after = key(last);
    }
  }
}

function checked(period: AccountingPeriod): AccountingPeriod {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000;
  if (days >= 0 && days < LONGEST_DAYS) return period;
  throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'to', rule: 'period', message: 'to' }] });
}

const day = (date: string): string => date.replaceAll('-', '');

const amount = (cents: number): string => `${String(Math.trunc(cents / 100))},${String(cents % 100).padStart(2, '0')}`;

const cellsOf = (entry: Entry): readonly CsvCell[] => [
  ...[entry.journal, JOURNALS[entry.journal], entry.number, day(entry.date), entry.account, entry.accountName],
  entry.clientId === null ? null : `C${String(entry.clientId).padStart(6, '0')}`,
  ...[entry.clientName, entry.piece, day(entry.pieceDate), entry.label],
  ...[amount(entry.debitCents), amount(entry.creditCents)],
  ...[null, null, day(entry.date), null, null],
];
