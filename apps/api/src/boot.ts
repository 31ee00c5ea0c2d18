import { ConfigError } from '@picolo/server/config';

/** Runs a process's start; a wrong setting is told in plain lines, anything else with its stack. Exit code 1 either way. */
export const bootOrExplain = async (start: () => Promise<void>): Promise<void> => {
  try {
    await start();
  } catch (error) {
    const text =
      error instanceof ConfigError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
};
