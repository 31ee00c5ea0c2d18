import { Injectable } from '@nestjs/common';
import { DomainError, type MovementInput, type MovementResult, type StockView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, jsonToQuantity, quantityToJson, type Tx } from '@picolo/server/db';
import { CatalogueFacade, type HeldProduct } from '../../catalogue/index.js';
import { MovementsQuery } from '../queries/movements.query.js';
import { AnnounceMovement } from './announce-movement.js';
import { ApplyStock, StockRefusal, type StockOutcome } from './apply-stock.js';

/** A receipt, an adjustment or a count entered by a person. */
@Injectable()
export class AddMovement {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly stock: ApplyStock,
    private readonly movements: MovementsQuery,
    private readonly announce: AnnounceMovement,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: MovementInput): Promise<MovementResult> {
    const { firstMovementId, levels } = await this.db.tx((tx) => this.write(tx, actor, input));
    const movement = await this.movements.byId(firstMovementId);
    const stock: StockView = levels.get(input.productId) ?? { onHand: 0, reserved: 0, available: 0, version: 0 };
    return { movement, stock };
  }

  private async write(tx: Tx, actor: Actor, input: MovementInput): Promise<StockOutcome> {
    const product = (await this.catalogue.hold(tx, [input.productId])).get(input.productId);
    if (product === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    const quantity = this.quantity(input, product);
    const counted = input.kind === 'count' ? await this.stock.onHand(tx, product.id) : 0;
    const change = { productId: product.id, onHandDelta: quantity - counted, reservedDelta: 0 };
    const by = { id: actor.userId, name: actor.name };
    const cause = { kind: input.kind, reason: input.reason?.trim() ?? null, actor: by, now: this.clock.now() };
    try {
      const outcome = await this.stock.apply(tx, [change], cause);
      await this.announce.execute(tx, actor, { product, input, outcome });
      return outcome;
    } catch (error) {
      throw error instanceof StockRefusal ? await this.stock.explain(tx, error) : error;
    }
  }

  private quantity({ kind, quantity }: MovementInput, { step }: HeldProduct): number {
    const value = jsonToQuantity(quantity);
    const signFits = kind === 'adjustment' ? value !== 0 : kind === 'receipt' ? value > 0 : value >= 0;
    if (!signFits) {
      throw new DomainError('REQUEST.INVALID', {
        fields: [{ field: 'quantity', rule: 'isPositive', message: 'quantity' }],
      });
    }
    if (value % step !== 0) throw new DomainError('STOCK.QUANTITY_STEP', { step: quantityToJson(step) });
    return value;
  }
}
