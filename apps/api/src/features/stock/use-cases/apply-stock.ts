import { Injectable } from '@nestjs/common';
import { DomainError, orderNumber, type LiveMessage, type StockView } from '@picolo/contracts';
import { quantityToJson, type Tx } from '@picolo/server/db';
import type { NewEvent } from '@picolo/server/outbox';
import { CatalogueFacade, type HeldProduct, type WatchedProduct } from '../../catalogue/index.js';
import {
  becomesLow,
  changed,
  LevelBook,
  mergeChanges,
  noLevel,
  type Cause,
  type Level,
  type LocatedChange,
  type LocatedLevel,
  type StockChange,
} from '../domain/stock-change.js';
import { LocationsRepository, type LocationRow, type NewTransfer } from '../persistence/locations.repository.js';
import { StockRepository } from '../persistence/stock.repository.js';
import { presentStock } from '../stock.presenter.js';
import { lowStock } from './low-stock.js';
import { stockNews } from './stock-news.js';

/** A change that does not fit, and the level that it does not fit. */
export class StockRefusal extends Error {
  constructor(
    readonly change: LocatedChange,
    readonly level: Level,
  ) {
    super(`product ${String(change.productId)}: the stock does not allow it`);
    this.name = 'StockRefusal';
  }
}

/** What changed, and what others should learn: to be appended to the outbox as the transaction's last insert. */
export interface StockOutcome {
  readonly before: ReadonlyMap<number, StockView>;
  readonly levels: ReadonlyMap<number, StockView>;
  readonly firstMovementId: number;
  readonly events: readonly NewEvent[];
  readonly live: readonly LiveMessage[];
}

const nothing: StockOutcome = { before: new Map(), levels: new Map(), firstMovementId: 0, events: [], live: [] };

/** Levels under lock, and where orders take from. */
export interface LockedStock {
  readonly book: LevelBook;
  readonly sales: number;
}

/** Thresholds as they were before this transaction, where it changed them: product id → ten-thousandths or null. */
export type ThresholdsBefore = ReadonlyMap<number, number | null>;

export interface ApplyOptions {
  readonly thresholdsBefore?: ThresholdsBefore;
  /** The levels of all these products, where this transaction locked them already. */
  readonly locked?: LockedStock;
  /** Products that this transaction held before it locked levels: their thresholds are known and stay as they are. */
  readonly held?: ReadonlyMap<number, HeldProduct>;
}

/** Products per question to the catalogue. */
const productsAtOnce = 1_000;

/** The only writer of levels and ledger: every change of stock, whatever its cause, goes through here (ST-2, ST-3, ST-4). */
@Injectable()
export class ApplyStock {
  constructor(
    private readonly stock: StockRepository,
    private readonly catalogue: CatalogueFacade,
    private readonly locations: LocationsRepository,
  ) {}

  /** Throws StockRefusal, naming the first product whose stock does not allow its change; then nothing may be committed. */
  async apply(
    tx: Tx,
    changes: readonly StockChange[],
    cause: Cause,
    { thresholdsBefore = new Map(), locked, held }: ApplyOptions = {},
  ): Promise<StockOutcome> {
    const ids = [...changes.map(({ productId }) => productId), ...thresholdsBefore.keys()];
    if (ids.length === 0) return nothing;
    const { book, sales } = locked ?? (await this.lock(tx, ids));
    const merged = mergeChanges(changes, sales);
    const before = await this.opened(tx, book, merged);
    const after = before.with(merged.map((change) => fit(before, change)));
    const firstMovementId = merged.length === 0 ? 0 : await this.write(tx, merged, after, cause);
    const falling = fallingOf(ids, before, after, thresholdsBefore);
    const watched = held === undefined ? await this.watched(tx, falling) : watchedOf(held, falling);
    const events = crossings(watched, before, after, thresholdsBefore);
    const touched = [...new Set(merged.map(({ productId }) => productId))];
    const [were, levels] = [viewsOf(before, touched, sales), viewsOf(after, touched, sales)];
    return { before: were, levels, firstMovementId, events, live: stockNews(were, levels) };
  }

  /** The same with a refusal in words, for acts of people. */
  async attempt(tx: Tx, changes: readonly StockChange[], cause: Cause): Promise<StockOutcome> {
    try {
      return await this.apply(tx, changes, cause);
    } catch (error) {
      throw error instanceof StockRefusal ? await this.explain(tx, error) : error;
    }
  }

  /** The row that links both sides of a transfer in the ledger. */
  async newTransfer(tx: Tx, transfer: NewTransfer): Promise<number> {
    return await this.locations.insertTransfer(tx, transfer);
  }

  async salesLocation(tx: Tx): Promise<number> {
    return await this.stock.salesLocation(tx);
  }

  /** Locations that a person names: existing, in use, and kept in use until the transaction ends. */
  async places(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, LocationRow>> {
    const rows = await this.locations.hold(tx, ids);
    const found = new Map(rows.filter((row) => row.archived_at === null).map((row) => [row.id, row]));
    if (ids.some((id) => !found.has(id))) throw new DomainError('STOCK.LOCATION_NOT_FOUND');
    return found;
  }

  /** The levels of the products in all places, locked until the transaction ends. */
  async lock(tx: Tx, productIds: readonly number[]): Promise<LockedStock> {
    const { levels, sales } = await this.stock.lock(tx, productIds);
    return { book: new LevelBook(levels), sales: sales ?? (await this.stock.salesLocation(tx)) };
  }

  /** A refusal in words: there is not that much, or orders hold it, and which (ST-2). */
  async explain(tx: Tx, { change, level }: StockRefusal): Promise<DomainError> {
    const { productId, locationId } = change;
    // By the transaction's own connection: a second one may never come while everybody waits for one.
    const product = (await this.catalogue.hold(tx, [productId])).get(productId);
    const levels = { onHand: quantityToJson(level.onHand), reserved: quantityToJson(level.reserved) };
    const facts = { productId, locationId, sku: product?.sku ?? '', name: product?.name ?? '', ...levels };
    if (level.reserved === 0) return new DomainError('STOCK.BELOW_ZERO', facts);
    const orders = (await this.stock.reservingOrders(tx, productId, locationId)).map(orderNumber);
    return new DomainError('STOCK.BELOW_RESERVED', { ...facts, orders });
  }

  /** A product that comes to a place for the first time gets its row there. */
  private async opened(tx: Tx, book: LevelBook, changes: readonly LocatedChange[]): Promise<LevelBook> {
    const entering = changes.filter(
      (change) => change.onHandDelta >= 0 && change.reservedDelta <= 0 && book.at(change) === undefined,
    );
    if (entering.length === 0) return book;
    await this.stock.open(tx, entering);
    const { levels } = await this.stock.lock(
      tx,
      entering.map(({ productId }) => productId),
    );
    return book.with(levels);
  }

  private async write(tx: Tx, changes: readonly LocatedChange[], after: LevelBook, cause: Cause): Promise<number> {
    const affected = await this.stock.update(tx, changes, cause.now);
    if (affected !== changes.length) throw new Error('stock levels moved under their lock');
    const entries = changes.map((change) => ({ change, after: after.at(change) ?? noLevel }));
    return await this.stock.record(tx, entries, cause);
  }

  /** Read after the lock: an edit of a threshold waits, or was seen. */
  private async watched(tx: Tx, falling: readonly number[]): Promise<WatchedProduct[]> {
    const watched: WatchedProduct[] = [];
    for (let at = 0; at < falling.length; at += productsAtOnce) {
      watched.push(...(await this.catalogue.watched(tx, falling.slice(at, at + productsAtOnce))));
    }
    return watched;
  }
}

/** Products that may have become low. */
const fallingOf = (
  productIds: readonly number[],
  before: LevelBook,
  after: LevelBook,
  thresholdsBefore: ThresholdsBefore,
): number[] =>
  [...new Set(productIds)].filter((id) => thresholdsBefore.has(id) || after.available(id) < before.available(id));

const watchedOf = (held: ReadonlyMap<number, HeldProduct>, ids: readonly number[]): WatchedProduct[] =>
  ids.flatMap((id) => {
    const product = held.get(id);
    return product === undefined || product.threshold === null ? [] : [{ ...product, threshold: product.threshold }];
  });

/** The threshold counts all locations. */
const crossings = (
  watched: readonly WatchedProduct[],
  before: LevelBook,
  after: LevelBook,
  thresholdsBefore: ThresholdsBefore,
): NewEvent[] =>
  watched.flatMap((product) => {
    const known = thresholdsBefore.get(product.id);
    const watch = {
      availableBefore: before.available(product.id),
      availableAfter: after.available(product.id),
      thresholdBefore: known === undefined ? product.threshold : known,
      thresholdAfter: product.threshold,
    };
    return becomesLow(watch) ? [lowStock(product, watch.availableAfter, product.threshold)] : [];
  });

const fit = (book: LevelBook, change: LocatedChange): LocatedLevel => {
  const before = book.at(change) ?? noLevel;
  const after = changed(before, change);
  if (after === null) throw new StockRefusal(change, before);
  return { productId: change.productId, locationId: change.locationId, ...after };
};

const viewsOf = (book: LevelBook, productIds: readonly number[], sales: number): Map<number, StockView> =>
  new Map(productIds.map((id) => [id, presentStock(book.of(id), sales)]));
