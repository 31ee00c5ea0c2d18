import { explain } from './cannot-go-on.ts';

/** Runs a command's body; a failure that a person can mend is told in one sentence, others with their stack. */
export async function command(body: () => Promise<unknown>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.exitCode = 1;
    console.error(`\n✖ ${explain(error)}`);
  }
}
