import { Injectable } from '@nestjs/common';
import { DomainError, orderNumber, roomOfPermission, type LiveMessage, type StockView } from '@picolo/contracts';
import { quantityToJson, type Tx } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';
import { CatalogueFacade } from '../../catalogue/index.js';
import {
  availableOf,
  changed,
  crosses,
  mergeChanges,
  noLevel,
  type Cause,
  type Level,
  type StockChange,
} from '../domain/stock-change.js';
import { StockRepository, type Entry, type LevelRow } from '../persistence/stock.repository.js';
import { lowStock } from './low-stock.js';

/** A change that does not fit, and the level that it does not fit. */
export class StockRefusal extends Error {
  constructor(
    readonly change: StockChange,
    readonly level: Level,
  ) {
    super(`product ${String(change.productId)}: the stock does not allow it`);
    this.name = 'StockRefusal';
  }
}

/** What changed, and what others should learn: to be appended to the outbox as the transaction's last insert. */
export interface StockOutcome {
  readonly levels: ReadonlyMap<number, StockView>;
  /** What lay there before, over all locations, in the unit of `levels`. */
  readonly onHandBefore: ReadonlyMap<number, number>;
  readonly firstMovementId: number;
  readonly events: readonly NewEvent[];
  readonly live: readonly LiveMessage[];
}

const nothing: StockOutcome = { levels: new Map(), onHandBefore: new Map(), firstMovementId: 0, events: [], live: [] };

/** The only writer of levels and ledger: every change of stock, whatever its cause, goes through here (ST-2, ST-3, ST-4). */
@Injectable()
export class ApplyStock {
  constructor(
    private readonly stock: StockRepository,
    private readonly catalogue: CatalogueFacade,
  ) {}

  /** Throws StockRefusal, naming the first product whose stock does not allow its change; then nothing may be committed. */
  async apply(tx: Tx, changes: readonly StockChange[], cause: Cause): Promise<StockOutcome> {
    const merged = mergeChanges(changes);
    if (merged.length === 0) return nothing;
    const location = await this.stock.sellingLocation(tx);
    const levels = await this.lock(tx, location, merged);
    const entries = merged.map((change): Entry => {
      const before = levels.find(isAt(change.productId, location)) ?? noLevel;
      const after = changed(before, change);
      if (after === null) throw new StockRefusal(change, before);
      return { change, after };
    });
    const affected = await this.stock.update(tx, location, merged, cause.now);
    if (affected !== merged.length) throw new Error('stock levels moved under their lock');
    const events = await this.crossings(tx, levels, merged);
    const firstMovementId = await this.stock.record(tx, location, entries, cause);
    const views = new Map(merged.map((change) => [change.productId, totals(levels, [change])] as const));
    const onHandBefore = new Map(merged.map(({ productId }) => [productId, onHandOf(levels, productId)] as const));
    return { levels: views, onHandBefore, firstMovementId, events, live: [...views].flatMap(news) };
  }

  /** What lies in the selling location, locked: a count is the difference to it. */
  async onHand(tx: Tx, productId: number): Promise<number> {
    const location = await this.stock.sellingLocation(tx);
    return (await this.stock.lock(tx, [productId])).find(isAt(productId, location))?.onHand ?? 0;
  }

  /** A refusal in words: there is not that much, or orders hold it, and which (ST-2). */
  async explain(tx: Tx, { change, level }: StockRefusal): Promise<DomainError> {
    const facts = { onHand: quantityToJson(level.onHand), reserved: quantityToJson(level.reserved) };
    if (level.reserved === 0) return new DomainError('STOCK.BELOW_ZERO', facts);
    const orders = (await this.stock.reservingOrders(tx, change.productId)).map(orderNumber);
    return new DomainError('STOCK.BELOW_RESERVED', { ...facts, orders });
  }

  /** Locks the levels; a product that comes in for the first time gets its row. */
  private async lock(tx: Tx, location: number, changes: readonly StockChange[]): Promise<LevelRow[]> {
    const ids = changes.map(({ productId }) => productId);
    const levels = await this.stock.lock(tx, ids);
    const missing = changes.filter(
      ({ productId, onHandDelta }) => onHandDelta >= 0 && !levels.some(isAt(productId, location)),
    );
    const entering = missing.filter(({ reservedDelta }) => reservedDelta <= 0).map(({ productId }) => productId);
    if (entering.length === 0) return levels;
    await this.stock.open(tx, location, entering);
    return await this.stock.lock(tx, ids);
  }

  /** The threshold counts all locations. It is read after the lock: an edit of it waits, or was seen. */
  private async crossings(tx: Tx, levels: readonly LevelRow[], changes: readonly StockChange[]): Promise<NewEvent[]> {
    const falling = changes.filter((change) => change.onHandDelta < change.reservedDelta);
    if (falling.length === 0) return [];
    const ids = falling.map(({ productId }) => productId);
    const watched = await this.catalogue.watched(tx, ids);
    return watched.flatMap((product) => {
      const own = falling.filter(({ productId }) => productId === product.id);
      const before = available(levels, product.id);
      const after = before + own.reduce((sum, change) => sum + change.onHandDelta - change.reservedDelta, 0);
      return crosses(before, after, product.threshold) ? [lowStock(product, after, product.threshold)] : [];
    });
  }
}

const isAt =
  (productId: number, locationId: number) =>
  (level: LevelRow): boolean =>
    level.productId === productId && level.locationId === locationId;

const available = (levels: readonly LevelRow[], productId: number): number =>
  levels.reduce((sum, level) => sum + (level.productId === productId ? availableOf(level) : 0), 0);

const onHandOf = (levels: readonly LevelRow[], productId: number): number =>
  quantityToJson(levels.reduce((sum, level) => sum + (level.productId === productId ? level.onHand : 0), 0));

/** A product over all its locations after its changes; versions add up, so the sum climbs with each change. */
const totals = (levels: readonly LevelRow[], changes: readonly StockChange[]): StockView => {
  const [productId] = changes.map((change) => change.productId);
  let [onHand, reserved, version] = [0, 0, 0];
  for (const level of levels.filter((row) => row.productId === productId)) {
    onHand += level.onHand;
    reserved += level.reserved;
    version += level.version;
  }
  for (const change of changes) {
    onHand += change.onHandDelta;
    reserved += change.reservedDelta;
    version += 1;
  }
  const view = { onHand: quantityToJson(onHand), reserved: quantityToJson(reserved) };
  return { ...view, available: quantityToJson(onHand - reserved), version };
};

const news = ([productId, stock]: readonly [number, StockView]): LiveMessage[] => {
  const level: LiveMessage<'stock:level'> = {
    rooms: [roomOfPermission('stock.read')],
    event: 'stock:level',
    data: { productId, ...stock },
  };
  const { available: left, version } = stock;
  const shop: LiveMessage<'shop:availability'> = {
    rooms: ['public'],
    event: 'shop:availability',
    data: { productId, available: left, version },
  };
  return [level, shop];
};
