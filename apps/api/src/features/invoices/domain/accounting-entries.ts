import {
  DEFAULT_ACCOUNTS,
  formatVatRate,
  type AccountingAccount,
  type AccountingAccounts,
  type InvoiceRateTotal,
  type InvoiceSnapshot,
  type Journal,
  type PaymentMethod,
} from '@picolo/contracts';

/** One line of a piece: an amount on one side of one account. */
export interface Entry {
  readonly journal: Journal;
  /** Of the piece: its lines share it. */
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly account: string;
  readonly accountName: string;
  /** Of the accounts of clients: whose. */
  readonly clientId: number | null;
  readonly clientName: string | null;
  readonly piece: string;
  readonly pieceDate: string;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
}

export interface InvoicePiece {
  readonly clientId: number;
  readonly clientName: string;
  readonly snapshot: Pick<
    InvoiceSnapshot,
    'kind' | 'number' | 'issueDate' | 'rates' | 'gross' | 'deposits' | 'original' | 'vatCategory'
  >;
  /** A credit note on a deposit: it takes back what was received in advance, not a sale. */
  readonly ofDeposit: boolean;
}

export interface PaymentPiece {
  readonly id: number;
  readonly invoiceNumber: string;
  readonly invoiceDate: string;
  /** Money that went back to the client for a credit note. */
  readonly refund: boolean;
  readonly clientId: number;
  readonly clientName: string;
  /** Negative: takes back a payment that was recorded before. */
  readonly amountCents: number;
  readonly method: PaymentMethod;
  readonly paidOn: string;
  readonly reference: string | null;
}

const WORDS = {
  invoice: 'Facture',
  deposit: 'Facture d’acompte',
  credit_note: 'Avoir',
  deducted: 'Acompte',
  payment: 'Règlement',
  refund: 'Remboursement',
  cancelled: 'Annulation',
} as const;

/** Adds an amount to the side it stands on: a negative one stands on the other. Nothing for nothing. */
class Piece {
  readonly entries: Entry[] = [];

  constructor(
    private readonly head: Pick<Entry, 'journal' | 'number' | 'date' | 'piece' | 'pieceDate'>,
    private readonly client: { readonly clientId: number; readonly clientName: string },
    private readonly accounts: AccountingAccounts,
  ) {}

  debit(account: AccountingAccount, cents: number, label: string): void {
    if (cents === 0) return;
    const ofClient = account === this.accounts.clients || account === this.accounts.deposits;
    const { clientId, clientName } = this.client;
    this.entries.push({
      ...this.head,
      ...{ account: account.number, accountName: account.name },
      ...{ clientId: ofClient ? clientId : null, clientName: ofClient ? clientName : null },
      label,
      ...{ debitCents: Math.max(cents, 0), creditCents: Math.max(-cents, 0) },
    });
  }

  credit(account: AccountingAccount, cents: number, label: string): void {
    this.debit(account, -cents, label);
  }
}

/**
 * Sales journal: the client owes the gross amount; net by rate is sold (or, for a deposit, received in advance), VAT by
 * rate is collected. What an invoice deducts turns the entries of its deposits around. A credit note is its invoice with
 * the sides exchanged.
 */
export function entriesOfInvoice(
  { snapshot, clientId, clientName, ofDeposit }: InvoicePiece,
  accounts: AccountingAccounts = DEFAULT_ACCOUNTS,
): Entry[] {
  const { kind, number, issueDate, rates, gross, deposits = [], vatCategory } = snapshot;
  const head = { journal: 'VE', number, date: issueDate, piece: number, pieceDate: issueDate } as const;
  const piece = new Piece(head, { clientId, clientName }, accounts);
  const sign = kind === 'credit_note' ? -1 : 1;
  const label = `${WORDS[kind]} ${number} ${clientName}`;
  const net = kind === 'deposit' || ofDeposit ? 'deposits' : salesUse(vatCategory);
  piece.debit(accounts.clients, sign * gross, label);
  const byRate = (use: NetUse, of: readonly InvoiceRateTotal[], side: 1 | -1, text: string): void => {
    for (const total of of) creditRate(piece, accounts, use, { ...total, side, text });
  };
  byRate(net, rates, sign, label);
  for (const deposit of deposits) {
    const deducted = `${WORDS.deducted} ${deposit.number} ${clientName}`;
    piece.credit(accounts.clients, deposit.gross, deducted);
    byRate('deposits', deposit.rates, -1, deducted);
  }
  return piece.entries;
}

type NetUse = 'deposits' | 'sales' | 'salesIntraCommunity' | 'salesReverseCharge';

/** What other member states tax is sold on accounts of its own: it is declared apart. */
function salesUse(vatCategory: InvoiceSnapshot['vatCategory']): NetUse {
  if (vatCategory === 'K') return 'salesIntraCommunity';
  return vatCategory === 'AE' ? 'salesReverseCharge' : 'sales';
}

/** Net and VAT of a rate, on accounts of its own where it has them. */
function creditRate(
  piece: Piece,
  accounts: AccountingAccounts,
  use: NetUse,
  { vatRate, base, vat, side, text }: InvoiceRateTotal & { readonly side: 1 | -1; readonly text: string },
): void {
  const own = accounts.rates.find((rate) => rate.vatRate === vatRate);
  const label = `${text} (${formatVatRate(vatRate, 'fr').replace('\u00a0', ' ')})`;
  const net = use === 'sales' ? (own?.sales ?? accounts.sales) : accounts[use];
  piece.credit(net, side * base, label);
  piece.credit(own?.vat ?? accounts.vat, side * vat, label);
}

/** Bank journal: money came in for an invoice, or went back for a credit note. */
export function entriesOfPayment(payment: PaymentPiece, accounts: AccountingAccounts = DEFAULT_ACCOUNTS): Entry[] {
  const { id, invoiceNumber, invoiceDate, refund, amountCents, method, paidOn, reference } = payment;
  const number = `R-${String(id).padStart(6, '0')}`;
  const head = { journal: 'BQ', number, date: paidOn, piece: invoiceNumber, pieceDate: invoiceDate } as const;
  const piece = new Piece(head, payment, accounts);
  const word = amountCents < 0 ? WORDS.cancelled : refund ? WORDS.refund : WORDS.payment;
  const label = [word, invoiceNumber, payment.clientName, reference].filter((part) => part !== null).join(' ');
  const received = refund ? -amountCents : amountCents;
  piece.debit(accounts[method], received, label);
  piece.credit(accounts.clients, received, label);
  return piece.entries;
}
