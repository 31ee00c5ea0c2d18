import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type PaymentInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { BalancesRepository } from '../persistence/balances.repository.js';
import { PaymentsRepository } from '../persistence/payments.repository.js';
import { BalanceChanged } from './balance-changed.js';
import { CompanyDay } from './company-day.js';

export interface PaymentRequest extends Omit<PaymentInput, 'reference'> {
  readonly invoiceId: number;
  readonly reference: string | undefined;
}

/** Records money that came in for an invoice, or went back for a credit note, once per key (IN-5). */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly db: Db,
    private readonly balances: BalancesRepository,
    private readonly payments: PaymentsRepository,
    private readonly day: CompanyDay,
    private readonly changed: BalanceChanged,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws INVOICES.NOT_FOUND, INVOICES.NOTHING_DUE, INVOICES.PAYMENT_TOO_HIGH with the balance,
   * IDEMPOTENCY.DIFFERENT_BODY.
   */
  async execute(actor: Actor, request: PaymentRequest, key: string | null): Promise<void> {
    const idempotency = key === null ? null : { key, bodyHash: hashOf(request) };
    try {
      await this.db.tx((tx) => this.record(tx, actor, request, idempotency));
    } catch (error) {
      // A twin of this request was faster: it has committed by now, or the key would not have stood in the way.
      if (idempotency === null || !isDuplicateKey(error, 'uq_payments_idempotency')) throw error;
      if (!(await this.db.tx((tx) => this.isKnown(tx, actor, idempotency)))) throw error;
    }
  }

  private async record(
    tx: Tx,
    actor: Actor,
    request: PaymentRequest,
    idempotency: { readonly key: string; readonly bodyHash: string } | null,
  ): Promise<void> {
    const { invoiceId, amountCents, method, paidOn, reference } = request;
    const balance = await this.balances.lock(tx, invoiceId);
    if (balance === null) throw new DomainError('INVOICES.NOT_FOUND');
    // Under the lock: a twin that waited for it finds its own payment, not an invoice with nothing due.
    if (idempotency !== null && (await this.isKnown(tx, actor, idempotency))) return;
    if (paidOn > (await this.day.today(tx))) throw invalid('paidOn', 'notFuture');
    const { number, balanceCents } = balance;
    if (balanceCents === 0) throw new DomainError('INVOICES.NOTHING_DUE', { number });
    if (amountCents > balanceCents) throw new DomainError('INVOICES.PAYMENT_TOO_HIGH', { number, balanceCents });
    await this.payments.insert(tx, {
      ...{ invoiceId, amountCents, method, paidOn, idempotency, cancelsId: null, createdAt: this.clock.now() },
      reference: reference === undefined || reference.trim() === '' ? null : reference.trim(),
      actor: { id: actor.userId, name: actor.name },
    });
    await this.balances.pay(tx, invoiceId, amountCents);
    const after = { amountCents, method, paidOn };
    await this.changed.execute(tx, actor, { balance, action: 'invoice.paid', after });
  }

  private async isKnown(
    tx: Tx,
    { userId }: Actor,
    { key, bodyHash }: { readonly key: string; readonly bodyHash: string },
  ): Promise<boolean> {
    const known = await this.payments.ofKey(tx, userId, key);
    if (known !== null && known.bodyHash !== bodyHash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return known !== null;
  }
}

/** A value of the input that does not fit what only the server knows. */
function invalid(field: string, rule: string): DomainError {
  return new DomainError('REQUEST.INVALID', { fields: [{ field, rule, message: rule }] });
}

function hashOf({ invoiceId, amountCents, method, paidOn, reference }: PaymentRequest): string {
  const content = JSON.stringify([invoiceId, amountCents, method, paidOn, reference ?? null]);
  return createHash('sha256').update(content).digest('hex');
}
