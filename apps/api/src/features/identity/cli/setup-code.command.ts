import { Injectable } from '@nestjs/common';
import { Cli, type CliCommand } from '@picolo/server/cli';
import { IssueSetupCode } from '../use-cases/issue-setup-code.use-case.js';

/** `setup:code` (ID-11): prints a fresh one-time code as the last line. */
@Injectable()
@Cli('setup:code')
export class SetupCodeCommand implements CliCommand {
  constructor(private readonly issue: IssueSetupCode) {}

  async run(): Promise<number> {
    const code = await this.issue.execute();
    if (code === null) {
      process.stderr.write('This installation has an administrator already. Another one: npm run admin:create\n');
      return 1;
    }
    process.stdout.write(`Open /console/setup and enter this code:\n${code}\n`);
    return 0;
  }
}
