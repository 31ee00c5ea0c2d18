import { Injectable } from '@nestjs/common';
import { Cli, type CliCommand } from '@picolo/server/cli';
import { LedgerCheckQuery } from '../queries/ledger-check.query.js';

/** `stock:verify`: exit code 1 and the products' names when a ledger does not add up to its level (ST-3). */
@Injectable()
@Cli('stock:verify')
export class VerifyStockCommand implements CliCommand {
  constructor(private readonly ledger: LedgerCheckQuery) {}

  async run(): Promise<number> {
    const breaks = await this.ledger.breaks();
    for (const { sku, name, location, ...found } of breaks) {
      process.stdout.write(
        `${sku} ${name}, ${location}: on hand ${found.onHand}, ledger ${found.onHandLedger}; ` +
          `reserved ${found.reserved}, ledger ${found.reservedLedger}\n`,
      );
    }
    const uneven = await this.ledger.unevenTransfers();
    for (const id of uneven) process.stdout.write(`transfer ${String(id)}: what left is not what came in\n`);
    const count = String(await this.ledger.productCount());
    const sound = breaks.length === 0 && uneven.length === 0;
    if (sound) process.stdout.write(`stock verified: ${count} products, every ledger adds up\n`);
    else if (breaks.length > 0) process.stdout.write(`${String(breaks.length)} of ${count} products do not add up\n`);
    return sound ? 0 : 1;
  }
}
