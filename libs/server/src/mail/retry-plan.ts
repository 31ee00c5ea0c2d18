import type { MailTrouble } from '@picolo/contracts';

const seconds = 1000;
/** Quick at first, because most troubles are a restart; then every half hour, as mail servers do among themselves (RFC 5321 4.5.4.1). */
const pauses = [5, 15, 30, 60, 120, 300, 600].map((pause) => pause * seconds);
const steadyPause = 1800 * seconds;

export type Next = { readonly again: Date } | { readonly givenUp: MailTrouble };

/** What follows an attempt that failed: `attempts` were made, the mail is of no use after `expiresAt`. */
export const nextAttempt = (trouble: MailTrouble, attempts: number, now: Date, expiresAt: Date): Next => {
  if (trouble === 'refused' || trouble === 'too-late') return { givenUp: trouble };
  const again = new Date(now.getTime() + (pauses[attempts - 1] ?? steadyPause));
  return again < expiresAt ? { again } : { givenUp: 'too-late' };
};
