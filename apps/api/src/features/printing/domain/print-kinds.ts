import type { PrintKind } from '@picolo/contracts';

const day = 24 * 60 * 60_000;

/** How long a job of each kind waits for its printer before it expires instead of surprising somebody (PR-6), ms. */
export const lifetimeMs: Readonly<Record<PrintKind, number>> = {
  text: day,
  invoice: day,
  'order-ticket': day,
};
