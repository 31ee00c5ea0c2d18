import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, isDuplicateKey, type Tx } from '@picolo/server/db';
import { BalancesRepository } from '../persistence/balances.repository.js';
import { PaymentsRepository } from '../persistence/payments.repository.js';
import { BalanceChanged } from './balance-changed.js';
import { CompanyDay } from './company-day.js';

export interface PaymentToCancel {
  readonly invoiceId: number;
  readonly paymentId: number;
  readonly reason: string | undefined;
}

/** Takes a recorded payment back by a counter-entry: the amount is due again, both entries stay (IN-5). */
@Injectable()
export class CancelPayment {
  constructor(
    private readonly db: Db,
    private readonly balances: BalancesRepository,
    private readonly payments: PaymentsRepository,
    private readonly day: CompanyDay,
    private readonly changed: BalanceChanged,
    private readonly clock: Clock,
  ) {}

  /** Throws INVOICES.PAYMENT_NOT_FOUND, also for a counter-entry, and INVOICES.PAYMENT_CANCELLED. */
  async execute(actor: Actor, request: PaymentToCancel): Promise<void> {
    try {
      await this.db.tx((tx) => this.cancel(tx, actor, request));
    } catch (error) {
      if (isDuplicateKey(error, 'uq_payments_cancels')) throw new DomainError('INVOICES.PAYMENT_CANCELLED');
      throw error;
    }
  }

  private async cancel(tx: Tx, actor: Actor, { invoiceId, paymentId, reason }: PaymentToCancel): Promise<void> {
    const balance = await this.balances.lock(tx, invoiceId);
    const payment = balance === null ? null : await this.payments.ofInvoice(tx, invoiceId, paymentId);
    if (balance === null || payment === null || payment.cancelsId !== null) {
      throw new DomainError('INVOICES.PAYMENT_NOT_FOUND');
    }
    const { amountCents, method } = payment;
    await this.payments.insert(tx, {
      ...{ invoiceId, method, amountCents: -amountCents, cancelsId: paymentId, idempotency: null },
      ...{ paidOn: await this.day.today(tx), createdAt: this.clock.now() },
      reference: reference(reason),
      actor: { id: actor.userId, name: actor.name },
    });
    await this.balances.unpay(tx, invoiceId, amountCents);
    const after = { amountCents, method, reason: reference(reason) };
    await this.changed.execute(tx, actor, { balance, action: 'invoice.payment-cancelled', after });
  }
}

function reference(reason: string | undefined): string | null {
  return reason === undefined || reason.trim() === '' ? null : reason.trim();
}
