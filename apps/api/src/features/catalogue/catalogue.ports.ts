import type { StockView } from '@picolo/contracts';
import type { Reader, Tx } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';

/** What the catalogue asks of whoever keeps the stock, which may use the catalogue while the catalogue may not use it. */
export abstract class StockLevels {
  /** Levels by product in one query; products that never moved are at zero, and all asked for are in the answer. */
  abstract levelsOf(productIds: readonly number[], reader?: Reader): Promise<ReadonlyMap<number, StockView>>;

  /** How many products have a level in the place, at zero too; no more than `most` are counted. */
  abstract countAt(locationId: number, most: number): Promise<number>;

  /** Tables and condition that lead a statement from the products of a place to `product`; its one value is the place. */
  abstract fromPlace(product: string): { readonly tables: string; readonly on: string; readonly where: string };

  /** A level in the place as a condition on a product's id in another statement; its one value is the place. */
  abstract hasLevelAt(productId: string): string;
}

/** A product's low-stock threshold before and after an edit; integer ten-thousandths, null: no alert. */
export interface ThresholdChange {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Told inside the transaction of an edit (ST-4: a changed threshold may be a crossing). */
export abstract class ThresholdWatch {
  /** Events to append to the outbox of that transaction. */
  abstract thresholdChanged(tx: Tx, change: ThresholdChange): Promise<readonly NewEvent[]>;
}
