import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { OrdersFacade } from '../../orders/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { failureOf } from '../persistence/orders-to-invoice.repository.js';
import { AwaitInvoice } from './await-invoice.js';
import { IssueInvoice } from './issue-invoice.use-case.js';

/**
 * An order became `processed`: its invoice is issued, or waits for a batch when the settings say so (IN-1). What the rules
 * refuse today waits too, with the reason: trying again by itself would not mend missing settings.
 */
@Injectable()
export class InvoiceProcessedOrder {
  constructor(
    private readonly orders: OrdersFacade,
    private readonly settings: SettingsFacade,
    private readonly issue: IssueInvoice,
    private readonly wait: AwaitInvoice,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, orderId: number): Promise<void> {
    const order = await this.orders.snapshot(tx, orderId);
    const company = await this.settings.company(tx);
    if (company?.orderInvoicing === 'batch') {
      await this.wait.execute(tx, order, company, null);
      return;
    }
    try {
      await this.issue.execute(tx, { order, at: this.clock.now(), seeded: false });
    } catch (error) {
      // Refused before anything was written: the transaction goes on.
      if (!(error instanceof DomainError) || error.code !== 'ORDERS.INVOICE_NOT_POSSIBLE') throw error;
      await this.wait.execute(tx, order, company, failureOf(error));
    }
  }
}
