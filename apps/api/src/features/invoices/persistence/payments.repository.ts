import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';

export interface NewPayment {
  readonly invoiceId: number;
  readonly amountCents: number;
  readonly method: PaymentMethod;
  /** `YYYY-MM-DD`. */
  readonly paidOn: string;
  readonly reference: string | null;
  readonly cancelsId: number | null;
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly idempotency: { readonly key: string; readonly bodyHash: string } | null;
  readonly createdAt: Date;
}

export interface RecordedPayment {
  readonly id: number;
  readonly invoiceId: number;
  readonly amountCents: number;
  readonly method: PaymentMethod;
  readonly cancelsId: number | null;
}

@Injectable()
export class PaymentsRepository {
  /** The first write of a payment: a twin with the same key waits here, then fails on uq_payments_idempotency. */
  async insert(tx: Tx, payment: NewPayment): Promise<number> {
    const { actor, idempotency } = payment;
    const { insertId } = await write(
      tx,
      `INSERT INTO payments (invoice_id, amount_cents, method, paid_on, reference, cancels_id, actor_id, actor_name,
         idempotency_key, body_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        payment.invoiceId,
        payment.amountCents,
        payment.method,
        payment.paidOn,
        payment.reference,
        payment.cancelsId,
        actor?.id ?? null,
        actor?.name ?? null,
        idempotency?.key ?? null,
        idempotency?.bodyHash ?? null,
        payment.createdAt,
      ],
    );
    return insertId;
  }

  async ofKey(tx: Tx, actorId: number, key: string): Promise<{ invoiceId: number; bodyHash: string | null } | null> {
    const rows = await sql<{ invoiceId: number; bodyHash: string | null }>(
      tx,
      'SELECT invoice_id AS invoiceId, body_hash AS bodyHash FROM payments WHERE actor_id = ? AND idempotency_key = ?',
      [actorId, key],
    );
    return rows[0] ?? null;
  }

  async ofInvoice(tx: Tx, invoiceId: number, id: number): Promise<RecordedPayment | null> {
    const rows = await sql<RecordedPayment>(
      tx,
      `SELECT id, invoice_id AS invoiceId, amount_cents AS amountCents, method, cancels_id AS cancelsId
       FROM payments WHERE id = ? AND invoice_id = ?`,
      [id, invoiceId],
    );
    return rows[0] ?? null;
  }
}
