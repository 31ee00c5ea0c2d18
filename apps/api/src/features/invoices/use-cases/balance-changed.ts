import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { OrdersFacade } from '../../orders/index.js';
import { SettleOrder } from './settle-order.js';
import { TellInvoices } from './tell-invoices.js';

/** What follows from a payment: set-offs within the order, and news for the screens. The last of its transaction. */
@Injectable()
export class BalanceChanged {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly settle: SettleOrder,
    private readonly tell: TellInvoices,
    private readonly outbox: Outbox,
  ) {}

  async execute(
    tx: Tx,
    { orderId, invoiceId }: { readonly orderId: number; readonly invoiceId: number },
  ): Promise<void> {
    const changed = new Set([invoiceId, ...(await this.settle.execute(tx, orderId))]);
    const order = await this.orders.snapshot(tx, orderId);
    await this.outbox.append(tx, [], await this.tell.messages(tx, order, [...changed]));
  }
}
