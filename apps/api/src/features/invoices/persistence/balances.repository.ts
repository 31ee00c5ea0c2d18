import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';
import { settlementOf, type Balance } from '../domain/balance.js';

/** The balance of an invoice about to be issued. */
export interface NewBalance extends Pick<Balance, 'invoiceId' | 'kind' | 'dueDate' | 'grossCents' | 'prepaidCents'> {
  readonly orderId: number;
  readonly clientId: number;
}

export interface OrderBalance extends Balance {
  readonly orderId: number;
}

export interface NumberedBalance extends OrderBalance {
  readonly number: string;
}

const COLUMNS = `invoice_id AS invoiceId, kind, order_id AS orderId, due_date AS dueDate, gross_cents AS grossCents,
  prepaid_cents AS prepaidCents, credited_cents AS creditedCents, applied_cents AS appliedCents,
  paid_cents AS paidCents, balance_cents AS balanceCents, version`;

/** Assigned from left to right: the settlement is that of the new balance. */
const SETTLE = `settlement = CASE WHEN balance_cents = 0 THEN 'settled' WHEN kind = 'credit_note' THEN 'payable'
  ELSE 'receivable' END, version = version + 1`;

@Injectable()
export class BalancesRepository {
  async insert(tx: Tx, balance: NewBalance): Promise<void> {
    const { invoiceId, kind, orderId, clientId, dueDate, grossCents, prepaidCents } = balance;
    const due = grossCents - prepaidCents;
    await write(
      tx,
      `INSERT INTO invoice_balances (invoice_id, kind, order_id, client_id, due_date, gross_cents, prepaid_cents,
         balance_cents, settlement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [invoiceId, kind, orderId, clientId, dueDate, grossCents, prepaidCents, due, settlementOf(kind, due)],
    );
  }

  /** One balance, locked until the transaction ends. */
  async lock(tx: Tx, invoiceId: number): Promise<NumberedBalance | null> {
    const rows = await sql<NumberedBalance>(
      tx,
      `SELECT ${COLUMNS}, (SELECT number FROM invoices WHERE id = invoice_id) AS number
       FROM invoice_balances WHERE invoice_id = ? FOR UPDATE`,
      [invoiceId],
    );
    return rows[0] ?? null;
  }

  /** All balances of an order, locked in the order of issue. */
  async lockOrder(tx: Tx, orderId: number): Promise<OrderBalance[]> {
    return await sql<OrderBalance>(
      tx,
      `SELECT ${COLUMNS} FROM invoice_balances WHERE order_id = ? ORDER BY invoice_id FOR UPDATE`,
      [orderId],
    );
  }

  /** False when less than that is due. */
  async pay(tx: Tx, invoiceId: number, amountCents: number): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE invoice_balances SET paid_cents = paid_cents + ?, balance_cents = balance_cents - ?, ${SETTLE}
       WHERE invoice_id = ? AND balance_cents >= ?`,
      [amountCents, amountCents, invoiceId, amountCents],
    );
    return affected === 1;
  }

  /** Takes a payment back: due again. */
  async unpay(tx: Tx, invoiceId: number, amountCents: number): Promise<void> {
    await write(
      tx,
      `UPDATE invoice_balances SET paid_cents = paid_cents - ?, balance_cents = balance_cents + ?, ${SETTLE}
       WHERE invoice_id = ?`,
      [amountCents, amountCents, invoiceId],
    );
  }

  /** What a credit note pays of an invoice, or an invoice receives of one. */
  async apply(tx: Tx, invoiceId: number, amountCents: number): Promise<void> {
    await write(
      tx,
      `UPDATE invoice_balances SET applied_cents = applied_cents + ?, balance_cents = balance_cents - ?, ${SETTLE}
       WHERE invoice_id = ?`,
      [amountCents, amountCents, invoiceId],
    );
  }

  /** False when the credit notes would exceed the invoice. */
  async credit(tx: Tx, invoiceId: number, amountCents: number): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE invoice_balances SET credited_cents = credited_cents + ?, version = version + 1
       WHERE invoice_id = ? AND credited_cents + ? <= gross_cents`,
      [amountCents, invoiceId, amountCents],
    );
    return affected === 1;
  }
}
