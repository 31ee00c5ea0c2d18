import { CannotGoOn, adviceFor } from './cannot-go-on.ts';

/** Runs a command's body; a failure that a person can mend is told in one sentence, others with their stack. */
export async function command(body: () => Promise<unknown>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.exitCode = 1;
    console.error(explain(error));
  }
}

export function explain(error: unknown): string {
  if (error instanceof CannotGoOn) return `\n✖ ${error.message}`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const advice = adviceFor(text);
  return advice === undefined ? text : `\n✖ ${advice}`;
}
