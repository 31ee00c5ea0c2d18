import { Injectable } from '@nestjs/common';
import type { MovementInput, MovementKind, MovementResult } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { quantityToJson, type Tx } from '@picolo/server/db';
import type { HeldProduct } from '../catalogue/index.js';
import { availableOf, type Cause, type StockChange } from './domain/stock-change.js';
import { takenFrom } from './domain/held.js';
import { StockRepository } from './persistence/stock.repository.js';
import { AddMovement } from './use-cases/add-movement.use-case.js';
import { AnnounceStock } from './use-cases/announce-stock.js';
import { ApplyStock, StockRefusal, type StockOutcome, type ThresholdsBefore } from './use-cases/apply-stock.js';
import { CountMany, type CountedRow } from './use-cases/count-many.js';

/** A quantity of a product, in integer ten-thousandths. */
export interface StockLine {
  readonly productId: number;
  readonly quantity: number;
}

/** The order, who acts, and when. */
export type OrderCause = Pick<Cause, 'actor' | 'now'> & { readonly orderId: number };

/** What may be sold is less than what was asked for. */
export class NotEnoughStock extends Error {
  constructor(
    readonly productId: number,
    /** JSON number in the product's unit. */
    readonly available: number,
  ) {
    super(`product ${String(productId)}: ${String(available)} available`);
    this.name = 'NotEnoughStock';
  }
}

/**
 * What orders do to the stock, each in the transaction of the order. The outcome's events and messages belong into the
 * outbox as that transaction's last insert.
 */
@Injectable()
export class StockFacade {
  constructor(
    private readonly stock: ApplyStock,
    private readonly movements: AddMovement,
    private readonly counts: CountMany,
    private readonly levels: StockRepository,
    private readonly announce: AnnounceStock,
  ) {}

  /**
   * Throws NotEnoughStock; then the transaction must not commit. `held`: all these products, where the transaction held them
   * before.
   */
  async reserve(
    tx: Tx,
    lines: readonly StockLine[],
    cause: OrderCause,
    held?: ReadonlyMap<number, HeldProduct>,
  ): Promise<StockOutcome> {
    try {
      return await this.change(tx, 'reservation', lines, { ...cause, held }, { onHand: 0, reserved: 1 });
    } catch (error) {
      if (!(error instanceof StockRefusal)) throw error;
      throw new NotEnoughStock(error.change.productId, quantityToJson(availableOf(error.level)));
    }
  }

  /** A cancelled order lets go of what it held, where it held it. */
  async release(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    const held = takenFrom(await this.levels.heldBy(tx, cause.orderId), lines);
    return await this.change(tx, 'release', held, cause, { onHand: 0, reserved: -1 });
  }

  /**
   * An order that changes: lets go of some and takes others, in one go. All levels are locked ascending before the first
   * is written, so that two such orders never wait for each other in a circle. Throws NotEnoughStock like `reserve`.
   */
  async exchange(
    tx: Tx,
    { released, reserved }: { readonly released: readonly StockLine[]; readonly reserved: readonly StockLine[] },
    cause: OrderCause,
  ): Promise<StockOutcome> {
    const ids = [...released, ...reserved].map(({ productId }) => productId);
    if (ids.length > 0) await this.stock.lock(tx, ids);
    const first = await this.release(tx, released, cause);
    const second = await this.reserve(tx, reserved, cause);
    return {
      before: new Map([...first.before, ...second.before]),
      levels: new Map([...first.levels, ...second.levels]),
      firstMovementId: first.firstMovementId,
      events: [...first.events, ...second.events],
      live: [...first.live, ...second.live],
    };
  }

  /** What was reserved leaves the house, from where it was reserved: meanwhile orders may take from another location. */
  async ship(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    const held = takenFrom(await this.levels.heldBy(tx, cause.orderId), lines);
    return await this.change(tx, 'sale', held, cause, { onHand: -1, reserved: -1 });
  }

  /** What came back can be sold again. */
  async takeBack(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    return await this.change(tx, 'return', lines, cause, { onHand: 1, reserved: 0 });
  }

  async move(actor: Actor, input: MovementInput): Promise<MovementResult> {
    return await this.movements.execute(actor, input);
  }

  /** The location that orders take from. */
  async salesLocationId(tx: Tx): Promise<number> {
    return await this.levels.salesLocation(tx);
  }

  /**
   * Puts many levels at what a file or a count says, in the caller's transaction and in a few statements. `kind` is what the
   * ledger calls it. Alerts by what level and threshold were before and are now: where this transaction changed thresholds,
   * say what they were in `thresholdsBefore`, also of products whose level stays (then no `thresholdChanged` is needed).
   * Throws CountsRefused, naming every row below what orders hold; then nothing may be committed. Its outcome goes to `tell`.
   */
  async countMany(
    tx: Tx,
    rows: readonly CountedRow[],
    cause: Pick<Cause, 'actor' | 'now' | 'reason'> & { readonly kind: 'count' | 'adjustment' },
    thresholdsBefore?: ThresholdsBefore,
  ): Promise<StockOutcome> {
    return await this.counts.apply(tx, rows, { ...cause, corrects: true }, thresholdsBefore);
  }

  /** Appends what an outcome tells to the outbox: the last insert of the transaction. */
  async tell(tx: Tx, outcome: StockOutcome): Promise<void> {
    await this.announce.tell(tx, outcome);
  }

  private async change(
    tx: Tx,
    kind: MovementKind,
    lines: readonly (StockLine & Pick<StockChange, 'locationId'>)[],
    { held, ...cause }: OrderCause & { readonly held?: ReadonlyMap<number, HeldProduct> | undefined },
    sign: { readonly onHand: number; readonly reserved: number },
  ): Promise<StockOutcome> {
    const changes = lines.map(({ quantity, ...place }) => ({
      ...place,
      onHandDelta: sign.onHand * quantity,
      reservedDelta: sign.reserved * quantity,
    }));
    return await this.stock.apply(tx, changes, { ...cause, kind }, held === undefined ? {} : { held });
  }
}
