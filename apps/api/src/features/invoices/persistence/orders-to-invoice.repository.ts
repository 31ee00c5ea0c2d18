import { Injectable } from '@nestjs/common';
import type { DomainError, ErrorCode, ErrorMeta, WaitingFilter, WaitingReason } from '@picolo/contracts';
import { sql, write, type SqlValue, type Tx } from '@picolo/server/db';

export interface OrderToInvoice {
  readonly orderId: number;
  readonly clientId: number;
  readonly grossCents: number;
  readonly processedOn: string;
  readonly reason: WaitingReason;
  readonly failure: StoredFailure | null;
}

/** A refusal as it is kept: its sentence is made for whoever reads it. */
export interface StoredFailure {
  readonly code: ErrorCode;
  readonly meta: ErrorMeta;
}

export const failureOf = ({ code, meta }: Pick<DomainError, 'code' | 'meta'>): StoredFailure => ({ code, meta });

type Condition = readonly [text: string, ...values: SqlValue[]];

/** Conditions over `o`, a row of `orders_to_invoice`. */
export const waitingConditions = ({ clientId, from, to }: WaitingFilter): Condition[] => [
  ...(clientId === undefined ? [] : [['o.client_id = ?', clientId] as const]),
  ...(from === undefined ? [] : [['o.processed_on >= ?', from] as const]),
  ...(to === undefined ? [] : [['o.processed_on <= ?', to] as const]),
];

/** Processed orders that wait for their invoice. A row goes in the transaction that issues the invoice. */
@Injectable()
export class OrdersToInvoiceRepository {
  /** Adds it, or renews why it waits. */
  async put(tx: Tx, order: OrderToInvoice): Promise<void> {
    const failure = order.failure === null ? null : JSON.stringify(order.failure);
    await write(
      tx,
      `INSERT INTO orders_to_invoice (order_id, client_id, gross_cents, processed_on, reason, failure)
       VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE reason = VALUES(reason), failure = VALUES(failure)`,
      [order.orderId, order.clientId, order.grossCents, order.processedOn, order.reason, failure],
    );
  }

  async fail(tx: Tx, orderId: number, failure: StoredFailure): Promise<void> {
    await write(tx, "UPDATE orders_to_invoice SET reason = 'failed', failure = ? WHERE order_id = ?", [
      JSON.stringify(failure),
      orderId,
    ]);
  }

  /** Answers whether it waited. */
  async withdraw(tx: Tx, orderId: number): Promise<boolean> {
    const { affected } = await write(tx, 'DELETE FROM orders_to_invoice WHERE order_id = ?', [orderId]);
    return affected === 1;
  }

  /** Until the transaction ends, nobody else takes it up or withdraws it. */
  async hold(tx: Tx, orderId: number): Promise<void> {
    await sql(tx, 'SELECT order_id FROM orders_to_invoice WHERE order_id = ? FOR UPDATE', [orderId]);
  }
}
