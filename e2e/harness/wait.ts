import { until } from '../../tools/lib/shell.ts';

/** Generous, because a loaded machine is no failure; a test states what must happen, not how fast. */
const LIMIT_MS = 120_000;

/** Asks until the answer is neither undefined nor false, and gives it; rejects with `what` when it never is. */
export function waitFor<T>(
  what: string,
  check: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = LIMIT_MS,
): Promise<T> {
  return until(what, limitMs, check);
}
