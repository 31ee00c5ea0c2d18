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
    for (const { sku, name, ...found } of breaks) {
      process.stdout.write(
        `${sku} ${name}: on hand ${found.onHand}, ledger ${found.onHandLedger}; ` +
          `reserved ${found.reserved}, ledger ${found.reservedLedger}\n`,
      );
    }
    const count = String(await this.ledger.productCount());
    if (breaks.length === 0) process.stdout.write(`stock verified: ${count} products, every ledger adds up\n`);
    else process.stdout.write(`${String(breaks.length)} of ${count} products do not add up\n`);
    return breaks.length === 0 ? 0 : 1;
  }
}
