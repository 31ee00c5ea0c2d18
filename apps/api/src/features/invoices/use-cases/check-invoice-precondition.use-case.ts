import { Injectable } from '@nestjs/common';
import { dayOf, type InvoiceObstacle, type OrderSnapshot } from '@picolo/contracts';
import { Clock, defaultZone } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { InvoicePrecondition } from '../../orders/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { obstaclesTo } from '../domain/obstacles.js';

/** Answers orders whether an invoice is possible today (IN-1). */
@Injectable()
export class CheckInvoicePrecondition extends InvoicePrecondition {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async missing(tx: Tx, order: Pick<OrderSnapshot, 'buyer' | 'lines'>): Promise<readonly InvoiceObstacle[]> {
    const company = await this.settings.company(tx);
    return obstaclesTo(order, company, dayOf(this.clock.now(), company?.timeZone ?? defaultZone));
  }
}
