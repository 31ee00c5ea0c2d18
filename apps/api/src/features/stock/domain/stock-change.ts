import type { MovementKind } from '@picolo/contracts';

/** What one act does to one product. Quantities are integer ten-thousandths. */
export interface StockChange {
  readonly productId: number;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
}

/** Why, by whom and when: the same for all changes of one act. */
export interface Cause {
  readonly kind: MovementKind;
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly now: Date;
  readonly orderId?: number;
  readonly reason?: string | null;
}

/** What lies in one place, and the version of that fact. */
export interface Level {
  readonly onHand: number;
  readonly reserved: number;
  readonly version: number;
}

export const noLevel: Level = { onHand: 0, reserved: 0, version: 0 };

export const availableOf = (level: Pick<Level, 'onHand' | 'reserved'>): number => level.onHand - level.reserved;

/** One change per product, lowest id first: everybody locks in the same order, so nobody waits in a circle. */
export const mergeChanges = (changes: readonly StockChange[]): StockChange[] => {
  const merged = new Map<number, StockChange>();
  for (const change of changes) {
    const { productId, onHandDelta, reservedDelta } = merged.get(change.productId) ?? {
      productId: change.productId,
      onHandDelta: 0,
      reservedDelta: 0,
    };
    merged.set(productId, {
      productId,
      onHandDelta: onHandDelta + change.onHandDelta,
      reservedDelta: reservedDelta + change.reservedDelta,
    });
  }
  return [...merged.values()].sort((a, b) => a.productId - b.productId);
};

/** The level after a change; null when it would go below zero or reserve more than there is (ST-2). */
export const changed = (before: Level, change: StockChange): Level | null => {
  const onHand = before.onHand + change.onHandDelta;
  const reserved = before.reserved + change.reservedDelta;
  return reserved < 0 || reserved > onHand ? null : { onHand, reserved, version: before.version + 1 };
};

/** Whether available fell from above the threshold to it or below (ST-4): the moment of the one alert. */
export const crosses = (before: number, after: number, threshold: number | null): boolean =>
  threshold !== null && before > threshold && after <= threshold;

/** The same when the threshold moved and the stock did not; without a threshold before, the stock was above it. */
export const thresholdCrosses = (available: number, before: number | null, after: number | null): boolean =>
  after !== null && available <= after && (before === null || available > before);
