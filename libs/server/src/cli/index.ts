import { SetMetadata } from '@nestjs/common';

export const cliKey = 'picolo:cli';

/** A command of `main.cli.js`. */
export interface CliCommand {
  /** Answers the exit code. Writes its result to stdout; throws only what is unexpected. */
  run(args: readonly string[]): Promise<number>;
}

/** Names a command: `@Cli('stock:verify')`. */
export const Cli = (name: string): ClassDecorator => SetMetadata(cliKey, name);
