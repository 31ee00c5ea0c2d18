import { Injectable } from '@nestjs/common';
import {
  computeTotals,
  dayOf,
  roomOfPermission,
  type CompanySettings,
  type LiveMessage,
  type OrderSnapshot,
} from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { InvoicesRepository } from '../persistence/invoices.repository.js';
import { OrdersToInvoiceRepository, type StoredFailure } from '../persistence/orders-to-invoice.repository.js';

/** For whoever has the list of orders to invoice on screen. */
export const waitingChanged = (): LiveMessage<'orders-to-invoice:changed'> => ({
  rooms: [roomOfPermission('invoices.issue')],
  event: 'orders-to-invoice:changed',
  data: {},
});

/** Puts a processed order among those that wait for their invoice, for a batch to take it up. */
@Injectable()
export class AwaitInvoice {
  constructor(
    private readonly waiting: OrdersToInvoiceRepository,
    private readonly invoices: InvoicesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `failure` null: the settings leave the order to a batch. Nothing for what was cancelled or invoiced meanwhile. */
  async execute(
    tx: Tx,
    order: OrderSnapshot,
    company: CompanySettings | null,
    failure: StoredFailure | null,
  ): Promise<void> {
    if (order.status === 'cancelled' || (await this.invoices.ofOrder(tx, order.id, 'invoice')) !== null) return;
    const processedAt = order.processedAt === null ? this.clock.now() : new Date(order.processedAt);
    await this.waiting.put(tx, {
      ...{ orderId: order.id, clientId: order.clientId, failure },
      grossCents: computeTotals(order.lines).gross,
      processedOn: dayOf(processedAt, company?.timeZone ?? 'UTC'),
      reason: failure === null ? 'batch' : 'failed',
    });
    await this.outbox.append(tx, [], [waitingChanged()]);
  }
}
