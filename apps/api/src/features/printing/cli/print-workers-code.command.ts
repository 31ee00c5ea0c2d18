import { Injectable } from '@nestjs/common';
import { Cli, type CliCommand } from '@picolo/server/cli';
import { InviteWorker } from '../use-cases/invite-worker.use-case.js';

/** `print-workers:code [name]`: a one-time enrolment code, the last line of what is printed. */
@Injectable()
@Cli('print-workers:code')
export class PrintWorkersCode implements CliCommand {
  constructor(private readonly inviting: InviteWorker) {}

  async run(args: readonly string[]): Promise<number> {
    const name = args.join(' ').trim();
    const { code, expiresAt } = await this.inviting.execute(null, name === '' ? null : name.slice(0, 120));
    process.stdout.write(`Works once, until ${expiresAt}:\n${code}\n`);
    return 0;
  }
}
