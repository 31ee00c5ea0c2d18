import type { MovementKind } from '@picolo/contracts';

/** What one act does to one product in one place. Quantities are integer ten-thousandths. */
export interface StockChange {
  readonly productId: number;
  /** The location that sells unless told. */
  readonly locationId?: number;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
}

export type LocatedChange = StockChange & { readonly locationId: number };

/** Why, by whom and when: the same for all changes of one act. */
export interface Cause {
  readonly kind: MovementKind;
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly now: Date;
  readonly orderId?: number;
  readonly reason?: string | null;
  readonly transferId?: number;
  readonly countId?: number;
  /** The books are set right, nothing moves: a count that is under way must not set the same right again. */
  readonly corrects?: boolean;
}

/** What lies in one place, and the version of that fact. */
export interface Level {
  readonly onHand: number;
  readonly reserved: number;
  readonly version: number;
}

export interface LocatedLevel extends Level {
  readonly productId: number;
  readonly locationId: number;
}

export const noLevel: Level = { onHand: 0, reserved: 0, version: 0 };

export const availableOf = (level: Pick<Level, 'onHand' | 'reserved'>): number => level.onHand - level.reserved;

const placeOf = ({ productId, locationId }: { readonly productId: number; readonly locationId: number }): string =>
  `${String(productId)}:${String(locationId)}`;

/**
 * One change per product and place, lowest product first, then lowest place: everybody locks in the same order, so nobody
 * waits in a circle. What names no place happens at `sales`.
 */
export const mergeChanges = (changes: readonly StockChange[], sales: number): LocatedChange[] => {
  const merged = new Map<string, LocatedChange>();
  for (const { productId, locationId = sales, onHandDelta, reservedDelta } of changes) {
    const key = placeOf({ productId, locationId });
    const before = merged.get(key) ?? { onHandDelta: 0, reservedDelta: 0 };
    merged.set(key, {
      productId,
      locationId,
      onHandDelta: before.onHandDelta + onHandDelta,
      reservedDelta: before.reservedDelta + reservedDelta,
    });
  }
  return [...merged.values()].sort((a, b) => a.productId - b.productId || a.locationId - b.locationId);
};

/** The level after a change; null when it would go below zero or reserve more than there is (ST-2). */
export const changed = (before: Level, change: StockChange): Level | null => {
  const onHand = before.onHand + change.onHandDelta;
  const reserved = before.reserved + change.reservedDelta;
  return reserved < 0 || reserved > onHand ? null : { onHand, reserved, version: before.version + 1 };
};

/** Levels by product and place. */
export class LevelBook {
  private readonly byPlace = new Map<string, LocatedLevel>();
  private readonly byProduct = new Map<number, LocatedLevel[]>();

  constructor(levels: readonly LocatedLevel[]) {
    for (const level of levels) {
      this.byPlace.set(placeOf(level), level);
      const own = this.byProduct.get(level.productId);
      if (own === undefined) this.byProduct.set(level.productId, [level]);
      else own.push(level);
    }
  }

  at(place: { readonly productId: number; readonly locationId: number }): LocatedLevel | undefined {
    return this.byPlace.get(placeOf(place));
  }

  /** Of all its places, lowest first. */
  of(productId: number): readonly LocatedLevel[] {
    return this.byProduct.get(productId) ?? [];
  }

  /** In all places together: what the threshold is compared with (ST-8). */
  available(productId: number): number {
    return this.of(productId).reduce((sum, level) => sum + availableOf(level), 0);
  }

  /** The same book with these levels in place of the old ones. */
  with(levels: readonly LocatedLevel[]): LevelBook {
    const newer = new Map(levels.map((level) => [placeOf(level), level]));
    const all = [...this.byPlace].map(([place, level]) => newer.get(place) ?? level);
    const added = levels.filter((level) => !this.byPlace.has(placeOf(level)));
    return new LevelBook([...all, ...added]);
  }
}

/** At or below its threshold; without one a product is never low. */
const isLow = (available: number, threshold: number | null): boolean => threshold !== null && available <= threshold;

/** Available and threshold before and after one act, in all locations together. */
export interface Watch {
  readonly availableBefore: number;
  readonly thresholdBefore: number | null;
  readonly availableAfter: number;
  readonly thresholdAfter: number | null;
}

/** Whether the product became low by this act (ST-4): the moment of the one alert, whatever of the two moved. */
export const becomesLow = (watch: Watch): boolean =>
  isLow(watch.availableAfter, watch.thresholdAfter) && !isLow(watch.availableBefore, watch.thresholdBefore);
