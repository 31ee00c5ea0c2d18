import { Injectable } from '@nestjs/common';
import type { MovementInput, MovementKind, MovementResult } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { quantityToJson, type Tx } from '@picolo/server/db';
import { availableOf, type Cause } from './domain/stock-change.js';
import { AddMovement } from './use-cases/add-movement.use-case.js';
import { ApplyStock, StockRefusal, type StockOutcome } from './use-cases/apply-stock.js';

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
  ) {}

  /** Throws NotEnoughStock; then the transaction must not commit. */
  async reserve(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    try {
      return await this.change(tx, 'reservation', lines, cause, { onHand: 0, reserved: 1 });
    } catch (error) {
      if (!(error instanceof StockRefusal)) throw error;
      throw new NotEnoughStock(error.change.productId, quantityToJson(availableOf(error.level)));
    }
  }

  /** A cancelled order lets go of what it held. */
  async release(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    return await this.change(tx, 'release', lines, cause, { onHand: 0, reserved: -1 });
  }

  /** What was reserved leaves the house. */
  async ship(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    return await this.change(tx, 'sale', lines, cause, { onHand: -1, reserved: -1 });
  }

  /** What came back can be sold again. */
  async takeBack(tx: Tx, lines: readonly StockLine[], cause: OrderCause): Promise<StockOutcome> {
    return await this.change(tx, 'return', lines, cause, { onHand: 1, reserved: 0 });
  }

  async move(actor: Actor, input: MovementInput): Promise<MovementResult> {
    return await this.movements.execute(actor, input);
  }

  private async change(
    tx: Tx,
    kind: MovementKind,
    lines: readonly StockLine[],
    cause: OrderCause,
    sign: { readonly onHand: number; readonly reserved: number },
  ): Promise<StockOutcome> {
    const changes = lines.map(({ productId, quantity }) => ({
      productId,
      onHandDelta: sign.onHand * quantity,
      reservedDelta: sign.reserved * quantity,
    }));
    return await this.stock.apply(tx, changes, { ...cause, kind });
  }
}
