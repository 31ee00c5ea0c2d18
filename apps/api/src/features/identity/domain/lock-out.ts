/** Failed sign-ins for one typed address (ID-2). */
export interface SignInRecord {
  readonly failures: number;
  readonly windowStartedAt: Date;
  readonly lockedUntil: Date | null;
}

export const allowedFailures = 5;
const minutes = 60_000;
export const windowMs = 15 * minutes;
export const lockMs = 15 * minutes;

export const isLocked = (record: SignInRecord | null, now: Date): boolean =>
  record !== null && record.lockedUntil !== null && record.lockedUntil > now;

/** The record after one more failure: the fifth within 15 minutes locks for 15 minutes. */
export const afterFailure = (record: SignInRecord | null, now: Date): SignInRecord => {
  const over = record === null || now.getTime() - record.windowStartedAt.getTime() >= windowMs;
  const failures = over ? 1 : record.failures + 1;
  return {
    failures,
    windowStartedAt: over ? now : record.windowStartedAt,
    lockedUntil: failures >= allowedFailures ? new Date(now.getTime() + lockMs) : null,
  };
};
