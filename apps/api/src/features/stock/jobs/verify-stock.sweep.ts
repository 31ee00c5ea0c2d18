import { Injectable, Logger } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { LedgerCheckQuery } from '../queries/ledger-check.query.js';

const day = 24 * 60 * 60 * 1000;

/** Once a day: a ledger that does not add up is an error in the log, with the products. */
@Injectable()
@Sweeps({ everyMs: day })
export class VerifyStockSweep implements Sweep {
  private readonly logger = new Logger('Stock');

  constructor(private readonly ledger: LedgerCheckQuery) {}

  async sweep(): Promise<void> {
    const breaks = await this.ledger.breaks();
    if (breaks.length > 0) {
      this.logger.error(`the ledger does not add up for ${breaks.map(({ sku }) => sku).join(', ')}: run stock:verify`);
    }
  }
}
