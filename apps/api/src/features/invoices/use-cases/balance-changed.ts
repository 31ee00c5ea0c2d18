import { Injectable } from '@nestjs/common';
import type { AuditAction, LiveMessage } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import type { Tx } from '@picolo/server/db';
import { Outbox, type NewEvent } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { OrdersFacade } from '../../orders/index.js';
import type { NumberedBalance } from '../persistence/balances.repository.js';
import { SettleOrder } from './settle-order.js';
import { TellInvoices } from './tell-invoices.js';

export interface BalanceChange {
  readonly balance: Pick<NumberedBalance, 'invoiceId' | 'orderId' | 'number'>;
  readonly action: AuditAction;
  readonly after: object;
}

/** What follows from a payment: the audit log, set-offs within the order, and news for the screens. The last of its transaction. */
@Injectable()
export class BalanceChanged {
  constructor(
    private readonly audit: AuditFacade,
    private readonly orders: OrdersFacade,
    private readonly settle: SettleOrder,
    private readonly tell: TellInvoices,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, actor: Actor, { balance, action, after }: BalanceChange): Promise<void> {
    const { orderId, invoiceId, number } = balance;
    await this.audit.record(tx, actor, { action, subject: `invoice:${invoiceId}`, subjectName: number, after });
    const changed = new Set([invoiceId, ...(await this.settle.execute(tx, orderId))]);
    const order = await this.orders.snapshot(tx, orderId);
    const live: readonly LiveMessage[] = (await this.tell.messages(tx, order, [...changed])) ?? [];
    await this.outbox.append(tx, action === 'invoice.paid' ? settledIn(live, invoiceId) : [], live);
  }
}

/** The news that the paid invoice is settled, when it is. */
const settledIn = (live: readonly LiveMessage[], invoiceId: number): NewEvent[] =>
  live
    .filter(({ data }) => 'balanceCents' in data && data.id === invoiceId && data.balanceCents === 0)
    .map(() => ({ type: 'invoice.settled', subject: `invoice:${String(invoiceId)}`, payload: { invoiceId } }));
