import type { LiveEventName, LiveEvents } from '@picolo/contracts';

export interface VersionFilter {
  /** True when this event is newer than what was seen of its subject; it is then remembered. */
  accepts<N extends LiveEventName>(event: N, data: LiveEvents[N]): boolean;
}

interface Subject {
  readonly id?: number;
  readonly productId?: number;
  readonly version?: number;
  readonly ready?: boolean;
}

/**
 * Live events may come late, twice or out of order; each subject's older and repeated versions are dropped.
 * An invoice has a version of its balance and, within it, two: issued, then ready. What carries no version always passes.
 */
export function createVersionFilter(): VersionFilter {
  const seen = new Map<string, number>();
  return {
    accepts(event, data): boolean {
      const { id, productId, version, ready } = data as Subject;
      const rank = version === undefined ? undefined : version * 2 + Number(ready ?? false);
      const subject = id ?? productId;
      if (rank === undefined || subject === undefined) return true;
      const key = `${event} ${String(subject)}`;
      if ((seen.get(key) ?? -1) >= rank) return false;
      seen.set(key, rank);
      return true;
    },
  };
}
