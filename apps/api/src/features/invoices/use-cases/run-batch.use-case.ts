import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, isDatabaseUnavailable, isRetryableConflict, type Tx } from '@picolo/server/db';
import { Inbox, Outbox, type Delivery } from '@picolo/server/outbox';
import { OrdersFacade } from '../../orders/index.js';
import { BatchesRepository } from '../persistence/batches.repository.js';
import { failureOf, OrdersToInvoiceRepository } from '../persistence/orders-to-invoice.repository.js';
import { waitingChanged } from './await-invoice.js';
import { batchChanged } from './batch-news.js';
import { IssueInvoice } from './issue-invoice.use-case.js';

/** Orders read at once. */
const AT_ONCE = 50;

/** What a batch needs of its feature. */
@Injectable()
export class BatchParts {
  constructor(
    readonly batches: BatchesRepository,
    readonly waiting: OrdersToInvoiceRepository,
    readonly orders: OrdersFacade,
    readonly issue: IssueInvoice,
  ) {}
}

/**
 * Makes the invoices of a batch, each in a transaction of its own with its mark in the batch: who is killed in between is
 * followed by somebody who goes on with what is left, and no order is invoiced twice. An order that cannot be invoiced is
 * named with its reason and stops nobody.
 */
@Injectable()
export class RunBatch {
  private readonly logger = new Logger('Batches');

  constructor(
    private readonly db: Db,
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly parts: BatchParts,
  ) {}

  async execute(delivery: Pick<Delivery, 'rowId'>, batchId: number): Promise<void> {
    const { batches } = this.parts;
    for (;;) {
      const orderIds = await batches.waiting(this.db, batchId, AT_ONCE);
      if (orderIds.length === 0) break;
      for (const orderId of orderIds) await this.one(batchId, orderId);
    }
    await this.inbox.once(delivery, async (tx) => {
      await batches.finish(tx, batchId, this.clock.now());
      await this.tell(tx, batchId);
    });
  }

  private async one(batchId: number, orderId: number): Promise<void> {
    try {
      await this.db.tx((tx) => this.invoice(tx, batchId, orderId));
    } catch (error) {
      if (isDatabaseUnavailable(error) || isRetryableConflict(error)) throw error;
      if (!(error instanceof DomainError)) this.logger.error(error instanceof Error ? error.stack : String(error));
      const refusal = error instanceof DomainError ? error : new DomainError('SERVICE.UNEXPECTED');
      await this.db.tx((tx) => this.refuse(tx, batchId, orderId, refusal));
    }
  }

  private async invoice(tx: Tx, batchId: number, orderId: number): Promise<void> {
    const { batches, waiting, orders, issue } = this.parts;
    if (!(await batches.take(tx, batchId, orderId))) return;
    // Held before the order is read: whoever cancels it meanwhile finds the invoice afterwards, and credits it.
    await waiting.hold(tx, orderId);
    const order = await orders.snapshot(tx, orderId);
    if (order.status === 'cancelled') throw new DomainError('INVOICES.ORDER_CANCELLED');
    const { id } = await issue.execute(tx, { order, at: this.clock.now(), seeded: false });
    await batches.issued(tx, batchId, orderId, id);
    await this.tell(tx, batchId);
  }

  private async refuse(tx: Tx, batchId: number, orderId: number, refusal: DomainError): Promise<void> {
    const { batches, waiting } = this.parts;
    if (!(await batches.take(tx, batchId, orderId))) return;
    await waiting.fail(tx, orderId, failureOf(refusal));
    await batches.failed(tx, batchId, orderId, failureOf(refusal));
    await this.tell(tx, batchId);
  }

  private async tell(tx: Tx, batchId: number): Promise<void> {
    const batch = await this.parts.batches.read(tx, batchId);
    if (batch === null) throw new Error(`batch ${String(batchId)} does not exist`);
    const over = batch.issued + batch.failed === batch.total;
    await this.outbox.append(tx, [], [batchChanged(batch), ...(over ? [waitingChanged()] : [])]);
  }
}
