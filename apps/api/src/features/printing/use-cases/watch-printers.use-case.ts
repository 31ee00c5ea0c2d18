import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { PrinterTroublesRepository } from '../persistence/printer-troubles.repository.js';

/** Tells once of each printer that stays out of order, to whoever may hear of it (PR-7). */
@Injectable()
export class WatchPrinters {
  constructor(
    private readonly db: Db,
    private readonly troubles: PrinterTroublesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** `patienceMs`: a printer that is restarted, or whose paper is being filled up, is nobody's worry. */
  async execute(patienceMs: number): Promise<void> {
    await this.db.tx((tx) => this.troubles.observe(tx));
    for (const trouble of await this.db.tx((tx) => this.troubles.untold(tx, patienceMs))) {
      await this.db.tx(async (tx) => {
        if (!(await this.troubles.claim(tx, trouble.printerId))) return;
        const subject = `printer:${String(trouble.printerId)}`;
        await this.outbox.append(tx, [{ type: 'printer.troubled', subject, payload: trouble }]);
      });
    }
  }
}
