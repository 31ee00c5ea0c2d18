import { Injectable } from '@nestjs/common';
import { Cli, type CliCommand } from '@picolo/server/cli';
import { VerifyInvoices } from '../use-cases/verify-invoices.use-case.js';

/** `invoices:verify`: one line per chain; exit code 1 when one is broken. */
@Injectable()
@Cli('invoices:verify')
export class VerifyInvoicesCommand implements CliCommand {
  constructor(private readonly verify: VerifyInvoices) {}

  async run(): Promise<number> {
    const reports = await this.verify.execute();
    for (const { series, checked, brokenAt, reason } of reports) {
      const result = brokenAt === null ? 'ok' : `BROKEN at ${brokenAt} (${reason ?? 'unknown'})`;
      process.stdout.write(`${series}: ${String(checked)} checked, ${result}\n`);
    }
    return reports.every(({ brokenAt }) => brokenAt === null) ? 0 : 1;
  }
}
